using System.Collections.Immutable;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Tensors;

/// <summary>Makes the layouts that strided kernels go by.</summary>
internal static class Layouts
{
    /// <summary>
    /// The layout of operands over sizes to which each broadcasts. Dimensions of one element are left out; dimensions that lie behind one another in all
    /// operands are joined.
    /// </summary>
    /// <param name="name">The operator, for the message.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="anyOrder">Whether the elements may be gone through in another order than the row-major one: then in that of the first operand.</param>
    /// <param name="operands">The operands, the result first.</param>
    /// <returns>The layout; of no dimensions where there is one element.</returns>
    /// <exception cref="TensorRuntimeException">More dimensions are left than kernels take.</exception>
    public static Layout Of(string name, ImmutableArray<long> sizes, bool anyOrder, params ReadOnlySpan<Tensor> operands)
    {
        var layout = default(Layout);
        for (var o = 0; o < operands.Length; o++) layout.Offsets[o] = operands[o].StorageOffset;
        layout.Dims = Join(name, sizes, anyOrder, operands, layout.Sizes, layout.Strides);
        return layout;
    }

    /// <summary>As <see cref="Of"/>, for any number of operands.</summary>
    /// <param name="name">The operator, for the message.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="anyOrder">As in <see cref="Of"/>.</param>
    /// <param name="operands">The operands, the result first.</param>
    /// <param name="joined">The sizes that are left, <see cref="KernelLimits.Dimensions"/> at most.</param>
    /// <param name="strides">The strides of each operand, each in a row of <see cref="KernelLimits.Dimensions"/>.</param>
    /// <returns>How many dimensions are left.</returns>
    /// <exception cref="TensorRuntimeException">More than kernels take.</exception>
    public static int Join(string name, ImmutableArray<long> sizes, bool anyOrder, ReadOnlySpan<Tensor> operands, Span<long> joined, Span<long> strides)
    {
        var rank = sizes.Length;
        Span<int> order = rank <= 64 ? stackalloc int[rank] : new int[rank];
        var kept = 0;
        for (var d = 0; d < rank; d++)
            if (sizes[d] != 1) order[kept++] = d;
        order = order[..kept];
        if (anyOrder) Sort(order, operands[0]);

        var dims = 0;
        foreach (var d in order)
        {
            if (dims > 0 && Joins(strides, dims - 1, sizes[d], d, rank, operands))
            {
                joined[dims - 1] *= sizes[d];
                for (var o = 0; o < operands.Length; o++) strides[(o * KernelLimits.Dimensions) + dims - 1] = StrideOf(operands[o], d, rank);
                continue;
            }

            if (dims == KernelLimits.Dimensions)
                throw new TensorRuntimeException(new OperationError(name, $"device kernels go through at most {KernelLimits.Dimensions} dimensions that do not lie behind one another", "make the tensors contiguous"));
            joined[dims] = sizes[d];
            for (var o = 0; o < operands.Length; o++) strides[(o * KernelLimits.Dimensions) + dims] = StrideOf(operands[o], d, rank);
            dims++;
        }

        return dims;
    }

    /// <summary>The step of an operand along a dimension of the sizes it broadcasts to.</summary>
    public static long StrideOf(Tensor operand, int dimension, int rank)
    {
        var own = dimension - (rank - operand.Sizes.Length);
        return own < 0 || operand.Sizes[own] == 1 ? 0 : operand.Strides[own];
    }

    private static bool Joins(ReadOnlySpan<long> strides, int last, long size, int dimension, int rank, ReadOnlySpan<Tensor> operands)
    {
        for (var o = 0; o < operands.Length; o++)
            if (strides[(o * KernelLimits.Dimensions) + last] != StrideOf(operands[o], dimension, rank) * size) return false;
        return true;
    }

    // By falling stride, and stable: insertion, as ranks are small.
    private static void Sort(Span<int> order, Tensor by)
    {
        for (var i = 1; i < order.Length; i++)
        {
            var d = order[i];
            var at = i;
            for (; at > 0 && by.Strides[order[at - 1]] < by.Strides[d]; at--) order[at] = order[at - 1];
            order[at] = d;
        }
    }
}
