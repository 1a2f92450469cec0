using System.Collections.Immutable;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// In which order an iteration over several tensors takes the dimensions, fastest first: by the strides of the first tensor that has different
/// ones, as PyTorch's TensorIterator sorts them. Outputs that are made get this order in memory.
/// </summary>
/// <param name="sizes">The sizes of the iteration.</param>
/// <param name="strides">For each tensor that has a say, its strides: as many as sizes, 0 where it is broadcast.</param>
public readonly ref struct DimensionOrder(ImmutableArray<long> sizes, ReadOnlySpan<ImmutableArray<long>> strides)
{
    private readonly ImmutableArray<long> _sizes = sizes;
    private readonly ReadOnlySpan<ImmutableArray<long>> _strides = strides;

    /// <summary>Finds the order.</summary>
    /// <returns>The dimensions, that of the smallest step first; from the last to the first where nothing says otherwise.</returns>
    public int[] Find()
    {
        var order = new int[_sizes.Length];
        for (var i = 0; i < order.Length; i++) order[i] = order.Length - 1 - i;
        // An insertion sort that lets what cannot be compared stand where it is: the comparison is no order, so the steps matter.
        for (var i = 1; i < order.Length; i++)
        {
            var moving = i;
            for (var other = i - 1; other >= 0; other--)
            {
                var comparison = Compare(order[other], order[moving]);
                if (comparison > 0)
                {
                    (order[other], order[moving]) = (order[moving], order[other]);
                    moving = other;
                }
                else if (comparison < 0)
                {
                    break;
                }
            }
        }

        return order;
    }

    // Above 0 when the first belongs outside the second.
    private int Compare(int first, int second)
    {
        foreach (var strides in _strides)
        {
            var (a, b) = (strides[first], strides[second]);
            if (a == 0 || b == 0) continue;
            if (a != b) return a < b ? -1 : 1;
            if (_sizes[first] > _sizes[second]) return 1;
        }

        return 0;
    }
}
