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

/// <summary>Does nothing with one tensor.</summary>
[Operator("bench::of1(Tensor a) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Of1;

/// <summary>Does nothing with two tensors.</summary>
[Operator("bench::of2(Tensor a, Tensor b) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Of2;

/// <summary>Does nothing with three tensors.</summary>
[Operator("bench::of3(Tensor a, Tensor b, Tensor c) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Of3;

/// <summary>Does nothing with four tensors.</summary>
[Operator("bench::of4(Tensor a, Tensor b, Tensor c, Tensor d) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Of4;

/// <summary>Does nothing with five tensors.</summary>
[Operator("bench::of5(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Of5;

/// <summary>Does nothing with six tensors.</summary>
[Operator("bench::of6(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor f) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Of6;

/// <summary>Does nothing with seven tensors.</summary>
[Operator("bench::of7(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor f, Tensor g) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Of7;

/// <summary>Does nothing with eight tensors.</summary>
[Operator("bench::of8(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor f, Tensor g, Tensor h) -> ()", Tensor = typeof(BenchTensor))]
public static partial class Of8;

/// <summary>Does nothing with a list of tensors.</summary>
[Operator("bench::list(Tensor[] tensors) -> ()", Tensor = typeof(BenchTensor))]
public static partial class OfList;

/// <summary>Does nothing with a tensor and arguments of other kinds.</summary>
[Operator("bench::mixed(Tensor self, int[2] size, float eps=1e-05, Scalar alpha=1, bool keep=False, str mode=\"mean\") -> ()", Tensor = typeof(BenchTensor))]
public static partial class OfMixed;

/// <summary>Does nothing, in a kernel of its own on each of seven devices.</summary>
[Operator("bench::devices(Tensor a, Tensor b) -> ()", Tensor = typeof(BenchTensor))]
public static partial class OfDevices;
