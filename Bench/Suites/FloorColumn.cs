using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Suites;

/// <summary>A row's median over that of its floor. BenchmarkDotNet's own ratio compares methods, and here rows are parameters.</summary>
internal sealed class FloorColumn : IColumn
{
    /// <inheritdoc />
    public string Id => nameof(FloorColumn);

    /// <inheritdoc />
    public string ColumnName => "x floor";

    /// <inheritdoc />
    public bool AlwaysShow => false;

    /// <inheritdoc />
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc />
    public int PriorityInCategory => 0;

    /// <inheritdoc />
    public bool IsNumeric => true;

    /// <inheritdoc />
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc />
    public string Legend => "Median over the median of the row's floor";

    /// <inheritdoc />
    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(c => FloorOf(c) is not null);

    /// <inheritdoc />
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    /// <inheritdoc />
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    /// <inheritdoc />
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (FloorOf(benchmarkCase) is not { } name) return "";
        var floor = summary.BenchmarksCases.FirstOrDefault(c => c.Job == benchmarkCase.Job && c.Descriptor.Type == benchmarkCase.Descriptor.Type && RowOf(c) == name);
        return (Median(summary, benchmarkCase), Median(summary, floor)) is ({ } own, { } of) ? (own / of).ToString("F2", CultureInfo.InvariantCulture) : "?";
    }

    private static double? Median(Summary summary, BenchmarkCase? benchmark) => benchmark is null ? null : summary[benchmark]?.ResultStatistics?.Median;

    private static string? RowOf(BenchmarkCase benchmark) => benchmark.Parameters.Items.FirstOrDefault(p => p.Name == nameof(WorkloadBenchmarks.Row))?.Value as string;

    private static string? FloorOf(BenchmarkCase benchmark) =>
        RowOf(benchmark) is { } row && Activator.CreateInstance(benchmark.Descriptor.Type) is WorkloadBenchmarks { Suite: var suite } ? Catalogue.Find(suite, row).Floor : null;
}
