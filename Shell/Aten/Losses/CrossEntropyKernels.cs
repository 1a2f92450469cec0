using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Losses;

/// <summary>cross_entropy_loss in terms of other operators: targets that are classes, or probabilities of all classes; label smoothing for both.</summary>
/// <param name="aten">The operators it calls.</param>
internal sealed class CrossEntropyKernels(AtenOperators aten)
{
    /// <summary>Kernel of <c>aten::cross_entropy_loss</c>.</summary>
    public Tensor CrossEntropy(Tensor self, Tensor target, Tensor? weight, long reduction, SymInt ignoreIndex, double labelSmoothing)
    {
        if (self.Sizes.AsSpan().SequenceEqual(target.Sizes.AsSpan()))
        {
            if (!ScalarTypes.IsFloatingPoint(target.ScalarType))
                throw Failures.Runtime("cross_entropy_loss", $"targets of the input's sizes are probabilities and must be floating-point, they are of {ScalarTypes.Name(target.ScalarType)}");
            if (ignoreIndex.ToInt64() >= 0) throw Failures.Runtime("cross_entropy_loss", "no class can be ignored where the targets are probabilities");
            CheckSmoothing(labelSmoothing);
            return OfProbabilities(self, target, weight, (Reduction)reduction, labelSmoothing);
        }

        if (labelSmoothing > 0)
        {
            CheckSmoothing(labelSmoothing);
            return Smoothed(self, target, weight, reduction, ignoreIndex, labelSmoothing);
        }

        return aten.NllLossNd.Call(LogSoftmax(self), target, weight, reduction, ignoreIndex);
    }

    private Tensor OfProbabilities(Tensor self, Tensor target, Tensor? weight, Reduction reduction, double smoothing)
    {
        var classes = self.Sizes[(int)ClassDimension(self)];
        if (weight is not null && (weight.Sizes.Length != 1 || weight.Sizes[0] != classes))
            throw Failures.Runtime("cross_entropy_loss", $"there must be a weight for each of the {classes} classes, the weights have sizes {Failures.SizesOf(weight)}");
        var input = LogSoftmax(self);
        if (smoothing > 0) target = aten.AddScalar.Call(aten.MulScalar.Call(target, 1 - smoothing), smoothing / classes, 1);
        var product = aten.MulTensor.Call(input, target);
        if (weight is not null) product = aten.MulTensor.Call(product, AcrossSamples(weight, input));
        if (reduction == Reduction.None) return aten.Neg.Call(aten.SumDim.Call(product, [ClassDimension(self)], false, null));
        var sum = aten.Sum.Call(product, null);
        if (reduction == Reduction.Sum) return aten.Neg.Call(sum);
        // No samples have no mean.
        if (input.ElementCount == 0) return aten.Neg.Call(aten.FillInPlaceScalar.Call(sum, double.NaN));
        return aten.DivScalar.Call(aten.Neg.Call(sum), input.ElementCount / classes);
    }

    private Tensor Smoothed(Tensor self, Tensor target, Tensor? weight, long reduction, SymInt ignoreIndex, double smoothing)
    {
        var dimension = ClassDimension(self);
        var input = LogSoftmax(self);
        var loss = aten.NllLossNd.Call(input, target, weight, reduction, ignoreIndex);
        var weighted = weight is null ? input : aten.MulTensor.Call(input, AcrossSamples(weight, input));
        var smooth = aten.Neg.Call(aten.SumDim.Call(weighted, [dimension], false, null));
        var ignored = aten.EqScalar.Call(target, ignoreIndex.ToInt64());
        smooth = aten.WhereScalarSelf.Call(ignored, 0.0, smooth);
        var rest = (Reduction)reduction switch
        {
            Reduction.Mean => aten.DivTensor.Call(aten.Sum.Call(smooth, null), Counted(target, weight, ignored)),
            Reduction.Sum => aten.Sum.Call(smooth, null),
            _ => smooth,
        };
        return aten.AddTensor.Call(aten.MulScalar.Call(loss, 1 - smoothing), aten.MulScalar.Call(rest, smoothing / input.Sizes[(int)dimension]), 1);
    }

    // The number, or the weight, of the samples that count.
    private Tensor Counted(Tensor target, Tensor? weight, Tensor ignored)
    {
        if (weight is null) return aten.Sum.Call(aten.LogicalNot.Call(ignored), null);
        var classes = aten.WhereScalarSelf.Call(ignored, 0, target);
        return aten.Sum.Call(aten.WhereScalarSelf.Call(ignored, 0.0, aten.Gather.Call(weight, 0, classes, false)), null);
    }

    private Tensor AcrossSamples(Tensor weight, Tensor input)
    {
        if (input.Sizes.Length == 1) return weight;
        var sizes = new SymInt[input.Sizes.Length];
        Array.Fill(sizes, 1);
        sizes[1] = weight.Sizes[0];
        return aten.View.Call(weight, sizes);
    }

    private Tensor LogSoftmax(Tensor self) => aten.LogSoftmax.Call(self, ClassDimension(self), self.ScalarType);

    private static long ClassDimension(Tensor self) => self.Sizes.Length == 1 ? 0 : 1;

    private static void CheckSmoothing(double smoothing)
    {
        if (smoothing > 1) throw Failures.Runtime("cross_entropy_loss", $"the label smoothing must be between 0 and 1, it is {smoothing}");
    }
}
