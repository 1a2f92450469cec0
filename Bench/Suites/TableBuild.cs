using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Suites;

/// <summary>All 3,640 tables of PyTorch 2.14.1; per set of tables.</summary>
[MemoryDiagnoser]
public class TableBuild
{
    private readonly PyTorch _torch = new();

    /// <summary>Computed.</summary>
    [Benchmark]
    public int Compute() => _torch.ComputeTables();

    /// <summary>Computed and printed into one buffer.</summary>
    [Benchmark]
    public int ComputeAndPrint() => _torch.ComputeAndPrintTables();
}
