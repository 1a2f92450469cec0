using System.Globalization;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Gpu.Devices;

/// <summary>
/// Which device is meant: a provider and what it is called there, as in <c>opencl:0</c>, <c>cuda:1</c> or <c>ilgpu:cpu</c>. <c>auto</c> leaves the
/// choice to whoever opens it.
/// </summary>
/// <param name="Provider">The provider's name, lower case; <c>auto</c> for any.</param>
/// <param name="Device">The device's name at the provider, mostly its number from 0; empty for <c>auto</c>.</param>
public readonly record struct DeviceAddress(string Provider, string Device)
{
    /// <summary>Whatever is fastest: CUDA, then an OpenCL GPU.</summary>
    public static DeviceAddress Auto { get; } = new("auto", "");

    /// <summary>Whether the choice is left open.</summary>
    public bool IsAuto => Provider == Auto.Provider;

    /// <summary>Reads an address.</summary>
    /// <param name="text"><c>auto</c>, or provider, colon and device; a provider alone means its device 0.</param>
    /// <param name="providers">The providers there are.</param>
    /// <returns>The address, or an error that names the nearest provider.</returns>
    public static Either<DispatchError, DeviceAddress> Parse(string text, IReadOnlyList<string> providers)
    {
        var (provider, device) = text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (text[..colon], text[(colon + 1)..]) : (text, "0");
        if (text == Auto.Provider) return Auto;
        if (!providers.Contains(provider, StringComparer.Ordinal))
            return new DeviceAddressError(text, NearestName.Of(provider, [Auto.Provider, .. providers]), [Auto.Provider, .. providers.Select(p => $"{p}:0")]);
        return device.Length > 0 && device.All(c => char.IsAsciiLetterOrDigit(c))
            ? new DeviceAddress(provider, device)
            : new DeviceAddressError(text, null, [$"{provider}:0"]);
    }

    /// <summary>The device as a number.</summary>
    /// <returns>The number, or -1 when it is none.</returns>
    public int Index => int.TryParse(Device, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    /// <inheritdoc />
    public override string ToString() => IsAuto ? Provider : $"{Provider}:{Device}";
}
