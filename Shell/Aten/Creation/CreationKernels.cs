using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Creation;

/// <summary>Operators that make tensors, in terms of <c>empty</c> and of filling: one kernel for every device.</summary>
/// <param name="aten">The operators they call.</param>
internal sealed class CreationKernels(AtenOperators aten) : IKernelSet
{
    private static readonly AliasKey Explicit = AliasKey.CompositeExplicitAutograd;

    // Without a tensor argument the device asked for says where to go.
    private static readonly FunctionSchema[] FromNothing =
    [
        Empty.Schema, EmptyStrided.Schema, Operators.Zeros.Schema, Operators.Ones.Schema, Operators.Full.Schema, Operators.ScalarTensor.Schema, Operators.Arange.Schema,
        Operators.ArangeStart.Schema, Operators.ArangeStartStep.Schema, InternalEfficientzerotensor.Schema,
    ];

    private static readonly FunctionSchema[] IgnoreBits = [Empty.Schema, EmptyStrided.Schema, Operators.EmptyLike.Schema, Operators.FullLike.Schema];

    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. FromNothing.Select(s => dispatcher.Implement(s.Name, DispatchKey.BackendSelect, BackendSelectKernel.Kernel)),
        .. IgnoreBits.SelectMany(s => PassedOver.Register(dispatcher, s, PassedOver.Bits)),
        .. PassedOver.Register(dispatcher, Operators.ZerosLike.Schema, DispatchKey.ZeroTensor),
        .. Compose(dispatcher, Explicit),
        // PyTorch has kernels of its own at Meta for these, written in Python; they do the same.
        .. Compose(dispatcher, DispatchKey.Meta),
        Operators.Zeros.Implement(dispatcher, Explicit, Zeros, Next.Composite),
        Operators.Ones.Implement(dispatcher, Explicit, Ones, Next.Composite),
        Operators.Full.Implement(dispatcher, Explicit, Full, Next.Composite),
        Operators.FullLike.Implement(dispatcher, Explicit, FullLike, Next.Composite),
        Operators.ScalarTensor.Implement(dispatcher, Explicit, ScalarTensor, Next.Composite),
    ];

    private Registration[] Compose(Dispatcher dispatcher, RegistrationKey key) =>
    [
        Operators.EmptyLike.Implement(dispatcher, key, EmptyLike, Next.Composite),
        Operators.ZerosLike.Implement(dispatcher, key, ZerosLike, Next.Composite),
        Operators.OnesLike.Implement(dispatcher, key, OnesLike, Next.Composite),
        Operators.Arange.Implement(dispatcher, key, Arange, Next.Composite),
        Operators.ArangeStart.Implement(dispatcher, key, ArangeStart, Next.Composite),
        Operators.ArangeStartStep.Implement(dispatcher, key, ArangeStartStep, Next.Composite),
    ];

    private Tensor EmptyLike(Tensor self, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory, MemoryFormat? memoryFormat)
    {
        var (type, place) = (dtype ?? self.ScalarType, device ?? self.Device);
        if ((memoryFormat ?? MemoryFormat.Preserve) != MemoryFormat.Preserve)
            return aten.Empty.Call(self.Sizes.ToSymInts(), type, layout ?? self.Layout, place, pinMemory, memoryFormat);
        var shape = self.Shape.Dense();
        return aten.EmptyStrided.Call(shape.Sizes.ToSymInts(), shape.Strides.ToSymInts(), type, layout ?? self.Layout, place, pinMemory);
    }

    private Tensor Zeros(IReadOnlyList<SymInt> size, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        aten.ZeroInPlace.Call(aten.Empty.Call(size, dtype, layout, device, pinMemory, null));

    private Tensor ZerosLike(Tensor self, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory, MemoryFormat? memoryFormat) =>
        aten.ZeroInPlace.Call(aten.EmptyLike.Call(self, dtype, layout, device, pinMemory, memoryFormat));

    private Tensor Ones(IReadOnlyList<SymInt> size, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        Full(size, 1.0, dtype, layout, device, pinMemory);

    private Tensor OnesLike(Tensor self, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory, MemoryFormat? memoryFormat) =>
        FullLike(self, 1.0, dtype, layout, device, pinMemory, memoryFormat);

    private Tensor Full(IReadOnlyList<SymInt> size, Scalar fillValue, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        aten.FillInPlaceScalar.Call(aten.Empty.Call(size, dtype ?? ScalarTypes.Of(fillValue), layout, device, pinMemory, null), fillValue);

    private Tensor FullLike(
        Tensor self, Scalar fillValue, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory, MemoryFormat? memoryFormat) =>
        aten.FillInPlaceScalar.Call(aten.EmptyLike.Call(self, dtype, layout, device, pinMemory, memoryFormat), fillValue);

    // On the CPU, where numbers become tensors all the time, without calling anything.
    private Tensor ScalarTensor(Scalar s, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        device is null or { Type: DeviceType.Cpu } && pinMemory != true ? Wrapped.As(s, dtype ?? ScalarTypes.Default)
        : aten.FillInPlaceScalar.Call(aten.Empty.Call([], dtype, layout, device, pinMemory, null), s);

    private Tensor Arange(Scalar end, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        ArangeStartStep(0, end, 1, dtype, layout, device, pinMemory);

    private Tensor ArangeStart(Scalar start, Scalar end, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        ArangeStartStep(start, end, 1, dtype, layout, device, pinMemory);

    // All three integers, and nothing asked for: integers. Otherwise the default type.
    private Tensor ArangeStartStep(Scalar start, Scalar end, Scalar step, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory)
    {
        var integers = start.Kind is ValueKind.Int or ValueKind.Bool && end.Kind is ValueKind.Int or ValueKind.Bool && step.Kind is ValueKind.Int or ValueKind.Bool;
        var result = aten.Empty.Call([0], dtype ?? (integers ? ScalarType.Long : null), layout, device, pinMemory, null);
        return aten.ArangeStartOut.Call(start, end, step, result);
    }
}
