using System.Globalization;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Gpu.Devices;
using static Functional.Dispatch.Gpu.OpenCl.ClNative;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>OpenCL's codes as typed errors.</summary>
internal static class ClErrors
{
    public static string Name(int code) => code switch
    {
        Success => "CL_SUCCESS",
        DeviceNotFound => "CL_DEVICE_NOT_FOUND",
        DeviceNotAvailable => "CL_DEVICE_NOT_AVAILABLE",
        -3 => "CL_COMPILER_NOT_AVAILABLE",
        MemObjectAllocationFailure => "CL_MEM_OBJECT_ALLOCATION_FAILURE",
        OutOfResources => "CL_OUT_OF_RESOURCES",
        OutOfHostMemory => "CL_OUT_OF_HOST_MEMORY",
        -8 => "CL_MEM_COPY_OVERLAP",
        BuildProgramFailure => "CL_BUILD_PROGRAM_FAILURE",
        -14 => "CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST",
        -30 => "CL_INVALID_VALUE",
        -34 => "CL_INVALID_CONTEXT",
        InvalidCommandQueue => "CL_INVALID_COMMAND_QUEUE",
        -38 => "CL_INVALID_MEM_OBJECT",
        -42 => "CL_INVALID_BINARY",
        -44 => "CL_INVALID_PROGRAM",
        -45 => "CL_INVALID_PROGRAM_EXECUTABLE",
        -46 => "CL_INVALID_KERNEL_NAME",
        -48 => "CL_INVALID_KERNEL",
        -49 => "CL_INVALID_ARG_INDEX",
        -50 => "CL_INVALID_ARG_VALUE",
        -51 => "CL_INVALID_ARG_SIZE",
        -52 => "CL_INVALID_KERNEL_ARGS",
        -54 => "CL_INVALID_WORK_GROUP_SIZE",
        -55 => "CL_INVALID_WORK_ITEM_SIZE",
        -59 => "CL_INVALID_OPERATION",
        InvalidBufferSize => "CL_INVALID_BUFFER_SIZE",
        PlatformNotFound => "CL_PLATFORM_NOT_FOUND_KHR",
        _ => string.Create(CultureInfo.InvariantCulture, $"OpenCL error {code}"),
    };

    public static void Check(int code, string device, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != Success) throw Of(code, device, call);
    }

    public static GpuException Of(int code, string device, string call)
    {
        var function = call.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? call[..end] : call;
        return code is DeviceNotAvailable or InvalidCommandQueue
            ? new DeviceLostException(new(device, function, Name(code)))
            : new GpuException(new DriverError(device, function, code, Name(code)));
    }

    public static bool IsOutOfMemory(int code) => code is MemObjectAllocationFailure or OutOfResources or OutOfHostMemory or InvalidBufferSize;
}
