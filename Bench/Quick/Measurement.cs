using System.Diagnostics;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>What one row measured, in processor time, which other programs on the machine disturb less than time on the wall.</summary>
/// <param name="Min">Nanoseconds of one operation in the fastest round.</param>
/// <param name="Median">The same in the median round.</param>
/// <param name="Bytes">Bytes allocated by one operation, over all rounds.</param>
internal readonly record struct Measurement(double Min, double Median, double Bytes)
{
    private const int Rounds = 11;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(30);

    /// <summary>Measures a body on this thread.</summary>
    /// <param name="operations">How many operations one call of the body is.</param>
    /// <param name="body">The body; its result is kept.</param>
    /// <returns>Minimum and median over the rounds.</returns>
    public static Measurement Of(int operations, Func<int> body)
    {
        // Long enough for the JIT's tiers to be through, also for bodies of a single slow call.
        var calls = 0L;
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed < WarmUp || calls < 2)
        {
            Sink += body();
            calls++;
        }

        var perRound = Math.Max(1, (long)(calls * (Round / warm.Elapsed)));
        Span<double> rounds = stackalloc double[Rounds];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref var round in rounds)
        {
            var start = Now();
            for (var i = 0L; i < perRound; i++) Sink += body();
            round = (Now() - start).TotalNanoseconds / ((double)perRound * operations);
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        rounds.Sort();
        return new(rounds[0], rounds[Rounds / 2], bytes / ((double)Rounds * perRound * operations));
    }

    // Windows counts a process's time in ticks of 16 ms, too coarse for a round.
    private static TimeSpan Now() => OperatingSystem.IsWindows() ? Stopwatch.GetElapsedTime(0) : Environment.CpuUsage.TotalTime;

    private static int Sink { get; set; }
}
