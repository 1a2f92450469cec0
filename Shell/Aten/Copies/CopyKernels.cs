using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Pointwise;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Copies;

/// <summary>Copies, between types, layouts of memory and devices too, and out of tensors to numbers.</summary>
/// <param name="aten">The operators that composite kernels call.</param>
internal sealed class CopyKernels(AtenOperators aten) : IKernelSet
{
    private static readonly AliasKey Explicit = AliasKey.CompositeExplicitAutograd;
    private static readonly AliasKey Implicit = AliasKey.CompositeImplicitAutograd;
    private static readonly FunctionSchema[] IgnoreBits = [Operators.Clone.Schema, CopyInPlace.Schema, ResizeInPlace.Schema];

    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. IgnoreBits.SelectMany(s => PassedOver.Register(dispatcher, s, PassedOver.Bits)),
        .. new[] { InternalToCopy.Schema, ToDtypeLayout.Schema }.Select(s => dispatcher.Implement(s.Name, DispatchKey.BackendSelect, BackendSelectKernel.Kernel)),
        CopyInPlace.Implement(dispatcher, Explicit, Copy, Next.Leaf),
        Operators.Clone.Implement(dispatcher, Explicit, Clone, Next.Composite),
        InternalToCopy.Implement(dispatcher, Explicit, ToCopy, Next.Composite),
        Operators.Contiguous.Implement(dispatcher, Implicit, Contiguous, Next.Composite),
        ToDtype.Implement(dispatcher, Implicit, To, Next.Composite),
        ToDtypeLayout.Implement(dispatcher, Implicit, To, Next.Composite),
        Operators.Item.Implement(dispatcher, Implicit, Item, Next.Composite),
        InternalLocalScalarDense.Implement(dispatcher, DispatchKey.CPU, ItemKernels.LocalScalarDense, Next.Leaf),
        InternalLocalScalarDense.Implement(dispatcher, DispatchKey.Meta, ItemKernels.OfMeta, Next.Leaf),
    ];

    // Bits of either side are known here: what differs between the two is carried out on the way.
    internal static Tensor Copy(Tensor self, Tensor src, bool nonBlocking)
    {
        if (ReferenceEquals(self, src)) return self;
        MemoryOverlap.ForbidInternal(self);
        MemoryOverlap.ForbidPartial(self, src);
        var sizes = Shapes.Broadcast(self.Sizes, src.Sizes);
        if (!sizes.AsSpan().SequenceEqual(self.Sizes.AsSpan())) throw new TensorRuntimeException(new OutputShapeError(self.Sizes, sizes));
        if (self.IsZero) throw new TensorRuntimeException(new OperationError("copy_", "a zero tensor cannot be written to", "clone it first"));
        if (self.IsMeta || self.ElementCount == 0) return self;
        if (src.IsMeta) throw new TensorNotImplementedException(new OperationError("copy_", "cannot copy out of a meta tensor: there is no data"));
        if (src.IsZero) src = HostTensors.Zeros(src.Shape, src.ScalarType);
        if (src.IsConjugate != self.IsConjugate && ScalarTypes.IsComplex(src.ScalarType)) src = Changed(UnaryFunctions.Conjugate, src);
        if (src.IsNegative != self.IsNegative) src = Changed(UnaryFunctions.Negate, src);
        Casts.Copy(self, src);
        return self;
    }

    private static Tensor Changed(UnaryTable table, Tensor src)
    {
        var copy = HostTensors.Empty(src.Shape.Dense(), src.ScalarType);
        table.Of(src.ScalarType).Run(copy, src);
        if (src.IsConjugate) copy.IsConjugate = true;
        if (src.IsNegative) copy.IsNegative = true;
        return copy;
    }

    private Tensor Clone(Tensor self, MemoryFormat? memoryFormat)
    {
        var copy = (memoryFormat ?? MemoryFormat.Preserve) == MemoryFormat.Preserve && self.IsNonOverlappingAndDense
            ? aten.EmptyStrided.Call(self.Sizes.ToSymInts(), self.Strides.ToSymInts(), self.ScalarType, self.Layout, self.Device)
            : aten.EmptyLike.Call(self, self.ScalarType, self.Layout, self.Device, null, memoryFormat);
        return self.IsZero ? aten.ZeroInPlace.Call(copy) : aten.CopyInPlace.Call(copy, self);
    }

    private Tensor ToCopy(Tensor self, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory, bool nonBlocking, MemoryFormat? memoryFormat)
    {
        var (type, place) = (dtype ?? self.ScalarType, device ?? self.Device);
        var copy = (memoryFormat ?? MemoryFormat.Preserve) != MemoryFormat.Preserve
            ? aten.Empty.Call(self.Sizes.ToSymInts(), type, layout ?? self.Layout, place, pinMemory, memoryFormat)
            : Strided(self.Shape.Dense());
        return aten.CopyInPlace.Call(copy, self, nonBlocking);

        Tensor Strided(TensorShape shape) => aten.EmptyStrided.Call(shape.Sizes.ToSymInts(), shape.Strides.ToSymInts(), type, layout ?? self.Layout, place, pinMemory);
    }

    private Tensor Contiguous(Tensor self, MemoryFormat memoryFormat)
    {
        if (memoryFormat is MemoryFormat.Contiguous or MemoryFormat.Preserve ? self.IsContiguous : self.Shape.IsChannelsLast(memoryFormat)) return self;
        if (memoryFormat == MemoryFormat.Preserve) throw new TensorRuntimeException(new OperationError("contiguous", "the memory format Preserve is not supported"));
        return aten.Clone.Call(self, memoryFormat);
    }

    private Tensor To(Tensor self, ScalarType dtype, bool nonBlocking, bool copy, MemoryFormat? memoryFormat) =>
        To(self, dtype, null, null, null, nonBlocking, copy, memoryFormat);

    private Tensor To(
        Tensor self, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory, bool nonBlocking, bool copy, MemoryFormat? memoryFormat)
    {
        var format = memoryFormat ?? MemoryFormat.Preserve;
        var isAsked = (dtype ?? self.ScalarType) == self.ScalarType && (layout ?? self.Layout) == self.Layout && IsSame(device, self.Device)
            && (format == MemoryFormat.Preserve || format == FormatOf(self));
        return isAsked && !copy ? self
            : aten.InternalToCopy.Call(self, dtype ?? self.ScalarType, layout ?? self.Layout, device ?? self.Device, pinMemory, nonBlocking, memoryFormat);
    }

    // Of what a tensor's strides can suggest, row-major order is what is left.
    private static MemoryFormat FormatOf(Tensor self)
    {
        var format = self.Sizes.Length == 4 ? MemoryFormat.ChannelsLast : MemoryFormat.ChannelsLast3d;
        return !self.IsContiguous && self.Shape.IsChannelsLast(format) ? format : MemoryFormat.Contiguous;
    }

    private static bool IsSame(Device? asked, Device device) => asked is not { } wanted || (wanted.Type == device.Type && (wanted.Index < 0 || wanted.Index == device.Index));

    private Scalar Item(Tensor self)
    {
        if (self.ElementCount != 1) throw new TensorRuntimeException(new OperationError("item", $"a tensor with {self.ElementCount} elements cannot be converted to Scalar"));
        return aten.InternalLocalScalarDense.Call(self);
    }
}
