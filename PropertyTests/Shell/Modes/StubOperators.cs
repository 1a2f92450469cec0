using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.PropertyTests.Shell.Modes;

/// <summary>The operators of the recorded mode rows: kernels at the keys where PyTorch has them, results without elements.</summary>
internal static class StubOperators
{
    public static Dispatcher Create()
    {
        var dispatcher = Ops.WithFallbacks();
        dispatcher.Define(Ops.Add).With(DispatchKey.CPU, Ops.Fresh).With(DispatchKey.Meta, Ops.Fresh).With(AliasKey.Autograd, Ops.VariableType);
        dispatcher.Define("aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)")
            .With(DispatchKey.CPU, Ops.ReturnsFirst).With(AliasKey.Autograd, Ops.VariableType).With(DispatchKey.ADInplaceOrView, InPlace);
        var mm = dispatcher.Define("aten::mm(Tensor self, Tensor mat2) -> Tensor").With(DispatchKey.CPU, Ops.Fresh).With(AliasKey.Autograd, Ops.VariableType);
        dispatcher.Implement(mm.Name, DispatchKey.AutocastCPU, new AutocastKernel(DeviceType.Cpu, CastPolicy.LowerPrecision).ToKernel());
        dispatcher.Define("aten::matmul(Tensor self, Tensor other) -> Tensor").With(AliasKey.CompositeImplicitAutograd, (_, _, stack) => mm.CallBoxed(stack));
        dispatcher.Define("aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)")
            .With(DispatchKey.CPU, Ops.Returns(a => Value.From(((Tensor)a[0].AsTensor!).CreateView(TensorShape.Contiguous(2)))))
            .With(AliasKey.Autograd, Ops.VariableType)
            .With(DispatchKey.ADInplaceOrView, BelowADInplaceOrView);
        var zeros = dispatcher.Define("aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")
            .With(AliasKey.CompositeExplicitAutograd, Ops.Returns(_ => Value.From(Ops.Cpu())))
            .With(DispatchKey.Meta, Ops.Returns(_ => Value.From(Ops.Meta())));
        dispatcher.Implement(zeros.Name, DispatchKey.BackendSelect, BackendSelectKernel.Kernel);
        dispatcher.Define("aten::_to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor")
            .With(AliasKey.CompositeExplicitAutograd, Ops.Returns(a => Value.From(Ops.Like((Tensor)a[0].AsTensor!, a[1].ToScalarType()))))
            .With(AliasKey.Autograd, Ops.VariableType);
        return dispatcher;
    }

    private static void InPlace(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        BelowADInplaceOrView(op, keys, stack);
        ((Tensor)stack.Last(1)[0].AsTensor!).BumpVersion();
    }

    private static void BelowADInplaceOrView(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        using var guard = Guards.BelowADInplaceOrView();
        op.RedispatchBoxed(keys & KeySets.AfterADInplaceOrView, stack);
    }
}
