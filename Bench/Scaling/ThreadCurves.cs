using System.Threading;
using Functional.Dispatch.Bench.Quick;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Scaling;

/// <summary>Whether calls on several threads are in each other's way: they share a dispatcher and nothing that changes.</summary>
internal static class ThreadCurves
{
    private static readonly int[] Threads = [1, 2, 4, 8, 16];
    private static readonly long Nanoseconds = 100_000_000;

    /// <summary>The curves over 1 to 16 threads; the rate of all together.</summary>
    public static IReadOnlyList<Curve> All { get; } =
    [
        Of("typed calls of one operator", loops => loops.Typed),
        Of("autograd kernel: guard and redispatch", loops => loops.GuardAndRedispatch),
        Of("boxed calls of one operator", loops => loops.PushAndBoxedCallOnOwnStack),
    ];

    private static Curve Of(string name, Func<ShellLoops, Func<int>> loop) => new(name, BenchUnits.MillionCallsPerSecond, "threads", Threads, count =>
    {
        var body = loop(new ShellLoops());
        return () => Rate(count, body);
    });

    // Millions of calls in a second: every thread calls until the time is over, and counts for itself.
    private static double Rate(int count, Func<int> body)
    {
        using var ready = new Barrier(count + 1);
        var (runs, stop) = (0L, 0L);
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            var own = 0L;
            ready.SignalAndWait();
            for (; ThreadClock.Wall < Volatile.Read(ref stop); own++) body();
            Interlocked.Add(ref runs, own);
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        var start = ThreadClock.Wall;
        Volatile.Write(ref stop, start + Nanoseconds);
        ready.SignalAndWait();
        foreach (var thread in threads) thread.Join();
        return runs * ShellLoops.Count * 1e3 / (ThreadClock.Wall - start);
    }
}
