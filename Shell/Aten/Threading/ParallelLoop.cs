using System.Runtime.ExceptionServices;
using System.Threading;

namespace Functional.Dispatch.Aten.Threading;

/// <summary>
/// Splits work over the pool's threads. The caller works too and takes over every part that no other thread has begun, so that a busy pool makes
/// it slower and never stuck. Kernels only compute in it: the thread's dispatch state is not carried over.
/// </summary>
internal static class ParallelLoop
{
    /// <summary>Elements of cheap pointwise work that are worth a part of their own, PyTorch's grain size.</summary>
    public const long PointwiseGrain = 32768;

    // Parts for each thread: few, as each costs; more than one, as threads start late or are disturbed.
    private const int PartsPerThread = 4;
    private const int Spins = 40;

    [ThreadStatic]
    private static bool _isInside;

    /// <summary>Does all of the work; returns when every part is done. Work inside work is not split again. Allocates nothing unless it splits.</summary>
    /// <typeparam name="TWork">The work.</typeparam>
    /// <param name="count">How many indices, from 0; none does nothing.</param>
    /// <param name="grain">The fewest indices worth a part of their own, at least 1.</param>
    /// <param name="work">The work.</param>
    /// <param name="threads">How many threads at most; 0 takes <see cref="ComputeThreads.Count"/>.</param>
    /// <exception cref="Exception">What a part threw: the first, when every part begun is over.</exception>
    public static void For<TWork>(long count, long grain, TWork work, int threads = 0)
        where TWork : IRangeWork
    {
        if (count <= 0) return;
        if (threads == 0) threads = ComputeThreads.Count;
        if (count <= grain || threads == 1 || _isInside) work.Run(0, count);
        else Split(count, grain, work, threads);
    }

    private static void Split<TWork>(long count, long grain, TWork work, int threads)
        where TWork : IRangeWork
    {
        threads = (int)Math.Min(threads, (count + grain - 1) / grain);
        var size = Math.Max(grain, (count + (threads * PartsPerThread) - 1) / (threads * PartsPerThread));
        new Job<TWork>(work, count, size).Run(threads - 1);
    }

    private sealed class Job<TWork>(TWork work, long count, long size) : IThreadPoolWorkItem
        where TWork : IRangeWork
    {
        private readonly object _done = new();
        private readonly long _parts = (count + size - 1) / size;
        private long _next;
        private long _finished;
        private ExceptionDispatchInfo? _failure;

        public void Run(int helpers)
        {
            for (var i = 0; i < helpers; i++) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            Execute();
            Wait();
            _failure?.Throw();
        }

        public void Execute()
        {
            _isInside = true;
            try
            {
                for (var part = Interlocked.Increment(ref _next) - 1; part < _parts; part = Interlocked.Increment(ref _next) - 1)
                {
                    RunPart(part);
                    if (Interlocked.Increment(ref _finished) != _parts) continue;
                    lock (_done) Monitor.PulseAll(_done);
                }
            }
            finally
            {
                _isInside = false;
            }
        }

        // The other threads are in their last parts: they are mostly through before it is worth sleeping.
        private void Wait()
        {
            for (var spin = default(SpinWait); !spin.NextSpinWillYield || spin.Count < Spins; spin.SpinOnce(sleep1Threshold: -1))
                if (Volatile.Read(ref _finished) == _parts) return;
            lock (_done)
            {
                while (Volatile.Read(ref _finished) != _parts) Monitor.Wait(_done);
            }
        }

        private void RunPart(long part)
        {
            if (Volatile.Read(ref _failure) is not null) return;
#pragma warning disable CA1031 // Every exception is carried to the caller.
            try
            {
                work.Run(part * size, Math.Min(count, (part + 1) * size));
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            }
#pragma warning restore CA1031
        }
    }
}
