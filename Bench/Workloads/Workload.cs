using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>What can be measured as one row: by the quick harness, under BenchmarkDotNet, or beside a peer.</summary>
/// <param name="Name">The row's name, unique within its suite.</param>
/// <param name="Operations">How many operations one run of the body is; the same for every row of a suite.</param>
/// <param name="Make">Sets everything up and gives the body. Called once, on the thread that measures.</param>
internal sealed record Workload(string Name, int Operations, Func<Body> Make)
{
    /// <summary>The row of the same suite that this one is compared with; null for a floor itself.</summary>
    public string? Floor { get; init; }

    /// <summary>
    /// What is measured: <see cref="BenchUnits.Nanoseconds"/> of the thread's processor time, <see cref="BenchUnits.Milliseconds"/> on the wall (for work that
    /// waits for another process), or <see cref="BenchUnits.Bytes"/>, which the body itself returns.
    /// </summary>
    public string Unit { get; init; } = BenchUnits.Nanoseconds;

    /// <summary>Whether it is on the hot path and so must not allocate; tests assert it.</summary>
    public bool AllocatesNothing { get; init; }

    /// <summary>A row whose body needs nothing around it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="operations">How many operations one run is.</param>
    /// <param name="floor">What it is compared with.</param>
    /// <param name="make">Sets up and gives the body.</param>
    /// <returns>The row.</returns>
    public static Workload Of(string name, int operations, string? floor, Func<Func<int>> make) => new(name, operations, () => new Body(make())) { Floor = floor };

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A body to measure.</summary>
/// <param name="Run">Does the operations; what it returns keeps them from being optimised away.</param>
internal sealed record Body(Func<int> Run)
{
    /// <summary>Done before each run and not measured; null for nothing. With it, or with <see cref="After"/>, every run is measured by itself.</summary>
    public Action? Before { get; init; }

    /// <summary>Done after each run and not measured; null for nothing.</summary>
    public Action? After { get; init; }
}

/// <summary>Rows that belong together: what costs, and the floors below it.</summary>
/// <param name="Name">One or two words.</param>
/// <param name="What">What is measured, in a line.</param>
/// <param name="Rows">The rows, floors first.</param>
internal sealed record Suite(string Name, string What, IReadOnlyList<Workload> Rows);
