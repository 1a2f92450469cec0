using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Suites;

/// <summary>Every check over PyTorch 2.14.1's rules, mends tried, beside the tables alone.</summary>
[MemoryDiagnoser]
public class Verify
{
    private readonly PyTorch _torch = new();

    /// <summary>The floor: every table computed.</summary>
    [Benchmark(Baseline = true)]
    public int Tables() => _torch.ComputeTables();

    /// <summary>Every finding.</summary>
    [Benchmark]
    public int Findings() => _torch.CountFindings();
}
