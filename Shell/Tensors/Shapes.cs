using System.Collections.Immutable;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>The arithmetic of shapes, with PyTorch's rules.</summary>
public static class Shapes
{
    /// <summary>Whether the elements lie in row-major order without gaps; a shape without elements always does.</summary>
    /// <param name="shape">A shape.</param>
    /// <returns>The truth.</returns>
    public static bool IsContiguous(this TensorShape shape)
    {
        var (sizes, strides) = (shape.Sizes, shape.Strides);
        var expected = 1L;
        var contiguous = true;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            if (sizes[i] == 0) return true;
            if (sizes[i] == 1) continue;
            contiguous &= strides[i] == expected;
            expected *= sizes[i];
        }

        return contiguous;
    }

    /// <summary>Whether the strides are those of <see cref="TensorShape.Contiguous"/> in every dimension.</summary>
    /// <param name="shape">A shape.</param>
    /// <returns>The truth.</returns>
    public static bool HasRowMajorStrides(this TensorShape shape)
    {
        var expected = 1L;
        for (var i = shape.Sizes.Length - 1; i >= 0; i--)
        {
            if (shape.Strides[i] != expected) return false;
            expected *= Math.Max(shape.Sizes[i], 1);
        }

        return true;
    }

    /// <summary>Whether the elements lie in channels-last order without gaps: two spatial dimensions of four, or three of five.</summary>
    /// <param name="shape">A shape.</param>
    /// <param name="format">ChannelsLast or ChannelsLast3d.</param>
    /// <returns>The truth; false for another number of dimensions.</returns>
    public static bool IsChannelsLast(this TensorShape shape, MemoryFormat format)
    {
        var rank = format == MemoryFormat.ChannelsLast ? 4 : 5;
        if (shape.Sizes.Length != rank) return false;
        var expected = 1L;
        foreach (var dimension in ChannelsLastOrder(rank))
        {
            if (shape.Sizes[dimension] != 1 && shape.Strides[dimension] != expected) return false;
            if (shape.Sizes[dimension] != 1) expected *= shape.Sizes[dimension];
        }

        return true;
    }

    /// <summary>Whether the elements lie in some order of the dimensions without gaps, each at a place of its own.</summary>
    /// <param name="shape">A shape.</param>
    /// <returns>The truth.</returns>
    public static bool IsNonOverlappingAndDense(this TensorShape shape)
    {
        var (sizes, strides) = (shape.Sizes, shape.Strides);
        Span<int> order = sizes.Length <= 64 ? stackalloc int[sizes.Length] : new int[sizes.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        // By stride; what has no second element comes last, as its stride says nothing.
        order.Sort((a, b) => sizes[a] < 2 ? (sizes[b] < 2 ? 0 : 1) : sizes[b] < 2 ? -1 : strides[a].CompareTo(strides[b]));
        var expected = 1L;
        foreach (var dimension in order)
        {
            if (sizes[dimension] < 2) return true;
            if (strides[dimension] != expected) return false;
            expected *= sizes[dimension];
        }

        return true;
    }

    /// <summary>The shape of these sizes in a memory format.</summary>
    /// <param name="sizes">The sizes.</param>
    /// <param name="format">Contiguous, or channels last with four or five sizes.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="TensorRuntimeException">The format is for another number of dimensions.</exception>
    public static TensorShape InFormat(ImmutableArray<long> sizes, MemoryFormat format)
    {
        if (format == MemoryFormat.Contiguous) return TensorShape.Contiguous(sizes);
        if (format == MemoryFormat.Preserve) throw new TensorRuntimeException(new OperationError("memory_format", "there is nothing here whose format could be preserved"));
        var rank = format == MemoryFormat.ChannelsLast ? 4 : 5;
        if (sizes.Length != rank)
            throw new TensorRuntimeException(new OperationError("memory_format", $"{format} takes a tensor of {rank} dimensions, this one has {sizes.Length}"));
        var strides = new long[rank];
        var step = 1L;
        foreach (var dimension in ChannelsLastOrder(rank))
        {
            strides[dimension] = step;
            step *= Math.Max(sizes[dimension], 1);
        }

        return TensorShape.Checked(sizes, [.. strides]);
    }

    /// <summary>The shape of the same sizes without gaps whose dimensions lie in the order of the given one: what a copy that preserves the format has.</summary>
    /// <param name="shape">A shape; of dimensions with the same stride the smaller one goes inside.</param>
    /// <returns>The shape itself where it has no gaps.</returns>
    public static TensorShape Dense(this TensorShape shape)
    {
        if (shape.IsNonOverlappingAndDense()) return shape;
        var sizes = shape.Sizes;
        var order = new DimensionOrder(sizes, [shape.Strides]).Find();
        var strides = new long[sizes.Length];
        var step = 1L;
        foreach (var dimension in order)
        {
            strides[dimension] = step;
            if (sizes[dimension] > 1) step *= sizes[dimension];
        }

        return new TensorShape(sizes, [.. strides]);
    }

    /// <summary>The sizes that two broadcast to.</summary>
    /// <param name="left">Sizes.</param>
    /// <param name="right">Sizes.</param>
    /// <returns>The sizes; one of the two as it is where it already has them.</returns>
    /// <exception cref="TensorRuntimeException">They do not broadcast together.</exception>
    public static ImmutableArray<long> Broadcast(ImmutableArray<long> left, ImmutableArray<long> right)
    {
        if (left.Equals(right) || left.AsSpan().SequenceEqual(right.AsSpan())) return left;
        if (left.IsEmpty || right.IsEmpty) return left.IsEmpty ? right : left;
        var (longer, shorter) = left.Length >= right.Length ? (left, right) : (right, left);
        var more = longer.Length - shorter.Length;
        var result = longer.ToArray();
        for (var i = 0; i < shorter.Length; i++)
        {
            var (a, b) = (longer[more + i], shorter[i]);
            if (a != b && a != 1 && b != 1)
                throw new TensorRuntimeException(new BroadcastError(left, right, LastDifference(longer, shorter)));
            result[more + i] = a == 1 ? b : a;
        }

        return [.. result];
    }

    /// <summary>How far apart the first and the last element are, in elements, counting both: what a storage must hold beyond the offset.</summary>
    /// <param name="shape">A shape.</param>
    /// <returns>The number; 0 for a shape without elements.</returns>
    public static long ExtentOf(TensorShape shape)
    {
        var extent = 1L;
        for (var i = 0; i < shape.Sizes.Length; i++)
        {
            if (shape.Sizes[i] == 0) return 0;
            extent += (shape.Sizes[i] - 1) * shape.Strides[i];
        }

        return extent;
    }

    /// <summary>A dimension counted from the front.</summary>
    /// <param name="dimension">A dimension; negative ones count from the end.</param>
    /// <param name="rank">How many there are; 0 counts as 1.</param>
    /// <returns>0 to rank − 1.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static int WrapDimension(long dimension, int rank)
    {
        var count = Math.Max(rank, 1);
        if (dimension < -count || dimension >= count) throw new TensorIndexException(new DimensionError(dimension, count));
        return (int)(dimension < 0 ? dimension + count : dimension);
    }

    private static ReadOnlySpan<int> ChannelsLastOrder(int rank) => rank == 4 ? [1, 3, 2, 0] : [1, 4, 3, 2, 0];

    private static int LastDifference(ImmutableArray<long> longer, ImmutableArray<long> shorter)
    {
        var more = longer.Length - shorter.Length;
        var at = longer.Length - 1;
        while (longer[at] == shorter[at - more] || longer[at] == 1 || shorter[at - more] == 1) at--;
        return at;
    }
}
