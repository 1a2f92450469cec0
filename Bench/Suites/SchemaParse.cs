using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Suites;

/// <summary>All schemas of PyTorch 2.14.1; per set of schemas.</summary>
[MemoryDiagnoser]
public class SchemaParse
{
    private readonly PyTorch _torch = new();

    /// <summary>Parsed.</summary>
    [Benchmark]
    public int Parse() => _torch.ParseSchemas();
}
