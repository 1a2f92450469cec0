using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>Does nothing.</summary>
[Operator("bench::noop(Tensor a, Tensor b) -> ()", Tensor = typeof(BenchTensor))]
public static partial class NoOp;

/// <summary>Does nothing, with an autograd kernel that holds a guard and redispatches.</summary>
[Operator("bench::guarded(Tensor a, Tensor b) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Guarded;

/// <summary>Does nothing, with an autograd kernel that redispatches.</summary>
[Operator("bench::redispatching(Tensor a, Tensor b) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Redispatching;

/// <summary>Does nothing; its kernel is boxed.</summary>
[Operator("bench::boxed(Tensor a, Tensor b) -> ()", Tensor = typeof(BenchTensor))]
public static partial class BoxedNoOp;

/// <summary>Hands its arguments back; its kernel is boxed, so that one stack serves any number of calls.</summary>
[Operator("bench::pass(Tensor a, Tensor b) -> (Tensor, Tensor)", Tensor = typeof(BenchTensor))]
public static partial class Pass;
