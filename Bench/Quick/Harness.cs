using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>How long the harness takes.</summary>
internal sealed record HarnessSettings
{
    /// <summary>Enough for the whole table on a small machine in under a minute.</summary>
    public static HarnessSettings Default { get; } = new();

    /// <summary>How many rounds; at least 1.</summary>
    public int Rounds { get; init; } = 21;

    /// <summary>How long one round of one row is; a row whose single run is longer takes one run.</summary>
    public TimeSpan Round { get; init; } = TimeSpan.FromMilliseconds(8);

    /// <summary>How many times the table is gone through to warm up: the JIT's last tier comes a while after the calls that ask for it.</summary>
    public int WarmUps { get; init; } = 3;

    /// <summary>How long a row is warmed up each time.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromMilliseconds(30);
}

/// <summary>
/// The small harness. A round goes over the whole table before the next begins, so that a busy second of the machine costs every row one round and no row all
/// of them; the least of the rounds is what the row costs undisturbed. Everything runs on the calling thread.
/// </summary>
internal static class Harness
{
    /// <summary>How many steps <see cref="Run"/> tells of.</summary>
    /// <param name="suites">What to measure.</param>
    /// <param name="settings">How long.</param>
    /// <returns>The number.</returns>
    public static int Steps(IReadOnlyList<Suite> suites, HarnessSettings settings) => suites.Sum(s => s.Rows.Count) + settings.WarmUps + settings.Rounds - 1;

    /// <summary>Measures.</summary>
    /// <param name="suites">What.</param>
    /// <param name="settings">How long.</param>
    /// <param name="step">Told of each step done.</param>
    /// <returns>The rows, in the order of the suites.</returns>
    public static IReadOnlyList<BenchRow> Run(IReadOnlyList<Suite> suites, HarnessSettings settings, Action<string> step)
    {
        var rows = new List<(string Suite, Sampler Sampler)>();
        foreach (var suite in suites)
        {
            foreach (var workload in suite.Rows)
            {
                var sampler = new Sampler(workload);
                sampler.WarmUp(settings.WarmUp, settings.Round);
                rows.Add((suite.Name, sampler));
                step(workload.Name);
            }
        }

        for (var i = 1; i < settings.WarmUps; i++)
        {
            foreach (var (_, sampler) in rows) sampler.WarmUp(settings.WarmUp, settings.Round);
            step("warming up");
        }

        // What the rows keep is old by now; the collections that rows cause by allocating then pass it over.
        GC.Collect();
        for (var i = 0; i < settings.Rounds; i++)
        {
            foreach (var (_, sampler) in rows) sampler.Round();
            step("rounds");
        }

        return WithRatios([.. rows.Select(r => r.Sampler.Result(r.Suite))]);
    }

    private static BenchRow[] WithRatios(BenchRow[] rows)
    {
        var least = rows.ToDictionary(r => (r.Suite, r.Name), r => r.Min);
        return [.. rows.Select(r => r.Floor is { } floor && least.TryGetValue((r.Suite, floor), out var of) && of > 0 ? r with { Ratio = r.Min / of } : r)];
    }
}
