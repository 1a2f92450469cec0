using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>A block of ILGPU memory.</summary>
internal readonly record struct IlgpuMemory(MemoryBuffer1D<byte, Stride1D.Dense> Block);

/// <summary>The arguments of a launch as ILGPU kernels take them.</summary>
internal readonly ref struct IlgpuArguments(IStream stream, in KernelArguments arguments)
{
    private readonly KernelArguments _arguments = arguments;

    /// <summary>How many there are.</summary>
    public int Count => _arguments.Count;

    /// <summary>A buffer, from its beginning, as elements of a type; whole elements of the block that it lies in.</summary>
    public ArrayView<T> View<T>(int index)
        where T : unmanaged
    {
        var buffer = _arguments.Buffer(index)!;
        if (buffer is not DeviceBuffer<IlgpuMemory> own) throw StreamChecks.Foreign(stream.Accelerator, buffer.Accelerator, "a buffer");
        return own.For(stream).Block.View.Cast<byte, T>();
    }

    /// <summary>A value. <typeparamref name="T"/> is laid out as the type that was added.</summary>
    public T Value<T>(int index)
        where T : unmanaged => MemoryMarshal.Read<T>(_arguments.Value(index));

    /// <summary>A value that is there on a condition; otherwise the zero of its type.</summary>
    public T ValueIf<T>(bool isThere, int index)
        where T : unmanaged => isThere ? Value<T>(index) : default;
}
