namespace Functional.Dispatch.Keys;

/// <summary>A name that no key has.</summary>
/// <param name="Name">The text given.</param>
/// <param name="Nearest">The nearest key name, or null.</param>
public sealed record UnknownKeyError(string Name, string? Nearest) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"unknown dispatch key `{Quoted.Short(Name)}`";

    /// <inheritdoc />
    public override string? Hint => Nearest is null ? "`fdispatch keys` lists them" : $"did you mean `{Nearest}`?";
}

/// <summary>An alias key where a runtime key is needed: alias keys are registration shorthands and can never be in a keyset.</summary>
/// <param name="Alias">The alias key.</param>
public sealed record AliasInKeySetError(AliasKey Alias) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"alias key `{Alias}` cannot be a member of a keyset";

    /// <inheritdoc />
    public override string? Hint => AliasKeys.RuntimeKeys(Alias).Cast<DispatchKey?>().FirstOrDefault() is { } key ? $"it stands for runtime keys such as `{key}`" : null;
}

/// <summary>Text that should be a raw keyset and is not a hexadecimal number of at most 64 bits.</summary>
/// <param name="Text">The text given.</param>
public sealed record KeySetTextError(string Text) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Quoted.Short(Text)}` is not a raw keyset (expected `0x` and 1 to 16 hexadecimal digits)";
}

/// <summary>A name that PrivateUse1 cannot take.</summary>
/// <param name="Name">The name asked for.</param>
/// <param name="Reason">Why not.</param>
public sealed record KeyRenameError(string Name, string Reason) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"PrivateUse1 cannot be renamed to `{Quoted.Short(Name)}`: {Reason}";
}

/// <summary>A device and layout that have no dispatch key.</summary>
/// <param name="Device">The device.</param>
/// <param name="Layout">The layout.</param>
/// <param name="Kind">Why.</param>
public sealed record NoKeyForDeviceError(DeviceType Device, TensorLayout Layout, NoKeyReason Kind) : DispatchError
{
    /// <inheritdoc />
    public override string Message => Kind switch
    {
        NoKeyReason.UnsupportedDevice => $"device `{Devices.Name(Device)}` has no tensors of layout `{Devices.Name(Layout)}`",
        NoKeyReason.DeprecatedDevice => $"device `{Devices.Name(Device)}` is deprecated and has no dispatch key",
        NoKeyReason.GrandfatheredDevice => $"device `{Devices.Name(Device)}` is kept for old files only and has no dispatch key",
    };
}
