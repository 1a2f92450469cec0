using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Tensors;

/// <summary>Products of matrices, alone or in batches: <c>result = alpha · left · right + beta · added</c>.</summary>
internal static class MatrixWork
{
    // TILE of matmul.cl, and the work items of its group.
    private const long Tile = 128;
    private const int Group = 256;

    /// <summary>Multiplies.</summary>
    /// <param name="work">The call.</param>
    /// <param name="kind">The type of all.</param>
    /// <param name="result">Of two dimensions, or three with the batch first; any strides.</param>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="added">What is added, broadcast to the result; null for nothing.</param>
    /// <param name="alpha">What the product is multiplied by.</param>
    /// <param name="beta">What the added is multiplied by; 0 ignores it.</param>
    public static void Multiply(Work work, ElementKind kind, Tensor result, Tensor left, Tensor right, Tensor? added, Scalar alpha, Scalar beta)
    {
        if (result.ElementCount == 0) return;
        // Bytes are multiplied as wider integers: what is kept of them is the same.
        var computed = kind.Bytes == 1 ? work.Kind(ScalarType.Int) : kind;
        var target = result.ScalarType == computed.ScalarType && !Shares(result, left, right, added) ? result : work.Temporary(result.Sizes, computed);
        var (a, b) = (work.As(left, computed), work.As(right, computed));
        var c = added is null ? target : work.As(added, computed);
        if (!NativeProduct(work, computed, target, a, b, added is null ? null : c, alpha, beta)) Launch(work, computed, target, a, b, c, alpha, beta);
        if (!ReferenceEquals(target, result)) PointwiseWork.Copy(work, result, target);
    }

    // A BLAS of the device's maker, where there is one and it takes the operands as they lie.
    private static bool NativeProduct(Work work, ElementKind kind, Tensor result, Tensor left, Tensor right, Tensor? added, Scalar alpha, Scalar beta)
    {
        var (m, n, k) = (result.Sizes[^2], result.Sizes[^1], left.Sizes[^1]);
        var takes = added is not null && beta.ToDouble() != 0;
        // What is added must lie in the result, row-major; a step of 0 is that of a broadcast operand, which BLAS cannot read.
        if (work.Context.Blas is not { } blas || !kind.IsFloating || k == 0 || !result.IsContiguous || HasRepeated(left) || HasRepeated(right)) return false;
        if (takes && !ReferenceEquals(added, result)) PointwiseWork.Copy(work, result, added!);
        return blas.TryMultiply(
            kind.IsDouble, m, n, k, result.Sizes.Length == 3 ? result.Sizes[0] : 1, MatrixOf(left), MatrixOf(right), MatrixOf(result), alpha.ToDouble(), takes ? beta.ToDouble() : 0);
    }

    private static bool HasRepeated(Tensor matrix)
    {
        for (var d = matrix.Sizes.Length - 2; d < matrix.Sizes.Length; d++)
            if (matrix.Sizes[d] > 1 && matrix.Strides[d] == 0) return true;
        return false;
    }

    private static DeviceMatrix MatrixOf(Tensor matrix)
    {
        var place = PlaceOf(matrix, 0);
        // A dimension of one element has no step; BLAS wants one.
        var column = matrix.Sizes[^1] == 1 ? 1 : place.Column;
        var row = matrix.Sizes[^2] == 1 ? (column == 1 ? Math.Max(1, matrix.Sizes[^1]) : 1) : place.Row;
        return new(DeviceContext.BufferOf(matrix), place.Offset, row, column, place.Batch);
    }

    private static void Launch(Work work, ElementKind kind, Tensor result, Tensor left, Tensor right, Tensor added, Scalar alpha, Scalar beta)
    {
        var (m, n, k) = (result.Sizes[^2], result.Sizes[^1], left.Sizes[^1]);
        var arguments = default(KernelArguments);
        arguments.Add(result);
        arguments.Add(left);
        arguments.Add(right);
        arguments.Add(added);
        arguments.Add(new ProductLayout(m, n, k, PlaceOf(left, 0), PlaceOf(right, 0), PlaceOf(added, result.Sizes.Length), PlaceOf(result, 0)));
        arguments.Add(alpha, kind);
        arguments.Add(beta, kind);
        var tiles = (m + Tile - 1) / Tile * ((n + Tile - 1) / Tile);
        work.Launch(work.Context.Kernel("matmul", $"matmul_{kind.Suffix}"), new LaunchGrid(tiles * Group, Group, result.Sizes.Length == 3 ? result.Sizes[0] : 1), arguments);
    }

    // rank: of the result that the matrix broadcasts to; 0 where it has the result's dimensions itself.
    private static MatrixPlace PlaceOf(Tensor matrix, int rank)
    {
        if (rank == 0) rank = matrix.Sizes.Length;
        return new(matrix.StorageOffset, Step(rank - 2), Step(rank - 1), rank == 3 ? Step(0) : 0);

        long Step(int dimension) => Layouts.StrideOf(matrix, dimension, rank);
    }

    // A group writes tiles while others still read: a result must not lie in a factor, nor shifted in what is added.
    private static bool Shares(Tensor result, Tensor left, Tensor right, Tensor? added) =>
        ReferenceEquals(result.Storage, left.Storage) || ReferenceEquals(result.Storage, right.Storage)
        || (added is not null && ReferenceEquals(result.Storage, added.Storage) && !(added.StorageOffset == result.StorageOffset && added.Shape.Equals(result.Shape)));
}
