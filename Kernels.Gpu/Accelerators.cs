using System.Collections.Immutable;
using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Ilgpu;
using Functional.Dispatch.Gpu.OpenCl;

namespace Functional.Dispatch.Gpu;

/// <summary>All providers, and the choice among their devices. Immutable.</summary>
/// <param name="providers">The providers, the preferred first.</param>
public sealed class Accelerators(params ImmutableArray<AcceleratorProvider> providers)
{
    /// <summary>The providers that this assembly brings: CUDA, then OpenCL, then ILGPU.</summary>
    public static Accelerators Default { get; } = new(CudaProvider.Instance, OpenClProvider.Instance, IlgpuProvider.Instance);

    /// <summary>The providers, the preferred first.</summary>
    public ImmutableArray<AcceleratorProvider> Providers { get; } = providers;

    /// <summary>The same with another provider, behind the others.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>The new list.</returns>
    public Accelerators With(AcceleratorProvider provider) => new([.. Providers, provider]);

    /// <summary>What every provider found.</summary>
    /// <returns>The reports, in order.</returns>
    public ImmutableArray<ProviderReport> Report() => [.. Providers.Select(p => p.Report())];

    /// <summary>Opens a device by its address.</summary>
    /// <param name="text">For example <c>opencl:0</c>, <c>cuda</c> or <c>auto</c>; <c>auto</c> takes the first GPU of the first provider that has one.</param>
    /// <returns>The accelerator, the caller's to dispose.</returns>
    /// <exception cref="NoDeviceException">The text names no device, or there is none there; the message says what there is.</exception>
    public IAccelerator Open(string text)
    {
        var address = DeviceAddress.Parse(text, [.. Providers.Select(p => p.Name)]).Match(Right: a => a, Left: e => throw new NoDeviceException(e));
        if (!address.IsAuto) return Providers.First(p => p.Name == address.Provider).Open(address);
        var reports = Report();
        foreach (var report in reports)
            if (report.Devices.FirstOrDefault(d => d.Kind == ProcessorKind.Gpu) is { } device)
                return Providers.First(p => p.Name == report.Provider).Open(device.Address);
        throw new NoDeviceException(new NoDeviceError(
            address, $"no provider has a GPU ({string.Join("; ", reports.Select(r => $"{r.Provider}: {r.Absent ?? "no GPU among its devices"}"))})",
            [.. reports.SelectMany(r => r.Devices).Select(d => d.Address)]));
    }
}
