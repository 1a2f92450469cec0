using System.Collections.Immutable;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>
/// matmul and linear in terms of other operators, folded as PyTorch folds them: a batch times one matrix is a single mm of the batch's rows laid one
/// under the other, where that needs no copy or saves a gradient from being expanded; everything else is a bmm of broadcast batches.
/// </summary>
/// <param name="aten">The operators they call.</param>
internal sealed class MatmulKernels(AtenOperators aten)
{
    /// <summary>Kernel of <c>aten::matmul</c>.</summary>
    public Tensor Matmul(Tensor self, Tensor other)
    {
        var (left, right) = (self.Sizes.Length, other.Sizes.Length);
        if (left == 0 || right == 0) throw Failures.Runtime("matmul", $"both tensors need at least one dimension, they have {left} and {right}");
        return (left, right) switch
        {
            (1, 1) => aten.Dot.Call(self, other),
            (2, 1) => aten.Mv.Call(self, other),
            (1, 2) => Squeezed(aten.Mm.Call(aten.Unsqueeze.Call(self, 0), other)),
            (2, 2) => aten.Mm.Call(self, other),
            _ when ShouldFold(self, other) => Folded(self, other),
            _ => Batched(self, other),
        };
    }

    /// <summary>Kernel of <c>aten::linear</c>.</summary>
    public Tensor Linear(Tensor input, Tensor weight, Tensor? bias)
    {
        if (input.Sizes.Length == 0 || weight.Sizes.Length == 0)
            throw Failures.Runtime("linear", $"input and weight need at least one dimension, they have {input.Sizes.Length} and {weight.Sizes.Length}");
        if (input.Sizes.Length == 2 && bias is not null) return aten.Addmm.Call(bias, input, aten.T.Call(weight));
        // Rows laid one under the other: one product that adds the bias on the way.
        if (bias is not null && weight.Sizes.Length == 2 && input.IsContiguous)
        {
            var rows = aten.Reshape.Call(input, Sizes([Product(input.Sizes[..^1]), input.Sizes[^1]]));
            var result = aten.Addmm.Call(bias, rows, aten.T.Call(weight));
            return aten.View.Call(result, Sizes([.. input.Sizes[..^1], result.Sizes[1]]));
        }

        var output = aten.Matmul.Call(input, aten.T.Call(weight));
        return bias is null ? output : aten.AddInPlaceTensor.Call(output, bias);
    }

    private bool ShouldFold(Tensor self, Tensor other)
    {
        var isLeftLarger = self.Sizes.Length >= other.Sizes.Length;
        var (large, small) = isLeftLarger ? (self, other) : (Flipped(other), self);
        if (large.Sizes.Length < 3 || small.Sizes.Length > 2) return false;
        // Expanding the small one would expand its gradient.
        if (small.RequiresGrad) return true;
        // A fold of the right one gives the result transposed, to be copied.
        if (!isLeftLarger) return false;
        if (large.ElementCount == 0) return true;
        for (var d = 0; d < large.Sizes.Length - 2; d++)
            if (large.Strides[d] != large.Strides[d + 1] * large.Sizes[d + 1]) return false;
        return true;
    }

    private Tensor Folded(Tensor self, Tensor other)
    {
        var flip = other.Sizes.Length > self.Sizes.Length;
        var large = flip ? Flipped(other) : self;
        var small = !flip ? other : self.Sizes.Length == 2 ? aten.T.Call(self) : self;
        var outer = large.Sizes[..^1];
        var rows = aten.Reshape.Call(large, Sizes([Product(outer), large.Sizes[^1]]));
        if (small.Sizes.Length == 1) return aten.InternalUnsafeView.Call(aten.Mv.Call(rows, small), Sizes(outer));
        var output = aten.InternalUnsafeView.Call(aten.Mm.Call(rows, small), Sizes([.. outer, small.Sizes[1]]));
        return flip ? aten.Contiguous.Call(Flipped(output)) : output;
    }

    private Tensor Batched(Tensor self, Tensor other)
    {
        var (left, right) = (self.Sizes.Length, other.Sizes.Length);
        // A batch of one that requires grad goes the folding way, for the sake of its gradient.
        if (left == 3 && right == 3 && self.Sizes[0] != other.Sizes[0])
        {
            if (self.Sizes[0] == 1 && self.RequiresGrad) return Matmul(aten.SqueezeDim.Call(self, 0), other);
            if (other.Sizes[0] == 1 && other.RequiresGrad) return Matmul(self, aten.SqueezeDim.Call(other, 0));
        }

        var rows = left > 1 ? self.Sizes[^2] : 1;
        var (depth, depthOfOther) = (self.Sizes[^1], right > 1 ? other.Sizes[^2] : other.Sizes[0]);
        var columns = right > 1 ? other.Sizes[^1] : 1;
        var batch = Shapes.Broadcast(left > 2 ? self.Sizes[..^2] : [], right > 2 ? other.Sizes[..^2] : []);
        var count = Product(batch);
        var first = aten.Reshape.Call(aten.Expand.Call(self, Sizes([.. batch, rows, depth]), false), Sizes([count, rows, depth]));
        Tensor second;
        if (right == 1)
        {
            var vectors = aten.Reshape.Call(aten.Expand.Call(other, Sizes([.. batch, depthOfOther]), false), Sizes([count, depthOfOther]));
            second = aten.Unsqueeze.Call(vectors, 2);
        }
        else
        {
            second = aten.Reshape.Call(aten.Expand.Call(other, Sizes([.. batch, depthOfOther, columns]), false), Sizes([count, depthOfOther, columns]));
        }

        var product = aten.Bmm.Call(first, second);
        if (right == 1) product = aten.SqueezeDim.Call(product, -1);
        return aten.InternalUnsafeView.Call(product, Sizes([.. batch, .. left > 1 ? [rows] : (ImmutableArray<long>)[], .. right > 1 ? [columns] : (ImmutableArray<long>)[]]));
    }

    // PyTorch takes the dimension away in place (squeeze_), which counts as an update.
    private Tensor Squeezed(Tensor row)
    {
        var result = aten.SqueezeDim.Call(row, 0);
        result.BumpVersion();
        return result;
    }

    private Tensor Flipped(Tensor tensor) => aten.Transpose.Call(tensor, -2, -1);

    private static SymInt[] Sizes(ImmutableArray<long> sizes) => sizes.ToSymInts();

    private static long Product(ImmutableArray<long> sizes)
    {
        var product = 1L;
        foreach (var size in sizes) product *= size;
        return product;
    }
}
