using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.OpenCl;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>What ILGPU throws of a driver, as the typed errors of that driver.</summary>
internal static class IlgpuErrors
{
    public static GpuException Of(AcceleratorException failure, string device, string call) => failure switch
    {
        CLException cl => ClErrors.Of((int)cl.Error, device, call),
        CudaException cuda when CodeOf(cuda) is { } code => CuErrors.Of((int)code, device, call),
        _ => new GpuException(new DriverError(device, call, 0, BuildLogs.OneLine(failure.Message))),
    };

    public static bool IsOutOfMemory(AcceleratorException failure) => failure switch
    {
        CLException cl => ClErrors.IsOutOfMemory((int)cl.Error),
        CudaException cuda => CodeOf(cuda) == CudaError.CUDA_ERROR_OUT_OF_MEMORY,
        _ => false,
    };

    private static CudaError? CodeOf(CudaException failure) => Enum.TryParse<CudaError>(failure.Error, out var code) ? code : null;
}
