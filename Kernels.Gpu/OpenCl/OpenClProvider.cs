using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Native;
using Functional.Dispatch.Gpu.Programs;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>Devices through the OpenCL 1.2 interface, with no optional feature required.</summary>
public sealed class OpenClProvider : AcceleratorProvider
{
    internal const string ProviderName = "opencl";

    private OpenClProvider()
    {
    }

    /// <summary>The one instance.</summary>
    public static OpenClProvider Instance { get; } = new();

    /// <inheritdoc />
    public override string Name => ProviderName;

    /// <inheritdoc />
    public override ProviderReport Report()
    {
        NativeLibraries.Register();
        if (NativeLibraries.Missing(NativeLibraries.OpenCl) is { } missing) return new(Name, [], missing);
        try
        {
            var devices = ClInfo.Devices();
            return devices.Count == 0
                ? new(Name, [], "the OpenCL loader finds no platform with a device")
                : new(Name, [.. devices.Select((d, i) => ClInfo.Of(d.Device, i))], null);
        }
        catch (GpuException failure)
        {
            return new(Name, [], failure.Error.Message);
        }
    }

    /// <inheritdoc />
    public override IAccelerator Open(DeviceAddress address) => Open(address, ProgramCache.Default());

    /// <summary>Opens a device with a cache of one's own.</summary>
    /// <param name="address">The device.</param>
    /// <param name="cache">Where compiled programs are kept.</param>
    /// <returns>The accelerator, the caller's to dispose.</returns>
    /// <exception cref="NoDeviceException">There is none there.</exception>
    public IAccelerator Open(DeviceAddress address, ProgramCache cache)
    {
        var info = Report().At(address);
        return new ClAccelerator(ClInfo.Devices()[address.Index].Device, info, cache);
    }
}
