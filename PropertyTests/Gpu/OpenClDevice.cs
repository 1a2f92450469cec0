using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.OpenCl;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>The first OpenCL device of the machine, for tests that need one; without one they are reported as skipped.</summary>
internal static class OpenClDevice
{
    private static readonly Lazy<IAccelerator?> First = new(() =>
        OpenClProvider.Instance.Report().Devices is [var info, ..] ? OpenClProvider.Instance.Open(info.Address) : null);

    /// <summary>The device all tests share.</summary>
    public static IAccelerator Shared()
    {
        Assert.SkipWhen(First.Value is null, "no OpenCL device (Debian: pocl-opencl-icd ocl-icd-libopencl1)");
        return First.Value!;
    }

    /// <summary>The device opened once more, the test's to dispose.</summary>
    public static IAccelerator Open() => OpenClProvider.Instance.Open(Shared().Info.Address);

    public static IBuffer Upload<T>(this IAccelerator accelerator, T[] data)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes<T>(data);
        var buffer = accelerator.Allocate(bytes.Length);
        accelerator.DefaultStream.Upload(bytes, buffer);
        return buffer;
    }

    public static T[] Download<T>(this IAccelerator accelerator, IBuffer buffer, int count)
        where T : unmanaged
    {
        var data = new T[count];
        accelerator.DefaultStream.Download(buffer, MemoryMarshal.AsBytes(data.AsSpan()));
        return data;
    }
}
