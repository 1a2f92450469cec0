using System.Collections.Immutable;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten;

// Gradients of reductions and matrix products.
internal sealed partial class AtenDerivatives
{
    private static long Count(ImmutableArray<long> sizes)
    {
        var count = 1L;
        foreach (var size in sizes) count *= size;
        return count;
    }

    // None and an empty list are all dimensions.
    private static long Count(ImmutableArray<long> sizes, IReadOnlyList<long>? dims)
    {
        if (dims is not { Count: > 0 }) return Count(sizes);
        var count = 1L;
        if (sizes.Length > 0)
            foreach (var dim in dims) count *= sizes[Wrap(dim, sizes.Length)];
        return count;
    }

    // The dimensions that the reduction took away, of size 1 again.
    private Tensor Restored(Tensor tensor, int rank, IReadOnlyList<long>? dims, bool keepDim)
    {
        if (keepDim || rank == 0) return tensor;
        var reduced = dims is { Count: > 0 } ? dims.Select(d => Wrap(d, rank)).ToHashSet() : [.. Enumerable.Range(0, rank)];
        for (var i = 0; i < rank; i++)
            if (reduced.Contains(i)) tensor = Unsqueeze(tensor, i);
        return tensor;
    }

    private Tensor Unreduced(Tensor grad, ImmutableArray<long> sizes, IReadOnlyList<long>? dims, bool keepDim) =>
        Expand(Restored(grad, sizes.Length, dims, keepDim), sizes);

    // All elements equal to the extreme value share its gradient.
    private Tensor Shared(Tensor grad, Tensor self, Tensor result, IReadOnlyList<long> dims, bool keepDim)
    {
        var mask = Eq(Restored(result, self.Sizes.Length, dims, keepDim), self);
        return Div(Mul(Restored(grad, self.Sizes.Length, dims, keepDim), mask), Operators.SumDim.Call(mask, dims, true));
    }

    private Tensor Shared(Tensor grad, Tensor self, Tensor result)
    {
        // NaN is extreme, and equals nothing.
        var mask = Where(Operators.Isnan.Call(result), Operators.Isnan.Call(self), Eq(self, result));
        return Mul(Div(grad, Sum(mask)), mask);
    }

    private Tensor Selected(Tensor grad, long dim, Tensor indices, ImmutableArray<long> sizes, bool keepDim) =>
        Operators.ValueSelectingReductionBackward.Call(grad, dim, indices, Symbolic(sizes), keepDim);

    // The gradient lies as the matrix does.
    private Tensor MmLeft(Tensor grad, Tensor right, in GradientShape left, Scalar alpha) => Scaled(
        IsColumnMajor(left.Shape) ? T(Operators.Mm.Call(Conj(right), T(grad))) : Operators.Mm.Call(grad, Conj(T(right))), Conj(alpha));

    private Tensor MmRight(Tensor grad, Tensor left, in GradientShape right, Scalar alpha) => Scaled(
        IsColumnMajor(right.Shape) ? T(Operators.Mm.Call(T(grad), Conj(left))) : Operators.Mm.Call(Conj(T(left)), grad), Conj(alpha));

    private static bool IsColumnMajor(in TensorShape shape) => shape.Strides[0] == 1 && shape.Strides[1] == shape.Sizes[0];
}
