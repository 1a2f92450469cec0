using System.Collections.Immutable;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using Functional.Dispatch.Gpu.Programs;
using static Functional.Dispatch.Gpu.Cuda.CuNative;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>An opened CUDA device: its primary context, which other CUDA users of the process share.</summary>
internal sealed class CudaAccelerator : DeviceAccelerator<ulong>
{
    private readonly int _device;
    private readonly nint _context;

    public CudaAccelerator(int device, AcceleratorInfo info)
        : base(info)
    {
        _device = device;
        CuErrors.Check(cuDevicePrimaryCtxRetain(out _context, device), DeviceText);
    }

    public override long FreeBytes
    {
        get
        {
            EnterToRelease();
            return cuMemGetInfo_v2(out var free, out _) == Success ? (long)free : -1;
        }
    }

    /// <summary>Makes the context this thread's: every call of the driver goes by it. A call costs a few nanoseconds when it is that already.</summary>
    public void Enter() => CuErrors.Check(cuCtxSetCurrent(_context), DeviceText);

    /// <summary>The same where things end: there a lost device is no failure, and what can be freed is.</summary>
    public void EnterToRelease() => _ = cuCtxSetCurrent(_context);

    public override bool TryAllocate(long byteCount, out ulong memory)
    {
        Enter();
        var code = cuMemAlloc_v2(out memory, (nuint)byteCount);
        if (code is Success or OutOfMemory) return code == Success;
        throw CuErrors.Of(code, DeviceText, nameof(cuMemAlloc_v2));
    }

    public override void Free(ulong memory)
    {
        EnterToRelease();
        _ = cuMemFree_v2(memory);
    }

    protected override IStream NewStream() => new CudaStream(this);

    protected override IBuiltProgram BuildProgram(KernelProgram program) => CudaProgram.Build(this, program);

    protected override void Release(ImmutableArray<IBuiltProgram> programs)
    {
        EnterToRelease();
        foreach (var program in programs) ((CudaProgram)program).Release();
        _ = cuDevicePrimaryCtxRelease_v2(_device);
    }
}
