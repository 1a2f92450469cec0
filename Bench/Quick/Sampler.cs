using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>One row while it is measured: its body, how often a round runs it, and what the rounds gave.</summary>
internal sealed class Sampler
{
    // Bytes held are the same in every round, and counting them takes full collections.
    private const int RoundsOfBytes = 3;

    private readonly Workload _workload;
    private readonly Body _body;
    private readonly List<double> _rounds = [];
    private int _runs = 1;
    private long _measured;
    private long _bytes;

    /// <summary>Sets the row up.</summary>
    /// <param name="workload">The row.</param>
    public Sampler(Workload workload) => (_workload, _body) = (workload, workload.Make());

    // What a run returns ends here, so that no run is optimised away.
    private static int Sink { get; set; }

    private bool IsMeasuredByItself => _body.Before is not null || _body.After is not null;

    private bool IsOnThread => _workload.Unit == BenchUnits.Nanoseconds;

    /// <summary>Runs the body for a while, unmeasured, and settles how many runs make a round.</summary>
    /// <param name="warmUp">For how long, at least one run.</param>
    /// <param name="round">How long a round is to be.</param>
    public void WarmUp(TimeSpan warmUp, TimeSpan round)
    {
        var (start, runs) = (ThreadClock.Wall, 0);
        do
        {
            _body.Before?.Invoke();
            Sink += _body.Run();
            _body.After?.Invoke();
            runs++;
        }
        while (IsOnThread && ThreadClock.Wall - start < warmUp.TotalNanoseconds);
        _runs = (int)Math.Clamp(runs * round.TotalNanoseconds / (ThreadClock.Wall - start + 1), 1, int.MaxValue);
    }

    /// <summary>Measures one round.</summary>
    public void Round()
    {
        using var pin = IsOnThread ? ThreadPin.Enter() : default;
        if (_workload.Unit == BenchUnits.Bytes)
        {
            if (_rounds.Count < RoundsOfBytes) _rounds.Add(Held() / _workload.Operations);
            return;
        }

        _rounds.Add(Time() / (IsOnThread ? _workload.Operations : _workload.Operations * 1e6));
        // A row that allocates leaves garbage whose collection the next row must not pay for.
        if (_bytes > 0) GC.Collect(1, GCCollectionMode.Forced, blocking: true);
    }

    /// <summary>The row as it was measured.</summary>
    /// <param name="suite">Its suite.</param>
    /// <returns>The row, without ratio.</returns>
    public BenchRow Result(string suite)
    {
        double[] rounds = [.. _rounds.Order()];
        return new()
        {
            Suite = suite,
            Name = _workload.Name,
            Unit = _workload.Unit,
            Min = rounds[0],
            Median = rounds[rounds.Length / 2],
            Bytes = IsOnThread ? _bytes / ((double)_measured * _workload.Operations) : null,
            Floor = _workload.Floor,
        };
    }

    // Nanoseconds of one run.
    private double Time()
    {
        var runs = IsOnThread ? _runs : 1;
        var nanoseconds = 0L;
        if (IsMeasuredByItself)
        {
            for (var i = 0; i < runs; i++)
            {
                _body.Before?.Invoke();
                // Likewise what is left of before.
                GC.Collect(1, GCCollectionMode.Forced, blocking: true);
                nanoseconds += Time(1);
                _body.After?.Invoke();
            }
        }
        else
        {
            nanoseconds = Time(runs);
        }

        _measured += runs;
        return nanoseconds / (double)runs;
    }

    private long Time(int runs)
    {
        var (run, sum, bytes) = (_body.Run, 0, GC.GetAllocatedBytesForCurrentThread());
        var start = IsOnThread ? ThreadClock.Now : ThreadClock.Wall;
        for (var i = 0; i < runs; i++) sum += run();
        var time = (IsOnThread ? ThreadClock.Now : ThreadClock.Wall) - start;
        _bytes += GC.GetAllocatedBytesForCurrentThread() - bytes;
        Sink += sum;
        return time;
    }

    private double Held()
    {
        _body.Before?.Invoke();
        var held = _body.Run();
        _body.After?.Invoke();
        return held;
    }
}
