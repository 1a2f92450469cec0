using System.Runtime.InteropServices;
using Functional.Dispatch.Aten.Copies;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>What goes between the device and the host: copies, single numbers, the question whether tensors are equal.</summary>
/// <param name="context">The device.</param>
/// <param name="aten">The operators, for copies that another device takes part in.</param>
internal sealed class Transfers(DeviceContext context, AtenOperators aten)
{
    /// <summary>Kernel of <c>aten::copy_</c>, whichever side is on the device.</summary>
    public Tensor Copy(Tensor self, Tensor src, bool nonBlocking)
    {
        if (ReferenceEquals(self, src)) return self;
        Check(self, src);
        if (self.ElementCount == 0) return self;
        if (src.IsZero) return aten.ZeroInPlace.Call(self);
        using var work = new Work(context, "copy_");
        (self.Storage as DeviceStorage)?.BeforeWrite();
        if (context.Holds(self) && context.Holds(src)) Within(work, self, src);
        else if (context.Holds(self)) Upload(work, self, src);
        else if (context.Holds(src)) Download(work, self, src);
        else throw new TensorRuntimeException(new DeviceMismatchError(context.Device, self.Device));
        return self;
    }

    /// <summary>Kernel of <c>aten::_local_scalar_dense</c>: waits for the device.</summary>
    public Scalar LocalScalar(Tensor self)
    {
        if (self.ElementCount == 0) throw new TensorRuntimeException(new OperationError("_local_scalar_dense", "an empty tensor has no number"));
        context.CheckIndices();
        var kind = context.KindOf("_local_scalar_dense", self.ScalarType);
        Span<byte> bytes = stackalloc byte[8];
        context.Stream.Download(DeviceContext.BufferOf(self), bytes[..kind.Bytes], self.StorageOffset * kind.Bytes);
        return self.ScalarType switch
        {
            ScalarType.Float => (double)MemoryMarshal.Read<float>(bytes),
            ScalarType.Double => MemoryMarshal.Read<double>(bytes),
            ScalarType.Long => MemoryMarshal.Read<long>(bytes),
            ScalarType.Int => (long)MemoryMarshal.Read<int>(bytes),
            ScalarType.Byte => (long)bytes[0],
            _ => bytes[0] != 0,
        };
    }

    /// <summary>Kernel of <c>aten::equal</c>: waits for the device.</summary>
    public bool AreEqual(Tensor self, Tensor other)
    {
        if (self.Device.Type != other.Device.Type) throw new TensorRuntimeException(new DeviceMismatchError(self.Device, other.Device));
        if (!self.Sizes.AsSpan().SequenceEqual(other.Sizes.AsSpan())) return false;
        if (self.ElementCount == 0) return true;
        using var work = new Work(context, "equal");
        var kind = work.Kind(Aten.Pointwise.CallTypes.Of(Aten.Pointwise.TypeRule.Test, self, other).Common);
        var (equal, all) = (work.Temporary(self.Sizes, ElementKind.Bool), work.Temporary([], ElementKind.Bool));
        PointwiseWork.Run(work, PointwiseOperation.Named("eq"), kind, equal, [self, other]);
        ReductionWork.Run(work, "all_b8", ElementKind.Bool, all, equal, _ => true);
        return LocalScalar(all).ToBoolean();
    }

    // The rules of copy_, asked of its kernel for Meta tensors.
    private void Check(Tensor self, Tensor src)
    {
        var twins = new Twins(context);
        var written = (Tensor)twins.Of(Value.From(self)).AsTensor!;
        var read = (Tensor)twins.Of(Value.From(src)).AsTensor!;
        if (self.IsZero) throw new TensorRuntimeException(new OperationError("copy_", "a zero tensor cannot be written to", "clone it first"));
        if (src.IsMeta) throw new TensorNotImplementedException(new OperationError("copy_", "cannot copy out of a meta tensor: there is no data"));
        CopyKernels.Copy(written.IsMeta ? written : written.ToMeta(), read, false);
    }

    private static void Within(Work work, Tensor self, Tensor src)
    {
        if (self.IsNegative == src.IsNegative) PointwiseWork.Copy(work, self, src);
        else PointwiseWork.Run(work, PointwiseOperation.Named("neg"), work.Kind(src.ScalarType), self, [src]);
    }

    private void Upload(Work work, Tensor self, Tensor src)
    {
        // From another device: through the host.
        if (src.Storage is not HostStorage || src.KeySet.HasAny(Bits)) src = OnHost(src);
        var kind = work.Kind(self.ScalarType);
        var plain = src.ScalarType == self.ScalarType && src.IsContiguous ? src : HostTensors.Empty(TensorShape.Contiguous(src.Sizes), self.ScalarType);
        if (!ReferenceEquals(plain, src)) Casts.Copy(plain, src);
        var bytes = Aten.HostMemory.From(plain)[..checked((int)(plain.ElementCount * kind.Bytes))];
        if (!self.IsNegative && self.IsContiguous && self.Sizes.AsSpan().SequenceEqual(src.Sizes.AsSpan()))
        {
            context.Stream.Upload(bytes, DeviceContext.BufferOf(self), self.StorageOffset * kind.Bytes);
            return;
        }

        var sent = work.Temporary(plain.Sizes, kind);
        context.Stream.Upload(bytes, DeviceContext.BufferOf(sent));
        Within(work, self, sent);
    }

    private void Download(Work work, Tensor self, Tensor src)
    {
        context.CheckIndices();
        var kind = work.Kind(src.ScalarType);
        // Conversions are the host's: it knows more types.
        var plain = src.IsContiguous && !src.IsNegative ? src : work.Temporary(src.Sizes, kind);
        if (!ReferenceEquals(plain, src)) Within(work, plain, src);
        var isDirect = self.Storage is HostStorage && self.ScalarType == src.ScalarType && self.IsContiguous && !self.KeySet.HasAny(Bits)
            && self.Sizes.AsSpan().SequenceEqual(src.Sizes.AsSpan());
        var target = isDirect ? self : HostTensors.Empty(TensorShape.Contiguous(src.Sizes), src.ScalarType);
        context.Stream.Download(DeviceContext.BufferOf(plain), Aten.HostMemory.From(target)[..checked((int)(src.ElementCount * kind.Bytes))], plain.StorageOffset * kind.Bytes);
        if (!isDirect) aten.CopyInPlace.Call(self, target);
    }

    private static readonly DispatchKeySet Bits = DispatchKeySet.Of(DispatchKey.Conjugate, DispatchKey.Negative);

    private Tensor OnHost(Tensor tensor) => aten.CopyInPlace.Call(HostTensors.Empty(TensorShape.Contiguous(tensor.Sizes), tensor.ScalarType), tensor);
}
