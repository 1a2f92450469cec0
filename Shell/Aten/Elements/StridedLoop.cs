using System.Collections.Immutable;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>
/// The way through several tensors of one (broadcast) shape: dimensions in the order of their strides, neighbours that lie behind one another
/// made one. Positions are counted along that way, so that it can be cut into parts.
/// </summary>
internal sealed class StridedLoop
{
    /// <summary>More dimensions than this are refused, as in PyTorch.</summary>
    public const int MostDimensions = 64;

    private readonly long[] _sizes;
    private readonly long[][] _steps;

    private StridedLoop(long[] sizes, long[][] steps) => (_sizes, _steps) = (sizes, steps);

    /// <summary>How many dimensions are left, 1 or more.</summary>
    public int Rank => _sizes.Length;

    /// <summary>The size of the innermost dimension.</summary>
    public long Inner => _sizes[0];

    /// <summary>The step of an operand in the innermost dimension, in elements.</summary>
    /// <param name="operand">Which.</param>
    public long InnerStep(int operand) => _steps[operand][0];

    /// <summary>Whether two operands take the same steps.</summary>
    /// <param name="first">Which.</param>
    /// <param name="second">Which.</param>
    public bool AreAlike(int first, int second) => _steps[first].AsSpan().SequenceEqual(_steps[second]);

    /// <summary>The way through these tensors.</summary>
    /// <param name="sizes">The shape of all, after broadcasting.</param>
    /// <param name="operands">The tensors, the one written to first: its strides come first in finding the order.</param>
    /// <exception cref="TensorRuntimeException">There are too many dimensions.</exception>
    public static StridedLoop Of(ImmutableArray<long> sizes, params ReadOnlySpan<Tensor> operands)
    {
        if (sizes.Length > MostDimensions)
            throw new TensorRuntimeException(new OperationError("iterate", $"a tensor has {sizes.Length} dimensions, more than the {MostDimensions} allowed"));
        var strides = new ImmutableArray<long>[operands.Length];
        for (var i = 0; i < strides.Length; i++) strides[i] = Broadcast(operands[i].Shape, sizes);
        var order = new DimensionOrder(sizes, strides).Find();
        var kept = new long[Math.Max(order.Length, 1)];
        var steps = new long[operands.Length][];
        for (var i = 0; i < steps.Length; i++) steps[i] = new long[kept.Length];
        kept[0] = 1;
        var last = 0;
        foreach (var dimension in order)
        {
            if (sizes[dimension] == 1) continue;
            if (kept[last] == 1)
            {
                kept[last] = sizes[dimension];
                for (var i = 0; i < steps.Length; i++) steps[i][last] = strides[i][dimension];
            }
            else if (Continues(kept[last], steps, last, strides, dimension))
            {
                kept[last] *= sizes[dimension];
            }
            else
            {
                kept[++last] = sizes[dimension];
                for (var i = 0; i < steps.Length; i++) steps[i][last] = strides[i][dimension];
            }
        }

        if (kept[0] == 1)
            for (var i = 0; i < steps.Length; i++) steps[i][0] = 1;
        return new StridedLoop(kept[..(last + 1)], steps);
    }

    /// <summary>The strides of a shape seen as a larger one: 0 where it is broadcast.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="sizes">The sizes it is broadcast to.</param>
    public static ImmutableArray<long> Broadcast(TensorShape shape, ImmutableArray<long> sizes)
    {
        var more = sizes.Length - shape.Sizes.Length;
        if (more == 0 && shape.Sizes.AsSpan().SequenceEqual(sizes.AsSpan())) return shape.Strides;
        var strides = new long[sizes.Length];
        for (var i = more; i < strides.Length; i++) strides[i] = shape.Sizes[i - more] == 1 && sizes[i] != 1 ? 0 : shape.Strides[i - more];
        return [.. strides];
    }

    /// <summary>Goes to a position.</summary>
    /// <param name="position">How many elements lie before it.</param>
    /// <param name="index">Becomes the index in each dimension: <see cref="Rank"/> of them.</param>
    /// <param name="at">Becomes each operand's element: from where the operand begins, on input.</param>
    public void Seek(long position, Span<long> index, Span<long> at)
    {
        for (var d = 0; d < _sizes.Length; d++)
        {
            (position, index[d]) = Math.DivRem(position, _sizes[d]);
            for (var i = 0; i < at.Length; i++) at[i] += index[d] * _steps[i][d];
        }
    }

    /// <summary>Goes on within the innermost dimension, and from its end to the next beginning.</summary>
    /// <param name="count">How many elements; not beyond the end of the dimension.</param>
    /// <param name="index">The index in each dimension.</param>
    /// <param name="at">Each operand's element.</param>
    public void Advance(long count, Span<long> index, Span<long> at)
    {
        for (var d = 0; d < _sizes.Length; d++)
        {
            index[d] += count;
            for (var i = 0; i < at.Length; i++) at[i] += count * _steps[i][d];
            if (index[d] < _sizes[d]) return;
            for (var i = 0; i < at.Length; i++) at[i] -= _sizes[d] * _steps[i][d];
            index[d] = 0;
            count = 1;
        }
    }

    private static bool Continues(long size, long[][] steps, int last, ImmutableArray<long>[] strides, int dimension)
    {
        for (var i = 0; i < steps.Length; i++)
            if (steps[i][last] * size != strides[i][dimension]) return false;
        return true;
    }
}
