using System.Collections.Immutable;

namespace Functional.Dispatch.Gpu.Devices;

/// <summary>What a provider found.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Devices">Its devices, possibly none.</param>
/// <param name="Absent">Why there are none, one lower-case line; null when there are.</param>
public sealed record ProviderReport(string Provider, ImmutableArray<AcceleratorInfo> Devices, string? Absent)
{
    /// <summary>The device of an address.</summary>
    /// <param name="address">An address of this provider.</param>
    /// <returns>What the device says of itself.</returns>
    /// <exception cref="NoDeviceException">There is none there; the message says why, and what there is.</exception>
    public AcceleratorInfo At(DeviceAddress address) =>
        Absent is not null ? throw new NoDeviceException(new NoDeviceError(address, Absent, []))
        : Devices.FirstOrDefault(d => d.Address == address)
            ?? throw new NoDeviceException(new NoDeviceError(address, $"{Provider} has {Devices.Length} of them", [.. Devices.Select(d => d.Address)]));
}

/// <summary>A way to devices: OpenCL, CUDA, ILGPU.</summary>
public abstract class AcceleratorProvider
{
    /// <summary>Its name in device addresses, lower case.</summary>
    public abstract string Name { get; }

    /// <summary>What there is. Never throws: a provider that cannot work says why.</summary>
    /// <returns>The report.</returns>
    public abstract ProviderReport Report();

    /// <summary>Opens a device.</summary>
    /// <param name="address">One of the addresses that <see cref="Report"/> gave.</param>
    /// <returns>The accelerator, the caller's to dispose.</returns>
    /// <exception cref="NoDeviceException">There is none there.</exception>
    public abstract IAccelerator Open(DeviceAddress address);
}
