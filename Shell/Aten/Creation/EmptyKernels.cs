using System.Collections.Immutable;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Creation;

/// <summary>The operators from which all others that make tensors are made: uninitialised memory, and zeros without any.</summary>
/// <param name="target">Where.</param>
internal sealed class EmptyKernels(Target target) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        Operators.Empty.Implement(dispatcher, target.Key, Empty, Next.Leaf),
        Operators.EmptyStrided.Implement(dispatcher, target.Key, EmptyStrided, Next.Leaf),
        InternalEfficientzerotensor.Implement(dispatcher, target.Key, ZeroTensor, Next.Leaf),
        ResizeInPlace.Implement(dispatcher, target.Key, Resize, Next.Leaf),
        .. target.Computes ? [] : Unfilled(dispatcher),
    ];

    // Without elements there is nothing to fill: PyTorch has Meta kernels for these of its own, which count no update.
    private Registration[] Unfilled(Dispatcher dispatcher) =>
    [
        Zeros.Implement(dispatcher, target.Key, (size, dtype, layout, device, pinned) => Empty(size, dtype, layout, device, pinned, null), Next.Leaf),
        Ones.Implement(dispatcher, target.Key, (size, dtype, layout, device, pinned) => Empty(size, dtype, layout, device, pinned, null), Next.Leaf),
        Full.Implement(
            dispatcher, target.Key, (size, value, dtype, layout, device, pinned) => Empty(size, dtype ?? ScalarTypes.Of(value), layout, device, pinned, null), Next.Leaf),
        ScalarTensor.Implement(dispatcher, target.Key, (_, dtype, layout, device, pinned) => Empty([], dtype, layout, device, pinned, null), Next.Leaf),
    ];

    private Tensor Empty(IReadOnlyList<SymInt> size, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory, MemoryFormat? memoryFormat)
    {
        ForbidPinning(pinMemory);
        return target.Empty(Shapes.InFormat(Sizes(size), memoryFormat ?? MemoryFormat.Contiguous), dtype ?? ScalarTypes.Default);
    }

    private Tensor EmptyStrided(IReadOnlyList<SymInt> size, IReadOnlyList<SymInt> stride, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory)
    {
        ForbidPinning(pinMemory);
        if (size.Count != stride.Count)
            throw new TensorRuntimeException(new OperationError("empty_strided", $"mismatch in length of strides and shape: {stride.Count} and {size.Count}"));
        var (sizes, strides) = (Sizes(size), stride.ToSizes());
        foreach (var step in strides)
            if (step < 0) throw new TensorRuntimeException(new OperationError("empty_strided", $"stride {step} is negative"));
        return target.Empty(TensorShape.Checked(sizes, strides), dtype ?? ScalarTypes.Default);
    }

    // No memory at all: whoever needs elements has the fallback of ZeroTensor make them.
    private Tensor ZeroTensor(IReadOnlyList<SymInt> size, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory)
    {
        var (shape, type) = (TensorShape.Contiguous(Sizes(size)), dtype ?? ScalarTypes.Default);
        var storage = new MetaStorage(shape.ElementCount * ScalarTypes.SizeOf(type), target.Device);
        return new(DispatchKeySet.Of(target.Key), shape, target.Device, type, storage) { IsZero = true };
    }

    private Tensor Resize(Tensor self, IReadOnlyList<SymInt> size, MemoryFormat? memoryFormat)
    {
        var sizes = Sizes(size);
        if (!self.Sizes.AsSpan().SequenceEqual(sizes.AsSpan())) Resizing.To(self, TensorShape.Contiguous(sizes));
        if (memoryFormat == MemoryFormat.Preserve) throw new TensorRuntimeException(new OperationError("resize_", "the memory format Preserve is not supported"));
        if (memoryFormat is { } format and not MemoryFormat.Contiguous) self.SetShape(Shapes.InFormat(sizes, format), self.StorageOffset);
        return self;
    }

    private static ImmutableArray<long> Sizes(IReadOnlyList<SymInt> size)
    {
        var sizes = size.ToSizes();
        foreach (var length in sizes)
            if (length < 0) throw new TensorRuntimeException(new OperationError("empty", $"a tensor cannot be made with negative dimension {length}"));
        return sizes;
    }

    private static void ForbidPinning(bool? pinMemory)
    {
        if (pinMemory == true) throw new TensorRuntimeException(new OperationError("empty", "memory can be pinned only where there is an accelerator to pin it for"));
    }
}
