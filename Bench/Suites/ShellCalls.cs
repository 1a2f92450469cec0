using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Suites;

/// <summary>Calls, redispatches and guards of the shell; per operation.</summary>
[MemoryDiagnoser]
public class ShellCalls
{
    private readonly ShellLoops _loops = new();

    /// <summary>Two tensors, straight to a typed kernel.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Typed() => _loops.Typed();

    /// <summary>The same through a handle made without the generator.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int TypedGeneric() => _loops.TypedHandle();

    /// <summary>A typed call of a boxed kernel.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int TypedToBoxed() => _loops.TypedToBoxed();

    /// <summary>An autograd kernel that holds a guard and redispatches, and the kernel below it.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int GuardAndRedispatch() => _loops.GuardAndRedispatch();

    /// <summary>A redispatch alone.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Redispatch() => _loops.Redispatch();

    /// <summary>Two pushes and a boxed call of a typed kernel.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int PushAndBoxedCall() => _loops.PushAndBoxedCall();

    /// <summary>A boxed call of a boxed kernel, the stack reused.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int BoxedCall() => _loops.BoxedCallStackReused();

    /// <summary>An exclude guard, entered and left.</summary>
    [Benchmark(OperationsPerInvoke = ShellLoops.Count)]
    public int Guard() => ShellLoops.Exclude();
}

/// <summary>Registering and releasing; per operator with three kernels.</summary>
[MemoryDiagnoser]
public class ShellRegistration
{
    private readonly RegistrationLoops _loops = new();

    /// <summary>Definition (parsing included) and three kernels, and all four taken back.</summary>
    [Benchmark(OperationsPerInvoke = RegistrationLoops.Count)]
    public void RegisterAndRelease()
    {
        _loops.Register();
        _loops.Release();
    }
}
