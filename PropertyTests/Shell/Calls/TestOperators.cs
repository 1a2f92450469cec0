using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

[Operator("test::add(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor", Tensor = typeof(TestTensor))]
public static partial class Add;

[Operator("test::add_(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)", Tensor = typeof(TestTensor))]
public static partial class AddInPlace;

[Operator("test::both.out(Tensor self, *, Tensor(a!) first, Tensor(b!) second, Tensor? extra=None) -> (Tensor(a!), Tensor(b!))", Tensor = typeof(TestTensor))]
public static partial class BothOut;

[Operator("test::split(Tensor self, int[2] sizes=1, int dim=-1, str mode=\"mean\", float eps=1e-05, bool keep=False) -> (Tensor, Tensor[], int?)", Tensor = typeof(TestTensor))]
public static partial class Split;

[Operator("test::cat(Tensor[] tensors, Tensor?[] weights, Tensor[]? ignored, SymInt dim=0) -> Tensor", Tensor = typeof(TestTensor))]
public static partial class Cat;

[Operator("test::effect(Tensor self) -> ()", Tensor = typeof(TestTensor))]
public static partial class Effect;

[Operator("test::wide(Tensor a0, int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8, int a9, int a10, int a11, int a12, int a13, int a14, int a15, int a16, int a17) -> int", Tensor = typeof(TestTensor))]
public static partial class Wide;

[Operator("test::odd(Tensor self, Dict(str, int) map, Any thing, Generator? generator, int event) -> Tensor", Tensor = typeof(TestTensor))]
public static partial class Odd;

/// <summary>Kernels that the generator registers.</summary>
public static partial class AnnotatedKernels
{
    public static int Calls { get; private set; }

    [Kernel(typeof(Add), DispatchKey.CPU)]
    [Kernel(typeof(Add), AliasKey.Autograd)]
    public static TestTensor AddOf(DispatchKeySet keys, TestTensor self, TestTensor other, Scalar alpha)
    {
        Calls++;
        return keys.Has(DispatchKey.AutogradCPU) ? self : other;
    }

    [Kernel(typeof(Effect), DispatchKey.CPU)]
    private static void EffectOf(TestTensor self) => Calls++;
}
