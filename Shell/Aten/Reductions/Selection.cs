using System.Numerics;
using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>
/// Finds the greatest or least element of each line and its index: the first of equal ones, and the first NaN before any number. The line is one
/// dimension, or the whole tensor in row-major order.
/// </summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
internal static unsafe class Selection<T>
    where T : unmanaged, INumber<T>
{
    private const int Run = 1024;
    private const long Grain = 1L << 14;

    /// <summary>Selects.</summary>
    /// <param name="self">The input; no line is empty.</param>
    /// <param name="dimension">The dimension, or null for the whole tensor.</param>
    /// <param name="greatest">The greatest, or the least.</param>
    /// <param name="values">Where the elements go, or null.</param>
    /// <param name="indices">Where the indices go, of int64.</param>
    public static void Into(Tensor self, int? dimension, bool greatest, Tensor? values, Tensor indices)
    {
        var rank = self.Sizes.Length;
        var along = dimension is { } d && rank > 0 ? new DimensionSet(1UL << d) : DimensionSet.All(rank);
        var (kept, line) = (new List<LoopDimension>(), new List<LoopDimension>());
        var keeps = indices.Sizes.Length == rank;
        for (int i = 0, to = 0; i < rank; i++)
        {
            if (along.Has(i)) line.Add(new(self.Sizes[i], self.Strides[i], 0));
            else kept.Add(new(self.Sizes[i], self.Strides[i], indices.Strides[keeps ? i : to]));
            if (!along.Has(i)) to++;
        }

        // Values and indices may lie differently: then the loops over the result are two.
        LoopDimension[] valueLoops = [.. kept];
        if (values is not null && !values.Strides.AsSpan().SequenceEqual(indices.Strides.AsSpan()))
        {
            for (int i = 0, to = 0, k = 0; i < rank; i++)
            {
                if (along.Has(i)) continue;
                valueLoops[k] = valueLoops[k] with { Target = values.Strides[keeps ? i : to] };
                k++;
                to++;
            }
        }

        fixed (byte* source = HostMemory.From(self), valuesAt = values is null ? default : HostMemory.From(values), indicesAt = HostMemory.From(indices))
        {
            var work = new Lines([.. kept], valueLoops, [.. line], greatest, new Runs<T>(self.ScalarType), source, valuesAt, (long*)indicesAt);
            ParallelLoop.For(indices.ElementCount, Math.Max(1, Grain / Math.Max(1, self.ElementCount / Math.Max(1, indices.ElementCount))), work);
        }
    }

    private readonly struct Lines(
        LoopDimension[] kept, LoopDimension[] valueLoops, LoopDimension[] line, bool greatest, Runs<T> runs, byte* source, byte* values, long* indices) : IRangeWork
    {
        public void Run(long from, long to)
        {
            for (var i = from; i < to; i++)
            {
                var (begin, target) = ReductionPlan.Place(kept, i);
                var (value, index) = Find(source + (begin * runs.ElementSize));
                indices[target] = index;
                if (values is not null) runs.WriteOne(value, values + (ReductionPlan.Place(valueLoops, i).Target * runs.ElementSize));
            }
        }

        private (T Value, long Index) Find(byte* begin)
        {
            var inner = line is [.., var last] ? last : new(1, 1, 0);
            var outer = 1L;
            for (var d = 0; d < line.Length - 1; d++) outer *= line[d].Size;
            Span<T> space = stackalloc T[Selection<T>.Run];
            var (best, index) = (default(T), -1L);
            for (long o = 0; o < outer; o++)
            {
                var place = line.Length <= 1 ? 0 : ReductionPlan.Place(line.AsSpan()[..^1], o).Source;
                for (long part = 0; part < inner.Size; part += Selection<T>.Run)
                {
                    var count = (int)Math.Min(Selection<T>.Run, inner.Size - part);
                    var run = runs.Read(begin + ((place + (part * inner.Stride)) * runs.ElementSize), inner.Stride, space[..count]);
                    if (Scan(run, (o * inner.Size) + part, ref best, ref index)) return (best, index);
                }
            }

            return (best, index);
        }

        // Whether it is decided: a NaN was found.
        private bool Scan(ReadOnlySpan<T> run, long first, ref T best, ref long index)
        {
            for (var i = 0; i < run.Length; i++)
            {
                var value = run[i];
                if (index >= 0 && (greatest ? value <= best : value >= best)) continue;
                (best, index) = (value, first + i);
                if (T.IsNaN(value)) return true;
            }

            return false;
        }
    }
}
