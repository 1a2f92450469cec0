using System.Collections.Immutable;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using Functional.Dispatch.Gpu.Programs;
using static Functional.Dispatch.Gpu.OpenCl.ClNative;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>An opened OpenCL device: one context, in-order queues.</summary>
internal sealed class ClAccelerator : DeviceAccelerator<nint>
{
    private readonly nint _device;
    private readonly ProgramCache _cache;
    private readonly ulong _largestBuffer;

    public ClAccelerator(nint device, AcceleratorInfo info, ProgramCache cache)
        : base(info)
    {
        (_device, _cache) = (device, cache);
        Context = clCreateContext(0, 1, device, 0, 0, out var error);
        ClErrors.Check(error, DeviceText, nameof(clCreateContext));
        _largestBuffer = ClInfo.Number<ulong>(device, DeviceMaxMemAllocSize);
    }

    public nint Context { get; }

    // OpenCL 1.2 tells the size of the memory, not how much of it is free.
    public override long FreeBytes => -1;

    public nint NewQueue()
    {
        var queue = clCreateCommandQueue(Context, _device, 0, out var error);
        ClErrors.Check(error, DeviceText, nameof(clCreateCommandQueue));
        return queue;
    }

    public override bool TryAllocate(long byteCount, out nint memory)
    {
        memory = 0;
        if ((ulong)byteCount > _largestBuffer) return false;
        memory = clCreateBuffer(Context, MemReadWrite, (nuint)byteCount, 0, out var error);
        if (error == Success) return true;
        return ClErrors.IsOutOfMemory(error) ? false : throw ClErrors.Of(error, DeviceText, nameof(clCreateBuffer));
    }

    public override void Free(nint memory) => _ = clReleaseMemObject(memory);

    protected override IStream NewStream() => new ClStream(this);

    protected override IBuiltProgram BuildProgram(KernelProgram program) => ClProgram.Build(this, _device, program, _cache);

    protected override void Release(ImmutableArray<IBuiltProgram> programs)
    {
        foreach (var program in programs) ((ClProgram)program).Release();
        _ = clReleaseContext(Context);
    }
}
