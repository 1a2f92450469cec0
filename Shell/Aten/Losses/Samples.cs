using System.Numerics;
using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Losses;

/// <summary>The samples of a negative log likelihood loss: a row of log probabilities each, and the class that was right.</summary>
/// <param name="self">The rows, or one row alone.</param>
/// <param name="target">The classes, of int64 or uint8.</param>
/// <param name="weight">A weight for each class, or null.</param>
/// <param name="ignoreIndex">The class whose samples do not count.</param>
internal readonly unsafe struct Samples(Tensor self, Tensor target, Tensor? weight, long ignoreIndex)
{
    private long Count => self.Sizes.Length == 2 ? self.Sizes[0] : 1;

    private long Classes => self.Sizes[^1];

    /// <summary>Computes the loss.</summary>
    /// <typeparam name="T">The type that is computed in.</typeparam>
    /// <param name="reduction">How the samples make the result.</param>
    /// <param name="output">Where the loss goes.</param>
    /// <param name="totalWeight">Where the weight of all samples goes; 0 where the losses stay apart.</param>
    /// <exception cref="TensorIndexException">A target is no class.</exception>
    public void Forward<T>(Reduction reduction, Tensor output, Tensor totalWeight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var runs = new Runs<T>(self.ScalarType);
        fixed (byte* rows = HostMemory.From(self), targets = HostMemory.From(target), weights = weight is null ? default : HostMemory.From(weight),
            to = HostMemory.From(output), total = HostMemory.From(totalWeight))
        {
            var each = reduction == Reduction.None && self.Sizes.Length == 2;
            // In parts of 128 samples, so that the error of a long sum stays small.
            var (sum, part, allWeight, partWeight) = (T.Zero, T.Zero, T.Zero, T.Zero);
            for (long i = 0; i < Count; i++)
            {
                var (loss, ofWeight) = (T.Zero, T.Zero);
                if (Class(targets, i) is { } c)
                {
                    ofWeight = Weight(runs, weights, c);
                    loss = -runs.ReadOne(rows + (((self.Sizes.Length == 2 ? i * self.Strides[0] : 0) + (c * self.Strides[^1])) * runs.ElementSize)) * ofWeight;
                }

                if (each) runs.WriteOne(loss, to + (i * output.Strides[0] * runs.ElementSize));
                part += loss;
                partWeight += ofWeight;
                if (i % 128 != 127) continue;
                (sum, allWeight) = (sum + part, allWeight + partWeight);
                (part, partWeight) = (T.Zero, T.Zero);
            }

            (sum, allWeight) = (sum + part, allWeight + partWeight);
            // No samples have no mean: 0 / 0.
            if (!each) runs.WriteOne(reduction == Reduction.Mean ? sum / allWeight : sum, to);
            runs.WriteOne(each ? T.Zero : allWeight, total);
        }
    }

    /// <summary>Computes the gradient of the rows.</summary>
    /// <typeparam name="T">The type that is computed in.</typeparam>
    /// <param name="gradOutput">The gradient of the loss.</param>
    /// <param name="totalWeight">What the forward pass left.</param>
    /// <param name="reduction">How the samples made the result.</param>
    /// <param name="result">Where the gradient goes, row-major.</param>
    /// <exception cref="TensorIndexException">A target is no class.</exception>
    public void Backward<T>(Tensor gradOutput, Tensor totalWeight, Reduction reduction, Tensor result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var runs = new Runs<T>(self.ScalarType);
        fixed (byte* grads = HostMemory.From(gradOutput), targets = HostMemory.From(target), weights = weight is null ? default : HostMemory.From(weight),
            to = HostMemory.From(result), total = HostMemory.From(totalWeight))
        {
            var each = reduction == Reduction.None && self.Sizes.Length == 2;
            new Span<byte>(to, checked((int)(result.ElementCount * runs.ElementSize))).Clear();
            var divisor = reduction == Reduction.Mean ? runs.ReadOne(total) : T.One;
            for (long i = 0; i < Count; i++)
            {
                if (Class(targets, i) is not { } c) continue;
                var grad = runs.ReadOne(grads + (each ? i * gradOutput.Strides[0] * runs.ElementSize : 0));
                runs.WriteOne(-grad * Weight(runs, weights, c) / divisor, to + (((i * Classes) + c) * runs.ElementSize));
            }
        }
    }

    private T Weight<T>(Runs<T> runs, byte* weights, long c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => weights is null ? T.One : runs.ReadOne(weights + (c * weight!.Strides[0] * runs.ElementSize));

    // The class of a sample; null where it does not count.
    private long? Class(byte* targets, long sample)
    {
        var at = target.Sizes.Length == 0 ? 0 : sample * target.Strides[0];
        var c = target.ScalarType == ScalarType.Byte ? targets[at] : ((long*)targets)[at];
        if (c == ignoreIndex) return null;
        return c >= 0 && c < Classes ? c : throw Failures.Index("nll_loss", $"target {c} is out of bounds: there are {Classes} classes");
    }
}
