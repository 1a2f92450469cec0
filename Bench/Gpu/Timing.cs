using System.Diagnostics;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>
/// One way to do an operation, measured on the wall in rounds that take turns with other ways: several operations are given to the device one behind
/// the other, and then waited for once, or each alone (<see cref="Effort.WaitsForEach"/>).
/// </summary>
/// <param name="effort">How long and how often.</param>
/// <param name="operate">Does the operation, or gives it to the device.</param>
/// <param name="wait">Waits until everything given is done.</param>
internal sealed class Timing(Effort effort, Action operate, Action wait)
{
    private readonly List<double> _rounds = [];
    private long _perRound;

    /// <summary>Nanoseconds of one operation in the fastest round.</summary>
    public double Min => _rounds.Min();

    /// <summary>The same in the median round.</summary>
    public double Median => _rounds.Order().ElementAt(_rounds.Count / 2);

    /// <summary>Measures ways in turns.</summary>
    /// <param name="effort">How often.</param>
    /// <param name="ways">What measures one round of each; null for a way that there is not.</param>
    public static void InTurns(Effort effort, params ReadOnlySpan<Action?> ways)
    {
        for (var round = 0; round < effort.Rounds; round++)
            foreach (var way in ways) way?.Invoke();
    }

    /// <summary>Measures one round, after a warm-up when it is the first.</summary>
    public void Measure()
    {
        if (_perRound == 0) Warm();
        _rounds.Add(effort.WaitsForEach && effort.Round / _perRound >= effort.LongOperation ? Fastest().TotalNanoseconds : Batch(_perRound).TotalNanoseconds / _perRound);
    }

    // Programs are built and caches filled by the first operations; how long one takes is known afterwards.
    private void Warm()
    {
        Batch(1);
        var (count, time) = (1L, Batch(1));
        while (time < effort.Round / 4)
        {
            count *= 2;
            time = Batch(count);
        }

        _perRound = Math.Max(1, (long)(count * (effort.Round / time)));
    }

    private TimeSpan Fastest()
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0L; i < _perRound; i++) fastest = Batch(1) is var time && time < fastest ? time : fastest;
        return fastest;
    }

    private TimeSpan Batch(long count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0L; i < count; i++) operate();
        wait();
        return Stopwatch.GetElapsedTime(start);
    }
}
