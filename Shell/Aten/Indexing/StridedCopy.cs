using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>Copies elements between tensors of the same sizes and element type, whatever their strides.</summary>
internal static unsafe class StridedCopy
{
    /// <summary>Copies.</summary>
    /// <param name="from">The elements.</param>
    /// <param name="to">Where they go: memory apart.</param>
    public static void Into(Tensor from, Tensor to)
    {
        if (from.ElementCount == 0) return;
        var size = ScalarTypes.SizeOf(from.ScalarType);
        fixed (byte* source = HostMemory.From(from), target = HostMemory.From(to))
        {
            var loops = new List<LoopDimension>();
            for (var d = 0; d < from.Sizes.Length; d++)
                if (from.Sizes[d] != 1) loops.Add(new(from.Sizes[d], from.Strides[d], to.Strides[d]));
            for (var i = loops.Count - 2; i >= 0; i--)
            {
                var (outer, inner) = (loops[i], loops[i + 1]);
                if (outer.Stride != inner.Size * inner.Stride || outer.Target != inner.Size * inner.Target) continue;
                loops[i] = new(outer.Size * inner.Size, inner.Stride, inner.Target);
                loops.RemoveAt(i + 1);
            }

            var run = loops.Count == 0 ? new(1, 1, 1) : loops[^1];
            var outerLoops = loops.Count == 0 ? [] : loops.GetRange(0, loops.Count - 1).ToArray();
            ParallelLoop.For(from.ElementCount / run.Size, Math.Max(1, ParallelLoop.PointwiseGrain / run.Size), new Rows(outerLoops, run, size, source, target));
        }
    }

    private readonly struct Rows(LoopDimension[] loops, LoopDimension run, int size, byte* source, byte* target) : IRangeWork
    {
        public void Run(long from, long to)
        {
            for (var i = from; i < to; i++)
            {
                var place = ReductionPlan.Place(loops, i);
                byte* a = source + (place.Source * size), b = target + (place.Target * size);
                if (run is { Stride: 1, Target: 1 })
                {
                    Buffer.MemoryCopy(a, b, run.Size * size, run.Size * size);
                    continue;
                }

                for (long k = 0; k < run.Size; k++) Bytes.Copy(a + (k * run.Stride * size), b + (k * run.Target * size), size);
            }
        }
    }
}
