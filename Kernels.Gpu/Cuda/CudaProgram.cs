using System.Collections.Concurrent;
using System.Text;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;
using static Functional.Dispatch.Gpu.Cuda.CuNative;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>A program's PTX, loaded. The driver compiles it for the device and keeps that on disk itself.</summary>
internal sealed unsafe class CudaProgram : IBuiltProgram
{
    private readonly CudaAccelerator _accelerator;
    private readonly nint _module;
    private readonly string _name;
    private readonly ConcurrentDictionary<string, CudaKernel> _kernels = new(StringComparer.Ordinal);

    private CudaProgram(CudaAccelerator accelerator, nint module, string name) => (_accelerator, _module, _name) = (accelerator, module, name);

    public static CudaProgram Build(CudaAccelerator accelerator, KernelProgram program)
    {
        if (program.Ptx is not { } ptx)
            throw new ProgramBuildException(new(accelerator.DeviceText, program.Name, "it has no PTX: `tools/build_ptx.sh` makes it of the source"));
        accelerator.Enter();
        var image = new byte[Encoding.UTF8.GetByteCount(ptx) + 1];
        Encoding.UTF8.GetBytes(ptx, image);
        var log = new byte[4096];
        int code;
        nint module;
        fixed (byte* i = image, l = log)
        {
            var options = stackalloc int[] { JitErrorLogBuffer, JitErrorLogBufferSizeBytes };
            var values = stackalloc void*[] { l, (void*)(nint)log.Length };
            code = cuModuleLoadDataEx(out module, i, 2, options, values);
        }

        if (code == Success) return new(accelerator, module, program.Name);
        var text = Encoding.UTF8.GetString(log.AsSpan(0, Math.Max(0, Array.IndexOf(log, (byte)0))));
        throw new ProgramBuildException(new(accelerator.DeviceText, program.Name, BuildLogs.OneLine($"{CuErrors.Name(code)} {text}")));
    }

    public IKernel Kernel(string name)
    {
        _accelerator.CheckAlive();
        return _kernels.GetOrAdd(name, n =>
        {
            _accelerator.Enter();
            return cuModuleGetFunction(out var function, _module, n) == Success
                ? new CudaKernel(_accelerator, function, n)
                : throw new GpuException(new UnknownKernelError(_name, n));
        });
    }

    public void Release() => _ = cuModuleUnload(_module);
}

/// <summary>A function of a CUDA module.</summary>
internal sealed class CudaKernel(CudaAccelerator accelerator, nint function, string name) : IKernel
{
    public CudaAccelerator Accelerator => accelerator;

    public nint Function => function;

    public string Name => name;
}
