using System.Collections.Immutable;
using Functional.Dispatch.Bench.Gpu;
using Functional.Dispatch.Bench.Report;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.PropertyTests.Bench;

/// <summary>Results that no machine measured, of every kind that a page draws.</summary>
internal static class BenchSamples
{
    public static BenchRow Row(string suite, string name, double best, string unit = BenchUnits.Nanoseconds) =>
        new() { Suite = suite, Name = name, Unit = unit, Min = best, Median = best * 1.1 };

    public static NamedResult Result(string file, string command, int day, IEnumerable<BenchRow> rows, string? device = null) => new(file, new()
    {
        Format = BenchResult.CurrentFormat,
        Command = command,
        When = new DateTime(2026, 11, day, 10, 0, 0, DateTimeKind.Utc),
        Commit = "0123456789",
        Machine = new("A processor", 2, "An <odd> system", ".NET 10.0", device),
        Rows = [.. rows],
    });

    /// <summary>Two runs of the quick table, one of curves, one of a device.</summary>
    public static ImmutableArray<NamedResult> All { get; } =
    [
        Result("one.json", "quick --json one.json", 20, Quick(1.5)),
        Result("two.json", "quick --json two.json", 24, Quick(1.2)),
        Result("curves.json", "scaling --json curves.json", 25, Scaling()),
        Result("device.json", "gpu --json device.json", 26, Device(), "cuda:0 (A device)"),
    ];

    private static IEnumerable<BenchRow> Quick(double scale)
    {
        yield return Row("choice", "direct call", 1) with { Bytes = 0 };
        yield return Row("choice", "choose <one> & all", 2 * scale) with { Bytes = 0, Floor = "direct call", Ratio = 2 * scale, Peer = new("libtorch 2.14.1", 4, 4.2), Goal = 0.75 };
        yield return Row("choice", "a lookup that is slow", 30 * scale) with { Bytes = 24, Floor = "direct call", Ratio = 30 * scale, Peer = new("libtorch 2.14.1", 10, 11), Goal = 0.75 };
        yield return Row("tables", "all tables", 21, BenchUnits.Milliseconds) with { Bytes = 1e6 };
    }

    private static IEnumerable<BenchRow> Scaling()
    {
        foreach (var operators in new[] { 1, 100, 10_000, 100_000 })
        {
            yield return Row("operators registered", "typed call", 8 + Math.Log10(operators)) with { X = operators, XUnit = "operators" };
            yield return Row("operators registered", "registration", 900 + operators) with { X = operators, XUnit = "operators", Peer = new("libtorch 2.14.1", 1500, 1600) };
        }

        foreach (var threads in new[] { 1, 2, 4 }) yield return Row("threads", "typed call", 100.0 * Math.Min(2, threads), BenchUnits.MillionCallsPerSecond) with { X = threads, XUnit = "threads" };
    }

    // A device that copies 1000 GB/s and multiplies 50 TFLOP/s.
    private static IEnumerable<BenchRow> Device()
    {
        const double Bytes = 3.0 * (1 << 30);
        yield return Row(Ceilings.Suite, "copy within the device", 1000, BenchUnits.GigabytesPerSecond) with { BytesMoved = 2.0 * (1 << 30), Flops = 0 };
        foreach (var n in new[] { 1024.0, 8192 })
            yield return Row(Ceilings.Suite, "product of matrices, cuBLAS", n == 8192 ? 50 : 20, BenchUnits.TeraflopsPerSecond) with { X = n, XUnit = "rows and columns", BytesMoved = 12 * n * n, Flops = 2 * n * n * n };
        yield return Row(MemoryRun.Suite, "add", 950, BenchUnits.GigabytesPerSecond) with
        {
            BytesMoved = Bytes, Flops = 1 << 28, Ceiling = 1000, Goal = 0.9, GoalOf = GoalBase.Ceiling, Peer = new("PyTorch 2.14.1, A device", 940, 930),
        };
        yield return Row(MemoryRun.Suite, "clone", 700, BenchUnits.GigabytesPerSecond) with { BytesMoved = Bytes, Flops = 0, Ceiling = 1000, Goal = 0.9, GoalOf = GoalBase.Ceiling };
        yield return Row("device products", "mm", 48, BenchUnits.TeraflopsPerSecond) with { X = 8192, XUnit = "rows and columns", BytesMoved = 12.0 * 8192 * 8192, Flops = 2.0 * 8192 * 8192 * 8192, Ceiling = 50 };
    }
}
