using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>What is done with one element named by an index.</summary>
internal unsafe interface IIndexedStep
{
    /// <summary>Does it.</summary>
    /// <param name="indexed">The element of the tensor that is indexed.</param>
    /// <param name="other">The element of the other tensor, at the index's own place.</param>
    void Do(byte* indexed, byte* other);
}

/// <summary>
/// The loop of gather and scatter: for every element of an index tensor, an element of the indexed tensor (at the same place, but along one
/// dimension where the index says) and one of another tensor (at the same place).
/// </summary>
internal static unsafe class IndexLoops
{
    private const long Grain = 1L << 13;

    /// <summary>Runs the loop.</summary>
    /// <typeparam name="TStep">What is done.</typeparam>
    /// <param name="indexed">The tensor that is indexed.</param>
    /// <param name="dimension">The dimension along which it is.</param>
    /// <param name="index">The indices, of int64 or int32.</param>
    /// <param name="other">The other tensor; its sizes are at least those of the index. The indexed one itself where there is no other.</param>
    /// <param name="step">What is done.</param>
    /// <param name="canSplit">Whether lines may be worked on at once; along the dimension itself the order is always that of the index.</param>
    /// <exception cref="TensorRuntimeException">An index is out of bounds.</exception>
    public static void Run<TStep>(Tensor indexed, int dimension, Tensor index, Tensor other, TStep step, bool canSplit = true)
        where TStep : struct, IIndexedStep
    {
        if (index.ElementCount == 0) return;
        var rank = index.Sizes.Length;
        var (byIndex, byOther) = (new List<LoopDimension>(), new List<LoopDimension>());
        for (var d = 0; d < rank; d++)
        {
            if (d == dimension) continue;
            byIndex.Add(new(index.Sizes[d], index.Strides[d], indexed.Strides[d]));
            byOther.Add(new(index.Sizes[d], 0, other.Strides[d]));
        }

        // A tensor without dimensions counts as one of a single element.
        var along = new Along(
            rank == 0 ? 1 : index.Sizes[dimension], rank == 0 ? 0 : index.Strides[dimension], indexed.Sizes.Length == 0 ? 0 : indexed.Strides[dimension],
            other.Sizes.Length == 0 ? 0 : other.Strides[dimension], indexed.Sizes.Length == 0 ? 1 : indexed.Sizes[dimension]);
        fixed (byte* i = HostMemory.From(index), a = HostMemory.From(indexed), b = HostMemory.From(other))
        {
            var work = new Lines<TStep>([.. byIndex], [.. byOther], along, dimension, index.ScalarType, ScalarTypes.SizeOf(indexed.ScalarType), ScalarTypes.SizeOf(other.ScalarType), i, a, b, step);
            var lines = index.ElementCount / along.Count;
            if (canSplit) ParallelLoop.For(lines, Math.Max(1, Grain / along.Count), work);
            else work.Run(0, lines);
        }
    }

    private readonly record struct Along(long Count, long Index, long Indexed, long Other, long Bound);

    private readonly struct Lines<TStep>(
        LoopDimension[] byIndex, LoopDimension[] byOther, Along along, int dimension, ScalarType type, int size, int sizeOfOther, byte* index, byte* indexed, byte* other, TStep step) : IRangeWork
        where TStep : struct, IIndexedStep
    {
        public void Run(long from, long to)
        {
            for (var line = from; line < to; line++)
            {
                var (i, a) = ReductionPlan.Place(byIndex, line);
                var b = ReductionPlan.Place(byOther, line).Target;
                for (long k = 0; k < along.Count; k++)
                {
                    var at = type == ScalarType.Int ? ((int*)index)[i + (k * along.Index)] : ((long*)index)[i + (k * along.Index)];
                    if (at < 0 || at >= along.Bound) throw Failures.Runtime("index", $"index {at} is out of bounds for dimension {dimension} with size {along.Bound}");
                    step.Do(indexed + ((a + (at * along.Indexed)) * size), other + ((b + (k * along.Other)) * sizeOfOther));
                }
            }
        }
    }
}
