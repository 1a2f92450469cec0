using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>A dimension of a loop.</summary>
/// <param name="Size">How many steps.</param>
/// <param name="Stride">A step in the input, in elements.</param>
/// <param name="Target">A step in the result, in elements; 0 for a reduced dimension.</param>
internal readonly record struct LoopDimension(long Size, long Stride, long Target);

/// <summary>The loops of a reduction: which are kept and which reduced, outermost first, neighbours that lie in one line made one.</summary>
internal sealed class ReductionPlan
{
    /// <summary>The plan of a reduction.</summary>
    /// <param name="self">The input.</param>
    /// <param name="reduced">Its dimensions that are reduced.</param>
    /// <param name="result">The result, with the reduced dimensions of size 1 or without.</param>
    public ReductionPlan(Tensor self, DimensionSet reduced, Tensor result)
    {
        var (kept, gone) = (new List<LoopDimension>(), new List<LoopDimension>());
        var keeps = result.Sizes.Length == self.Sizes.Length;
        for (int d = 0, to = 0; d < self.Sizes.Length; d++)
        {
            var isReduced = reduced.Has(d);
            if (self.Sizes[d] != 1)
            {
                if (isReduced) gone.Add(new(self.Sizes[d], self.Strides[d], 0));
                else kept.Add(new(self.Sizes[d], self.Strides[d], result.Strides[keeps ? d : to]));
            }

            if (!isReduced) to++;
        }

        (Kept, Reduced) = (Join(kept), Join(gone));
        (Outputs, Count) = (Product(Kept), Product(Reduced));
    }

    /// <summary>The loops over the result.</summary>
    public LoopDimension[] Kept { get; }

    /// <summary>The loops over what makes one element of it.</summary>
    public LoopDimension[] Reduced { get; }

    /// <summary>How many elements the result has.</summary>
    public long Outputs { get; }

    /// <summary>How many make one of them.</summary>
    public long Count { get; }

    /// <summary>Where the iteration of some loops stands.</summary>
    /// <param name="loops">The loops.</param>
    /// <param name="index">The number of the iteration, row-major.</param>
    /// <returns>The distances from the beginning, in elements of input and result.</returns>
    public static (long Source, long Target) Place(ReadOnlySpan<LoopDimension> loops, long index)
    {
        if (loops.Length == 1) return (index * loops[0].Stride, index * loops[0].Target);
        var (source, target) = (0L, 0L);
        for (var d = loops.Length - 1; d >= 0; d--)
        {
            (index, var at) = Math.DivRem(index, loops[d].Size);
            source += at * loops[d].Stride;
            target += at * loops[d].Target;
        }

        return (source, target);
    }

    private static LoopDimension[] Join(List<LoopDimension> loops)
    {
        loops.Sort((a, b) => b.Stride.CompareTo(a.Stride));
        for (var i = loops.Count - 2; i >= 0; i--)
        {
            var (outer, inner) = (loops[i], loops[i + 1]);
            if (outer.Stride != inner.Size * inner.Stride || outer.Target != inner.Size * inner.Target) continue;
            loops[i] = new(outer.Size * inner.Size, inner.Stride, inner.Target);
            loops.RemoveAt(i + 1);
        }

        return [.. loops];
    }

    private static long Product(LoopDimension[] loops)
    {
        var product = 1L;
        foreach (var loop in loops) product *= loop.Size;
        return product;
    }
}
