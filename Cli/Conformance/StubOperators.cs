using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>
/// The operators that the recorded programs call, with kernels that compute nothing: at each key they stand where PyTorch's do and dispatch as
/// PyTorch's do, and at the end there is a tensor.
/// </summary>
internal sealed class StubOperators : IDisposable
{
    private readonly List<Library> _blocks = [];

    public StubOperators()
    {
        BuiltInFallbackKernels.Register(Dispatcher);
        var aten = Open(Library.Definition(Dispatcher, "aten"));
        aten.Def("add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor");
        aten.Def("add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)");
        aten.Def("mm(Tensor self, Tensor mat2) -> Tensor");
        aten.Def("matmul(Tensor self, Tensor other) -> Tensor");
        aten.Def("view(Tensor(a) self, SymInt[] size) -> Tensor(a)");
        aten.Def("_to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor");
        aten.Def("zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");

        foreach (var backend in new[] { DispatchKey.CPU, DispatchKey.Meta })
        {
            var kernels = Open(Library.Implementation(Dispatcher, "aten", backend));
            kernels.Impl("add.Tensor", Like);
            kernels.Impl("add_.Tensor", InPlace);
            kernels.Impl("mm", Like);
            kernels.Impl("view", Like);
        }

        var composite = Open(Library.Implementation(Dispatcher, "aten", AliasKey.CompositeExplicitAutograd));
        composite.Impl("_to_copy", Like);
        composite.Impl("zeros", (op, _, stack) => Return(op, stack, New(DeviceType.Cpu)));
        aten.Impl("matmul", (op, _, stack) => op.Dispatcher.Entry(new OperatorName("aten::mm", "")).CallBoxed(stack));
        aten.Impl("zeros", BackendSelectKernel.Kernel, DispatchKey.BackendSelect);
        aten.Impl("_to_copy", BackendSelectKernel.Kernel, DispatchKey.BackendSelect);
        aten.Impl("mm", new AutocastKernel(DeviceType.Cpu, CastPolicy.LowerPrecision).ToKernel(), DispatchKey.AutocastCPU);
        aten.Impl("matmul", new AutocastKernel(DeviceType.Cpu, CastPolicy.LowerPrecision).ToKernel(), DispatchKey.AutocastCPU);

        var autograd = Open(Library.Implementation(Dispatcher, "aten", AliasKey.Autograd));
        foreach (var name in new[] { "add.Tensor", "add_.Tensor", "mm", "view", "_to_copy", "zeros" }) autograd.Impl(name, Below(KeySets.AfterAutograd));
        var inplace = Open(Library.Implementation(Dispatcher, "aten", DispatchKey.ADInplaceOrView));
        foreach (var name in new[] { "add_.Tensor", "view" }) inplace.Impl(name, Below(KeySets.AfterADInplaceOrView));

        // The recording program's own operators, for the Meta fallback.
        var own = Open(Library.Definition(Dispatcher, "oracle_meta"));
        own.Def("only_cpu(Tensor x) -> Tensor");
        own.Def("explicit(Tensor x) -> Tensor");
        own.Def("implicit(Tensor x) -> Tensor");
        own.Def("nothing(Tensor x) -> Tensor");
        own.Impl("only_cpu", Like, DispatchKey.CPU);
        own.Impl("explicit", Like, AliasKey.CompositeExplicitAutograd);
        own.Impl("implicit", Like);
    }

    public Dispatcher Dispatcher { get; } = new();

    public static Tensor New(DeviceType device, bool requiresGrad = false) =>
        new(TensorShape.Contiguous(2), new TensorOptions { Device = new Device(device), RequiresGrad = requiresGrad });

    /// <summary>The arguments of a call, defaults filled in.</summary>
    public static Stack Arguments(FunctionSchema schema, params ReadOnlySpan<Value> given)
    {
        var stack = new Stack();
        foreach (var value in given) stack.Push(value);
        for (var i = given.Length; i < schema.Arguments.Count; i++)
            stack.Push(schema.Arguments[i].Default is DefaultValue.None ? Value.None : schema.Arguments[i].Name == "alpha" ? Value.From(1L) : Value.From(false));
        return stack;
    }

    public void Dispose()
    {
        for (var i = _blocks.Count - 1; i >= 0; i--) _blocks[i].Dispose();
    }

    private Library Open(Library block)
    {
        _blocks.Add(block);
        return block;
    }

    private static BoxedKernel Below(DispatchKeySet mask) => (op, keys, stack) =>
    {
        using var guard = Guards.BelowADInplaceOrView();
        op.RedispatchBoxed(keys & mask, stack);
    };

    private static void Like(OperatorEntry op, DispatchKeySet keys, Stack stack) =>
        Return(op, stack, New(((Tensor)stack.Last(op.Schema!.Arguments.Count)[0].AsTensor!).Device.Type));

    private static void InPlace(OperatorEntry op, DispatchKeySet keys, Stack stack) =>
        Return(op, stack, (Tensor)stack.Last(op.Schema!.Arguments.Count)[0].AsTensor!);

    private static void Return(OperatorEntry op, Stack stack, Tensor result)
    {
        stack.Drop(op.Schema!.Arguments.Count);
        stack.Push(Value.From(result));
    }
}
