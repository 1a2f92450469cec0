using System.Diagnostics;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>
/// What giving work to a device costs the thread that gives it: series of launches, each timed until the last of it is given, then waited for untimed. The series are
/// shorter than the queues of drivers, which make a launch wait when they are full.
/// </summary>
/// <param name="effort">How long and how often.</param>
/// <param name="begin">What comes before a series, untimed.</param>
/// <param name="launch">Gives one piece of work.</param>
/// <param name="wait">Waits for all of it.</param>
internal sealed class EnqueueTiming(Effort effort, Action begin, Action launch, Action wait)
{
    private const int Series = 256;

    private readonly List<double> _rounds = [];

    /// <summary>Nanoseconds of one launch in the fastest round.</summary>
    public double Min => _rounds.Min();

    /// <summary>The same in the median round.</summary>
    public double Median => _rounds.Order().ElementAt(_rounds.Count / 2);

    /// <summary>Measures one round, after a warm-up of as many launches as the JIT wants when it is the first.</summary>
    public void Measure()
    {
        if (_rounds.Count == 0)
            for (var i = 0; i < 4 * effort.Series; i++) Once();
        var time = TimeSpan.Zero;
        for (var i = 0; i < effort.Series; i++) time += Once();
        _rounds.Add(time.TotalNanoseconds / (effort.Series * Series));
    }

    private TimeSpan Once()
    {
        begin();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Series; i++) launch();
        var time = Stopwatch.GetElapsedTime(start);
        wait();
        return time;
    }
}
