using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Suites;

/// <summary>The embedded rules, unpacked, read and checked.</summary>
[MemoryDiagnoser]
public class RulesStartup
{
    /// <summary>Every operator.</summary>
    [Benchmark]
    public int All() => PyTorch.Load().OperatorCount;

    /// <summary>One operator, as a look-up from the command line needs.</summary>
    [Benchmark]
    public int One() => PyTorch.Load(name => name == "aten::add.Tensor").OperatorCount;
}
