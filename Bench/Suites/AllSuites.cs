using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Suites;

// One class for each suite, as BenchmarkDotNet filters by classes and wants the number of operations of a run as a constant.

/// <summary>The choice, one keyset over and over.</summary>
public class ChoiceOneKeyset() : WorkloadBenchmarks("choice, one keyset")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ChoiceSuite.Few)]
    public int Run() => Body();
}

/// <summary>The choice, 1,024 keysets.</summary>
public class ChoiceManyKeysets() : WorkloadBenchmarks("choice, 1,024 keysets")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ChoiceSuite.Few)]
    public int Run() => Body();
}

/// <summary>The choice, more keysets than a predictor learns.</summary>
public class ChoiceUnpredictable() : WorkloadBenchmarks("choice, 65,536 keysets")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ChoiceSuite.Many)]
    public int Run() => Body();
}

/// <summary>Typed calls.</summary>
public class TypedCall() : WorkloadBenchmarks("typed call")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Run() => Body();
}

/// <summary>Typed calls, the device drawn anew.</summary>
public class TypedCallRandomDevices() : WorkloadBenchmarks("typed call, random devices")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Run() => Body();
}

/// <summary>Boxed calls.</summary>
public class BoxedCall() : WorkloadBenchmarks("boxed call")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Run() => Body();
}

/// <summary>Redispatches.</summary>
public class Redispatch() : WorkloadBenchmarks("redispatch")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Run() => Body();
}

/// <summary>Guards.</summary>
public class ThreadGuards() : WorkloadBenchmarks("guards")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Run() => Body();
}

/// <summary>An autograd kernel above the device's.</summary>
public class AutogradLayer() : WorkloadBenchmarks("autograd layer")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Run() => Body();
}

/// <summary>Calls through fallbacks.</summary>
public class FallbackChain() : WorkloadBenchmarks("fallback chain")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Run() => Body();
}

/// <summary>Calls that are watched.</summary>
public class Observers() : WorkloadBenchmarks("observers")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Run() => Body();
}

/// <summary>The tables of PyTorch 2.14.1.</summary>
public class TableBuild() : WorkloadBenchmarks("table build")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = PyTorch.Operators)]
    public int Run() => Body();
}

/// <summary>The schemas of PyTorch 2.14.1.</summary>
public class SchemaParse() : WorkloadBenchmarks("schema parse")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = PyTorch.Schemas)]
    public int Run() => Body();
}

/// <summary>The embedded rules.</summary>
public class RuleSetLoad() : WorkloadBenchmarks("rule-set load")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = 1)]
    public int Run() => Body();
}

/// <summary>Whole operators on one element.</summary>
public class SmallOperators() : WorkloadBenchmarks("small operators")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = SmallOperatorSuite.Count)]
    public int Run() => Body();
}

/// <summary>An explanation.</summary>
public class Explain() : WorkloadBenchmarks("explain")
{
    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = 1)]
    public int Run() => Body();
}

/// <summary>Registering and releasing, each run by itself: what a run needs and leaves is done between.</summary>
public class Registration() : WorkloadBenchmarks("registration")
{
    /// <summary>What the row needs.</summary>
    [IterationSetup]
    public void Needed() => Before();

    /// <summary>What the row leaves.</summary>
    [IterationCleanup]
    public void Left() => After();

    /// <summary>The row's body.</summary>
    [Benchmark(OperationsPerInvoke = RegistrationLoops.Count)]
    public int Run() => Body();
}
