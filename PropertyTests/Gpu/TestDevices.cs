using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Ilgpu;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>The devices that tests run on: the machine's first OpenCL device, and where it was built in ILGPU's CPU accelerator.</summary>
internal static class TestDevices
{
    public const string OpenCl = "opencl:0";
    public const string Ilgpu = "ilgpu:cpu";

    private static readonly ConcurrentDictionary<string, Lazy<IAccelerator?>> Opened = new(StringComparer.Ordinal);

    public static ImmutableArray<string> All { get; } = IlgpuProvider.Instance.Report().Absent is null ? [OpenCl, Ilgpu] : [OpenCl];

    /// <summary>The device all tests share; without one the test is reported as skipped.</summary>
    public static IAccelerator Shared(string device)
    {
        var accelerator = Opened.GetOrAdd(device, address => new(() => TryOpen(address))).Value;
        Assert.SkipWhen(accelerator is null, $"no {device} (Debian: pocl-opencl-icd ocl-icd-libopencl1)");
        return accelerator!;
    }

    /// <summary>The device opened once more, the test's to dispose.</summary>
    public static IAccelerator Open(string device) => Accelerators.Default.Open(Shared(device).Info.Address.ToString());

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

    private static IAccelerator? TryOpen(string device)
    {
        try
        {
            return Accelerators.Default.Open(device);
        }
        catch (NoDeviceException)
        {
            return null;
        }
    }
}

/// <summary>A row for every test device: its address, and the values given here.</summary>
/// <param name="values">What comes behind the address.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EveryDeviceAttribute(params object?[] values) : DataAttribute
{
    public IReadOnlyList<object?> Values => values;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. TestDevices.All.Select(device => new TheoryDataRow([device, .. values]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
