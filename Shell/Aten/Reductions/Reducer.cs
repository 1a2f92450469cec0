using System.Numerics;
using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>
/// Runs a reduction. Which elements are joined with which follows from the shape alone: the result does not depend on the number of threads.
/// Sums are joined pairwise above runs of a few thousand, so that their error grows with the logarithm of the count.
/// </summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
/// <typeparam name="TReduction">The reduction.</typeparam>
internal static unsafe class Reducer<T, TReduction>
    where T : unmanaged, INumberBase<T>
    where TReduction : struct, IReduction<T>
{
    private const int Run = 1 << 15;
    private const int Piece = 4096;
    private const int Width = 512;
    private const int RunsOfChunk = 2;
    private const long Grain = 1L << 15;

    /// <summary>Reduces.</summary>
    /// <param name="self">The input.</param>
    /// <param name="reduced">Its dimensions that are reduced.</param>
    /// <param name="result">Where the result goes, of the right shape.</param>
    /// <param name="from">How the input is read; null reads its own type.</param>
    public static void Into(Tensor self, DimensionSet reduced, Tensor result, Runs<T>? from = null)
    {
        var plan = new ReductionPlan(self, reduced, result);
        var (read, write) = (from ?? new Runs<T>(self.ScalarType), new Runs<T>(result.ScalarType));
        fixed (byte* source = HostMemory.From(self), target = HostMemory.From(result))
        {
            var inner = plan.Kept is [.., var last] ? last : default;
            if (plan.Count == 0 || plan.Outputs == 0) Fill(plan, target, write);
            // Whole rows at a time where the result's elements lie closer together than those that make one of them.
            else if (inner.Size >= 16 && plan.Reduced is [.., var deepest] && deepest.Stride > inner.Stride) new Rows(plan, read, write, source, target).Reduce();
            else if (plan.Outputs < 16 && plan.Count > 2 * RunsOfChunk * Run) InChunks(plan, read, write, source, target);
            else ParallelLoop.For(plan.Outputs, Math.Max(1, Grain / plan.Count), new Outputs(plan, read, write, source, target));
        }
    }

    private static void Fill(ReductionPlan plan, byte* target, Runs<T> write)
    {
        for (long i = 0; i < plan.Outputs; i++)
            write.WriteOne(TReduction.Finish(TReduction.Empty, plan.Count), target + (ReductionPlan.Place(plan.Kept, i).Target * write.ElementSize));
    }

    private static void InChunks(ReductionPlan plan, Runs<T> read, Runs<T> write, byte* source, byte* target)
    {
        for (long i = 0; i < plan.Outputs; i++)
        {
            var (from, to) = ReductionPlan.Place(plan.Kept, i);
            var line = new Line(plan, read, source + (from * read.ElementSize));
            var parts = new T[(line.Runs + RunsOfChunk - 1) / RunsOfChunk];
            ParallelLoop.For(parts.Length, 1, new Chunks(line, parts));
            write.WriteOne(TReduction.Finish(Pairwise(parts), plan.Count), target + (to * write.ElementSize));
        }
    }

    private static T Pairwise(ReadOnlySpan<T> parts) =>
        parts.Length == 1 ? parts[0] : TReduction.Join(Pairwise(parts[..(parts.Length / 2)]), Pairwise(parts[(parts.Length / 2)..]));

    // What makes one element of the result, as runs along the innermost loop.
    private readonly struct Line(ReductionPlan plan, Runs<T> read, byte* source)
    {
        private readonly LoopDimension _inner = plan.Reduced is [.., var last] ? last : new(1, 1, 0);
        private readonly long _runsOfInner = ((plan.Reduced is [.., var deepest] ? deepest.Size : 1) + Run - 1) / Run;

        public long Runs => _runsOfInner * (plan.Count / _inner.Size);

        public T Reduce(long first, long end)
        {
            if (end - first > 8)
            {
                var middle = first + ((end - first) / 2);
                return TReduction.Join(Reduce(first, middle), Reduce(middle, end));
            }

            var value = Of(first);
            for (var run = first + 1; run < end; run++) value = TReduction.Join(value, Of(run));
            return value;
        }

        private T Of(long index)
        {
            var (outer, part) = _runsOfInner == 1 ? (index, 0) : plan.Reduced.Length == 1 ? (0, index) : Math.DivRem(index, _runsOfInner);
            var begin = part * Run;
            var place = (plan.Reduced.Length <= 1 ? 0 : ReductionPlan.Place(plan.Reduced.AsSpan()[..^1], outer).Source) + (begin * _inner.Stride);
            var count = (int)Math.Min(Run, _inner.Size - begin);
            var run = source + (place * read.ElementSize);
            return read.IsDirect(_inner.Stride) ? TReduction.Of(new ReadOnlySpan<T>(run, count)) : OfConverted(run, count);
        }

        // In pieces for which there is room on the stack.
        [System.Runtime.CompilerServices.SkipLocalsInit]
        private T OfConverted(byte* run, int count)
        {
            Span<T> space = stackalloc T[Math.Min(count, Piece)];
            var value = TReduction.Of(read.Read(run, _inner.Stride, space));
            for (var done = space.Length; done < count; done += Piece)
                value = TReduction.Join(value, TReduction.Of(read.Read(run + (done * _inner.Stride * read.ElementSize), _inner.Stride, space[..Math.Min(Piece, count - done)])));
            return value;
        }
    }

    private readonly struct Chunks(Line line, T[] parts) : IRangeWork
    {
        public void Run(long from, long to)
        {
            for (var i = from; i < to; i++) parts[i] = line.Reduce(i * RunsOfChunk, Math.Min(line.Runs, (i + 1) * RunsOfChunk));
        }
    }

    private readonly struct Outputs(ReductionPlan plan, Runs<T> read, Runs<T> write, byte* source, byte* target) : IRangeWork
    {
        public void Run(long from, long to)
        {
            for (var i = from; i < to; i++)
            {
                var place = ReductionPlan.Place(plan.Kept, i);
                var line = new Line(plan, read, source + (place.Source * read.ElementSize));
                write.WriteOne(TReduction.Finish(line.Reduce(0, line.Runs), plan.Count), target + (place.Target * write.ElementSize));
            }
        }
    }

    // The innermost kept loop in stripes; each stripe joins row after row. Long columns of few stripes are cut into chunks of rows.
    private readonly struct Rows : IRangeWork
    {
        // Rows joined one after another before their value counts as one row of the next level: three levels keep the error of sums small.
        private const int RowsOfLevel = 64;
        private const int Levels = 4;

        private readonly ReductionPlan _plan;
        private readonly Runs<T> _read;
        private readonly Runs<T> _write;
        private readonly byte* _source;
        private readonly byte* _target;
        private readonly long _stripes;
        private readonly long _chunks;
        private readonly long _rowsOfChunk;
        private readonly T[]? _parts;

        public Rows(ReductionPlan plan, Runs<T> read, Runs<T> write, byte* source, byte* target)
        {
            (_plan, _read, _write) = (plan, read, write);
            _source = source;
            _target = target;
            var inner = plan.Kept[^1];
            _stripes = (inner.Size + Width - 1) / Width * (plan.Outputs / inner.Size);
            _rowsOfChunk = _stripes < 64 ? Math.Max(128, (1L << 16) / Math.Min(Width, inner.Size)) : plan.Count;
            _chunks = (plan.Count + _rowsOfChunk - 1) / _rowsOfChunk;
            _parts = _chunks > 1 ? new T[_chunks * _stripes * Width] : null;
        }

        public void Reduce()
        {
            var elements = Math.Min(_rowsOfChunk, _plan.Count) * Math.Min(Width, _plan.Kept[^1].Size);
            ParallelLoop.For(_stripes * _chunks, Math.Max(1, Grain / elements), this);
            if (_parts is null) return;
            for (long stripe = 0; stripe < _stripes; stripe++)
            {
                var (_, to, width) = Stripe(stripe);
                var value = _parts.AsSpan((int)(stripe * _chunks * Width), width);
                for (long chunk = 1; chunk < _chunks; chunk++) TReduction.Join(value, _parts.AsSpan((int)(((stripe * _chunks) + chunk) * Width), width));
                Put(value, to);
            }
        }

        [System.Runtime.CompilerServices.SkipLocalsInit]
        public void Run(long from, long to)
        {
            Span<T> space = stackalloc T[Width * (Levels + 1)];
            for (var item = from; item < to; item++)
            {
                var (stripe, chunk) = Math.DivRem(item, _chunks);
                var (source, target, width) = Stripe(stripe);
                var value = Join(source, width, chunk * _rowsOfChunk, Math.Min(_plan.Count, (chunk + 1) * _rowsOfChunk), space);
                if (_parts is null) Put(value, target);
                else value.CopyTo(_parts.AsSpan((int)(item * Width)));
            }
        }

        private (long Source, long Target, int Width) Stripe(long index)
        {
            var inner = _plan.Kept[^1];
            var (outer, stripe) = Math.DivRem(index, (inner.Size + Width - 1) / Width);
            var (source, target) = ReductionPlan.Place(_plan.Kept.AsSpan()[..^1], outer);
            return (source + (stripe * Width * inner.Stride), target + (stripe * Width * inner.Target), (int)Math.Min(Width, inner.Size - (stripe * Width)));
        }

        private Span<T> Join(long source, int width, long first, long end, Span<T> space)
        {
            var row = space.Slice(Levels * Width, width);
            var step = _plan.Kept[^1].Stride;
            Span<long> filled = stackalloc long[Levels];
            for (var r = first; r < end; r++)
            {
                var place = source + ReductionPlan.Place(_plan.Reduced, r).Source;
                var read = _read.Read(_source + (place * _read.ElementSize), step, row);
                var level = 0;
                Into(space, filled, level, read);
                while (level < Levels - 1 && filled[level] == RowsOfLevel)
                {
                    Into(space, filled, level + 1, space.Slice(level * Width, width));
                    filled[level++] = 0;
                }
            }

            var result = -1;
            for (var level = Levels - 1; level >= 0; level--)
            {
                if (filled[level] == 0) continue;
                if (result < 0) result = level;
                else TReduction.Join(space.Slice(result * Width, width), space.Slice(level * Width, width));
            }

            return space.Slice(result * Width, width);
        }

        private static void Into(Span<T> space, Span<long> filled, int level, ReadOnlySpan<T> row)
        {
            var into = space.Slice(level * Width, row.Length);
            if (filled[level]++ == 0) row.CopyTo(into);
            else TReduction.Join(into, row);
        }

        private void Put(Span<T> value, long target)
        {
            for (var i = 0; i < value.Length; i++) value[i] = TReduction.Finish(value[i], _plan.Count);
            _write.Write(value, _target + (target * _write.ElementSize), _plan.Kept[^1].Target);
        }
    }
}
