using System.Collections.Immutable;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using Functional.Dispatch.Gpu.Programs;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>An opened ILGPU device: one context, one accelerator.</summary>
internal sealed class IlgpuAccelerator : DeviceAccelerator<IlgpuMemory>
{
    private readonly Context _context;

    public IlgpuAccelerator(Context context, Device device, AcceleratorInfo info)
        : base(info)
    {
        _context = context;
        try
        {
            Native = device.CreateAccelerator(context);
        }
        catch (AcceleratorException failure)
        {
            throw IlgpuErrors.Of(failure, DeviceText, nameof(device.CreateAccelerator));
        }
    }

    /// <summary>ILGPU's.</summary>
    public Accelerator Native { get; }

    // ILGPU tells the size of the memory, of CUDA devices also how much of it is free.
    public override long FreeBytes => Native is CudaAccelerator cuda ? cuda.GetFreeMemory() : -1;

    public override bool TryAllocate(long byteCount, out IlgpuMemory memory)
    {
        memory = default;
        // OpenCL drivers promise what they do not have, and find out when it is used.
        if (byteCount > Native.MemorySize) return false;
        try
        {
            memory = new(Native.Allocate1D<byte>(byteCount));
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
        catch (AcceleratorException failure)
        {
            return IlgpuErrors.IsOutOfMemory(failure) ? false : throw IlgpuErrors.Of(failure, DeviceText, "Allocate1D");
        }
    }

    public override void Free(IlgpuMemory memory) => memory.Block.Dispose();

    protected override IStream NewStream() => new IlgpuStream(this);

    protected override IBuiltProgram BuildProgram(KernelProgram program) => IlgpuProgram.Build(this, program);

    protected override void Release(ImmutableArray<IBuiltProgram> programs)
    {
        Native.Dispose();
        _context.Dispose();
    }
}
