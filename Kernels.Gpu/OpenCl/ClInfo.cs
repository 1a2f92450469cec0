using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Functional.Dispatch.Gpu.Devices;
using static Functional.Dispatch.Gpu.OpenCl.ClNative;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>Asks OpenCL what there is.</summary>
internal static unsafe class ClInfo
{
    /// <summary>Every device of every platform, in the order in which OpenCL lists them.</summary>
    public static List<(nint Platform, nint Device)> Devices()
    {
        var found = new List<(nint, nint)>();
        var code = clGetPlatformIDs(0, null, out var platformCount);
        if (code == PlatformNotFound || platformCount == 0) return found;
        ClErrors.Check(code, OpenClProvider.ProviderName, nameof(clGetPlatformIDs));
        var platforms = new nint[platformCount];
        fixed (nint* p = platforms) ClErrors.Check(clGetPlatformIDs(platformCount, p, out _), OpenClProvider.ProviderName);
        foreach (var platform in platforms)
        {
            code = clGetDeviceIDs(platform, DeviceTypeAll, 0, null, out var count);
            if (code == DeviceNotFound || count == 0) continue;
            ClErrors.Check(code, OpenClProvider.ProviderName, nameof(clGetDeviceIDs));
            var devices = new nint[count];
            fixed (nint* d = devices) ClErrors.Check(clGetDeviceIDs(platform, DeviceTypeAll, count, d, out _), OpenClProvider.ProviderName);
            found.AddRange(devices.Select(d => (platform, d)));
        }

        return found;
    }

    public static AcceleratorInfo Of(nint device, int index)
    {
        var type = Number<ulong>(device, DeviceType);
        return new AcceleratorInfo(
            new DeviceAddress(OpenClProvider.ProviderName, index.ToString(CultureInfo.InvariantCulture)),
            Text(device, ClNative.DeviceName),
            (type & DeviceTypeGpu) != 0 ? ProcessorKind.Gpu : (type & DeviceTypeCpu) != 0 ? ProcessorKind.Cpu : ProcessorKind.Other,
            (long)Math.Min(Number<ulong>(device, DeviceGlobalMemSize), long.MaxValue),
            (int)Number<uint>(device, DeviceMaxComputeUnits),
            (int)Math.Min(Number<nuint>(device, DeviceMaxWorkGroupSize), int.MaxValue),
            Text(device, DriverVersion),
            Text(device, DeviceVersion),
            Number<ulong>(device, DeviceDoubleFpConfig) != 0,
            Number<uint>(device, DeviceHostUnifiedMemory) != 0);
    }

    public static T Number<T>(nint device, uint what)
        where T : unmanaged
    {
        T value = default;
        // A device that does not know the question answers with an error; zero then says "no".
        return clGetDeviceInfo(device, what, (nuint)sizeof(T), (byte*)&value, out _) == Success ? value : default;
    }

    public static string Text(nint device, uint what)
    {
        if (clGetDeviceInfo(device, what, 0, null, out var size) != Success || size == 0) return "";
        var bytes = new byte[size];
        fixed (byte* b = bytes)
            if (clGetDeviceInfo(device, what, size, b, out _) != Success) return "";
        return Encoding.UTF8.GetString(bytes).TrimEnd('\0').Trim();
    }

    /// <summary>What the compiler said.</summary>
    public static string BuildLog(nint program, nint device)
    {
        if (clGetProgramBuildInfo(program, device, ProgramBuildLog, 0, null, out var size) != Success || size == 0) return "";
        var bytes = new byte[size];
        fixed (byte* b = bytes)
            if (clGetProgramBuildInfo(program, device, ProgramBuildLog, size, b, out _) != Success) return "";
        return Encoding.UTF8.GetString(bytes).TrimEnd('\0');
    }
}
