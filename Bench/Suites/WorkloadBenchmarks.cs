using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Suites;

/// <summary>A suite of the catalogue under BenchmarkDotNet: one benchmark, its parameter the row. The floors are rows like the others.</summary>
[MemoryDiagnoser]
public abstract class WorkloadBenchmarks
{
    private Body? _body;

    /// <summary>A suite.</summary>
    /// <param name="suite">Its name in the catalogue.</param>
    protected WorkloadBenchmarks(string suite) => Suite = suite;

    internal string Suite { get; }

    /// <summary>The row.</summary>
    [ParamsSource(nameof(Rows))]
    public string Row { get; set; } = "";

    /// <summary>The rows whose time is measured: not those that count bytes, nor those that start processes.</summary>
    public IEnumerable<string> Rows => Catalogue.All.Single(s => s.Name == Suite).Rows.Where(r => r.Unit == BenchUnits.Nanoseconds).Select(r => r.Name);

    /// <summary>Sets the row up.</summary>
    [GlobalSetup]
    public void Setup() => _body = Catalogue.Find(Suite, Row).Make();

    private protected int Body() => _body!.Run();

    private protected void Before() => _body!.Before?.Invoke();

    private protected void After() => _body!.After?.Invoke();
}
