using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Losses;

/// <summary>How the losses of the samples make the result, with PyTorch's numbering.</summary>
internal enum Reduction
{
    /// <summary>They are the result.</summary>
    None = 0,

    /// <summary>Their mean, by weight.</summary>
    Mean = 1,

    /// <summary>Their sum.</summary>
    Sum = 2,
}

/// <summary>The kernels of nll_loss_forward and its derivative, for CPU and Meta.</summary>
internal static class NllLossKernels
{
    private const string Name = "nll_loss";

    /// <summary>Kernel of <c>aten::nll_loss_forward</c>.</summary>
    public static (Tensor Output, Tensor TotalWeight) Forward(Tensor self, Tensor target, Tensor? weight, long reduction, SymInt ignoreIndex)
    {
        Check(self, target, weight);
        return Forward(self, target, weight, (Reduction)reduction, ignoreIndex.ToInt64(), Results.New(self, OutputSizes(self, reduction), self.ScalarType), Results.New(self, [], self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::nll_loss_forward.output</c>.</summary>
    public static (Tensor Output, Tensor TotalWeight) ForwardOut(Tensor self, Tensor target, Tensor? weight, long reduction, SymInt ignoreIndex, Tensor output, Tensor totalWeight)
    {
        Check(self, target, weight);
        return Forward(
            self, target, weight, (Reduction)reduction, ignoreIndex.ToInt64(),
            Results.Out(output, self, OutputSizes(self, reduction), self.ScalarType), Results.Out(totalWeight, self, [], self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::nll_loss_backward</c>.</summary>
    public static Tensor Backward(Tensor gradOutput, Tensor self, Tensor target, Tensor? weight, long reduction, SymInt ignoreIndex, Tensor totalWeight)
    {
        Check(self, target, weight);
        if (totalWeight.ElementCount != 1) throw Failures.Runtime(Name, $"the total weight must be one number, it has sizes {Failures.SizesOf(totalWeight)}");
        var each = (Reduction)reduction == Reduction.None && self.Sizes.Length == 2;
        if (each && (gradOutput.Sizes.Length != 1 || gradOutput.Sizes[0] != self.Sizes[0]))
            throw Failures.Runtime(Name, $"the gradient must have sizes [{self.Sizes[0]}], it has {Failures.SizesOf(gradOutput)}");
        if (!each && (gradOutput.Sizes.Length > 1 || gradOutput.ElementCount != 1))
            throw Failures.Runtime(Name, $"the gradient must be one number, it has sizes {Failures.SizesOf(gradOutput)}");
        var result = Results.New(self, self.Sizes, self.ScalarType);
        if (result.IsMeta) return result;
        var sample = new Samples(self, target, weight, ignoreIndex.ToInt64());
        if (self.ScalarType == ScalarType.Double) sample.Backward<double>(gradOutput, totalWeight, (Reduction)reduction, result);
        else sample.Backward<float>(gradOutput, totalWeight, (Reduction)reduction, result);
        return result;
    }

    private static (Tensor Output, Tensor TotalWeight) Forward(Tensor self, Tensor target, Tensor? weight, Reduction reduction, long ignoreIndex, Tensor output, Tensor totalWeight)
    {
        if (output.IsMeta) return (output, totalWeight);
        if (!ScalarTypes.IsFloatingPoint(self.ScalarType)) throw Failures.Type("nll_loss_out_frame", self.ScalarType);
        if (target.ScalarType is not (ScalarType.Long or ScalarType.Byte))
            throw Failures.Runtime(Name, $"the targets must be of int64 or uint8, they are of {ScalarTypes.Name(target.ScalarType)}");
        if (weight is not null && weight.ScalarType != self.ScalarType)
            throw Failures.Runtime(Name, $"the weights must be of {ScalarTypes.Name(self.ScalarType)} like the input, they are of {ScalarTypes.Name(weight.ScalarType)}");
        var samples = new Samples(self, target, weight, ignoreIndex);
        if (self.ScalarType == ScalarType.Double) samples.Forward<double>(reduction, output, totalWeight);
        else samples.Forward<float>(reduction, output, totalWeight);
        return (output, totalWeight);
    }

    private static System.Collections.Immutable.ImmutableArray<long> OutputSizes(Tensor self, long reduction) =>
        (Reduction)reduction == Reduction.None && self.Sizes.Length == 2 ? [self.Sizes[0]] : [];

    private static void Check(Tensor self, Tensor target, Tensor? weight)
    {
        if (self.Sizes.Length is 0 or > 2) throw Failures.Runtime(Name, $"the input must have one or two dimensions, it has {self.Sizes.Length}");
        if (target.Sizes.Length > 1) throw Failures.Runtime(Name, $"the targets must have at most one dimension, they have {target.Sizes.Length}");
        var isOne = self.Sizes.Length == 1 && target.Sizes.Length == 0;
        if (!isOne && self.Sizes[0] != (target.Sizes.Length == 0 ? 1 : target.Sizes[0]))
            throw Failures.Runtime(Name, $"an input of sizes {Failures.SizesOf(self)} does not go with targets of sizes {Failures.SizesOf(target)}");
        var classes = self.Sizes[^1];
        if (weight is not null && (weight.Sizes.Length != 1 || weight.Sizes[0] != classes))
            throw Failures.Runtime(Name, $"there must be a weight for each of the {classes} classes, the weights have sizes {Failures.SizesOf(weight)}");
    }
}
