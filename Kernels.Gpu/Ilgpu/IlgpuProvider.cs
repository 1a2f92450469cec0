using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Native;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>Devices through ILGPU: its CPU accelerator as <c>ilgpu:cpu</c>, and its OpenCL and CUDA devices by number, in the order in which it lists them.</summary>
public sealed class IlgpuProvider : AcceleratorProvider
{
    internal const string ProviderName = "ilgpu";

    private const string Cpu = "cpu";

    // Two warps of four: every item is a thread of the host, and all of them meet after each group, so that more would only be slower.
    private static readonly CPUDevice CpuDevice = new(numThreadsPerWarp: 4, numWarpsPerMultiprocessor: 2, numMultiprocessors: 1);

    private static int _isServed;

    private IlgpuProvider()
    {
    }

    /// <summary>The one instance.</summary>
    public static IlgpuProvider Instance { get; } = new();

    /// <inheritdoc />
    public override string Name => ProviderName;

    /// <summary>ILGPU's version.</summary>
    internal static string Version { get; } = typeof(Context).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <inheritdoc />
    public override ProviderReport Report()
    {
        using var context = NewContext();
        return Report(DevicesOf(context));
    }

    /// <inheritdoc />
    public override IAccelerator Open(DeviceAddress address)
    {
        var context = NewContext();
        try
        {
            var devices = DevicesOf(context);
            var info = Report(devices).At(address);
            return new IlgpuAccelerator(context, devices.First(d => d.Address == address).Device, info);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private ProviderReport Report(IEnumerable<(DeviceAddress Address, Device Device)> devices) => new(Name, [.. devices.Select(d => InfoOf(d.Address, d.Device))], null);

    private static Context NewContext()
    {
        NativeLibraries.Register();
        if (Interlocked.Exchange(ref _isServed, 1) == 0) NativeLibraries.Serve(typeof(Context).Assembly);
        // ILGPU takes a missing driver for one without devices.
        return Context.Create(builder => builder.CPU(CpuDevice).OpenCL().Cuda().EnableAlgorithms());
    }

    private static List<(DeviceAddress Address, Device Device)> DevicesOf(Context context)
    {
        var devices = new List<(DeviceAddress, Device)>();
        var number = 0;
        foreach (var device in context)
            devices.Add((new DeviceAddress(ProviderName, device is CPUDevice ? Cpu : number++.ToString(CultureInfo.InvariantCulture)), device));
        return devices;
    }

    private static AcceleratorInfo InfoOf(DeviceAddress address, Device device) => new(
        address, device is CPUDevice ? "ILGPU's CPU accelerator" : device.Name, KindOf(device),
        device is CPUDevice ? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes : device.MemorySize, device.NumMultiprocessors, device.MaxNumThreadsPerGroup, DriverOf(device), $"ILGPU {Version} {device.AcceleratorType}", HasDoubles(device), device is CPUDevice);

    private static ProcessorKind KindOf(Device device) => device switch
    {
        CPUDevice => ProcessorKind.Cpu,
        CLDevice cl => (cl.DeviceType & CLDeviceType.CL_DEVICE_TYPE_GPU) != 0 ? ProcessorKind.Gpu
            : (cl.DeviceType & CLDeviceType.CL_DEVICE_TYPE_CPU) != 0 ? ProcessorKind.Cpu : ProcessorKind.Other,
        CudaDevice => ProcessorKind.Gpu,
        _ => ProcessorKind.Other,
    };

    private static string DriverOf(Device device) => device switch
    {
        CLDevice cl => cl.DeviceVersion.ToString(),
        CudaDevice cuda => cuda.DriverVersion.ToString(),
        _ => Environment.Version.ToString(),
    };

    private static bool HasDoubles(Device device) => device is not CLDevice cl || cl.Capabilities.Float64;
}
