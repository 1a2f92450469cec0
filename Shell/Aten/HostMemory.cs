using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten;

/// <summary>The memory under a tensor, for kernels that know how it lies there.</summary>
internal static class HostMemory
{
    /// <summary>The bytes from the tensor's first element on, to the end of the storage.</summary>
    /// <param name="tensor">A tensor in host memory.</param>
    /// <returns>The bytes; none for a tensor without elements.</returns>
    /// <exception cref="TensorRuntimeException">The tensor's elements are not in host memory.</exception>
    public static Span<byte> From(Tensor tensor)
    {
        if (tensor.Storage is not HostStorage storage)
            throw new TensorRuntimeException(new HostDataError($"the elements of {tensor} are not in host memory"));
        return tensor.ElementCount == 0 ? default : storage.Bytes[(int)(tensor.StorageOffset * ScalarTypes.SizeOf(tensor.ScalarType))..];
    }
}
