using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Devices;
using static Functional.Dispatch.Gpu.Cuda.CuNative;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>CUDA's codes as typed errors.</summary>
internal static unsafe class CuErrors
{
    public static string Name(int code) =>
        cuGetErrorName(code, out var text) == Success && Marshal.PtrToStringUTF8((nint)text) is { } name ? name : string.Create(CultureInfo.InvariantCulture, $"CUDA error {code}");

    public static void Check(int code, string device, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != Success) throw Of(code, device, call);
    }

    public static GpuException Of(int code, string device, string call)
    {
        var function = call.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? call[..end] : call;
        return IsLost(code) ? new DeviceLostException(new(device, function, Name(code))) : new GpuException(new DriverError(device, function, code, Name(code)));
    }

    // Errors after which the context answers nothing else any more (CUDA Driver API, "sticky" errors), and those of a device that went away.
    private static bool IsLost(int code) => code is
        46 /* DEVICE_UNAVAILABLE */ or 201 /* INVALID_CONTEXT */ or 214 /* ECC_UNCORRECTABLE */
        or 700 /* ILLEGAL_ADDRESS */ or 702 /* LAUNCH_TIMEOUT */ or 709 /* CONTEXT_IS_DESTROYED */ or 710 /* ASSERT */ or 714 /* HARDWARE_STACK_ERROR */
        or 715 /* ILLEGAL_INSTRUCTION */ or 716 /* MISALIGNED_ADDRESS */ or 717 /* INVALID_ADDRESS_SPACE */ or 718 /* INVALID_PC */ or 719 /* LAUNCH_FAILED */;
}
