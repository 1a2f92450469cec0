using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Cli.Commands;

/// <summary>The option that names an accelerator.</summary>
internal static class DeviceOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="description">What the device is for.</param>
    /// <param name="isRequired">Whether the command makes no sense without one.</param>
    /// <returns>The option.</returns>
    public static Option<string?> Create(string description, bool isRequired = false) =>
        new("--device") { Description = $"{description}: an address such as opencl:0 or cuda:0 (see `fdispatch devices`), or auto.", HelpName = "DEVICE", Required = isRequired };

    /// <summary>Opens the device.</summary>
    /// <param name="text">The address.</param>
    /// <returns>The device, the caller's to dispose.</returns>
    /// <exception cref="FailureException">There is no such device.</exception>
    public static IAccelerator Open(string text)
    {
        try
        {
            return Accelerators.Default.Open(text);
        }
        catch (NoDeviceException none)
        {
            throw new FailureException(none.Error);
        }
    }
}
