using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Instructions;

/// <summary>What runs under callgrind: rows of the catalogue, each twice, with two lengths.</summary>
internal static class CountRun
{
    /// <summary>How many runs of the body the shorter length is.</summary>
    public const int Short = 1;

    /// <summary>How many the longer one is.</summary>
    public const int Long = 3;

    // What another thread of the runtime does meanwhile is counted too, and falls on one turn; the least of the turns is without it.
    private const int Turns = 3;

    // Everything that happens once, compiling first of all, is over after a few runs; nothing of it is counted.
    private const int WarmUps = 3;

    /// <summary>Runs rows; callgrind writes a file for each length of each in each of a few turns, labelled by the row's number and the length.</summary>
    /// <param name="rows">The rows.</param>
    public static void Run(IReadOnlyList<Workload> rows)
    {
        Func<int>[] bodies = [.. rows.Select(r => r.Make().Run)];
        foreach (var body in bodies)
            for (var i = 0; i < WarmUps; i++) Sink += body();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Callgrind.Start();
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var row = 0; row < bodies.Length; row++)
            {
                Callgrind.Dump("");
                foreach (var length in (int[])[Short, Long])
                {
                    for (var i = 0; i < length; i++) Sink += bodies[row]();
                    Callgrind.Dump(Label(row, length));
                }
            }
        }

        Callgrind.Stop();
    }

    /// <summary>What a file is labelled.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="length">The length.</param>
    /// <returns>The label.</returns>
    public static string Label(int row, int length) => $"row {row} x{length}";

    private static int Sink { get; set; }
}
