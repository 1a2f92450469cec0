using System.Collections.Immutable;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>Tensors of the same elements in different orders of memory, and plain loops over elements.</summary>
internal static class Strided
{
    /// <summary>How a tensor can lie in memory.</summary>
    public static readonly string[] Orders = ["row-major", "reversed", "gaps"];

    /// <summary>A tensor whose element at row-major position i is <c>value(i)</c>.</summary>
    public static Tensor Make<T>(long[] sizes, string order, Func<long, T> value)
        where T : unmanaged
    {
        var strides = new long[sizes.Length];
        var step = order == "gaps" ? 2L : 1L;
        foreach (var d in order == "reversed" ? Enumerable.Range(0, sizes.Length) : Enumerable.Range(0, sizes.Length).Reverse())
        {
            strides[d] = step;
            step *= Math.Max(1, sizes[d]) + (order == "gaps" ? 1 : 0);
        }

        var data = new T[Math.Max(step, 1) + 5];
        var count = sizes.Aggregate(1L, (a, b) => a * b);
        for (var i = 0L; i < count; i++) data[3 + Place(i, sizes, strides)] = value(i);
        return HostTensors.Strided<T>(data, TensorShape.Checked([.. sizes], [.. strides]), 3);
    }

    /// <summary>The coordinates of a row-major position.</summary>
    public static long[] At(long position, ReadOnlySpan<long> sizes)
    {
        var at = new long[sizes.Length];
        for (var d = sizes.Length - 1; d >= 0; d--) (position, at[d]) = Math.DivRem(position, sizes[d]);
        return at;
    }

    /// <summary>The row-major position of coordinates.</summary>
    public static long Position(long[] at, ImmutableArray<long> sizes)
    {
        var position = 0L;
        for (var d = 0; d < sizes.Length; d++) position = (position * sizes[d]) + at[d];
        return position;
    }

    private static long Place(long position, long[] sizes, long[] strides) => At(position, sizes).Select((c, d) => c * strides[d]).Sum();
}
