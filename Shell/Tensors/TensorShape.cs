using System.Collections.Immutable;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>Sizes and strides.</summary>
/// <param name="Sizes">The size of each dimension, 0 or more.</param>
/// <param name="Strides">The step of each dimension, in elements.</param>
public readonly record struct TensorShape(ImmutableArray<long> Sizes, ImmutableArray<long> Strides)
{
    /// <summary>The row-major shape of these sizes.</summary>
    /// <param name="sizes">The size of each dimension; none for a scalar.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="TensorPropertyException">A size is negative, or the elements are too many to count.</exception>
    public static TensorShape Contiguous(params ImmutableArray<long> sizes)
    {
        var strides = new long[sizes.Length];
        var step = 1L;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = step;
            step = Step(step, Math.Max(sizes[i], 1));
        }

        return Checked(sizes, [.. strides]);
    }

    /// <summary>Given sizes and strides.</summary>
    /// <param name="sizes">The size of each dimension.</param>
    /// <param name="strides">The step of each dimension.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="TensorPropertyException">They are of different number, or a size is negative.</exception>
    public static TensorShape Checked(ImmutableArray<long> sizes, ImmutableArray<long> strides)
    {
        if (sizes.Length != strides.Length) throw Wrong($"{sizes.Length} sizes and {strides.Length} strides");
        foreach (var size in sizes)
            if (size < 0) throw Wrong($"size {size} is negative");
        var shape = new TensorShape(sizes, strides);
        _ = shape.ElementCount;
        return shape;
    }

    /// <summary>How many elements: the product of the sizes, 1 for a scalar.</summary>
    public long ElementCount
    {
        get
        {
            // A size of 0 makes all the others harmless, wherever it stands.
            var count = 1L;
            foreach (var size in Sizes)
                if (size == 0) return 0;
            foreach (var size in Sizes) count = Step(count, size);
            return count;
        }
    }

    /// <summary>Equality of all sizes and strides.</summary>
    /// <param name="other">A shape.</param>
    /// <returns>True when they are the same.</returns>
    public bool Equals(TensorShape other) => Sizes.SequenceEqual(other.Sizes) && Strides.SequenceEqual(other.Strides);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var size in Sizes) hash.Add(size);
        return hash.ToHashCode();
    }

    // Neither factor is negative.
    private static long Step(long step, long size) =>
        Math.BigMul((ulong)step, (ulong)size, out var low) == 0 && low <= long.MaxValue ? (long)low : throw Wrong("it would have more elements than can be counted");

    private static TensorPropertyException Wrong(string problem) => new(new TensorShapeError(problem));
}
