using System.Globalization;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Gpu.Devices;

/// <summary>A text that names no device.</summary>
/// <param name="Text">The text.</param>
/// <param name="Nearest">The provider probably meant, or null.</param>
/// <param name="Valid">Texts that would do.</param>
public sealed record DeviceAddressError(string Text, string? Nearest, IReadOnlyList<string> Valid) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Text}` names no device";

    /// <inheritdoc />
    public override string Hint => Nearest is null ? $"write for example `{string.Join("`, `", Valid)}`" : $"did you mean `{Nearest}`?";
}

/// <summary>A device that is not there.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Reason">Why there is none, lower case.</param>
/// <param name="Available">The devices there are.</param>
public sealed record NoDeviceError(DeviceAddress Address, string Reason, IReadOnlyList<DeviceAddress> Available) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"there is no device `{Address}`: {Reason}";

    /// <inheritdoc />
    public override string Hint => Available.Count == 0 ? "`fdispatch devices` says why each provider is absent" : $"there are `{string.Join("`, `", Available)}`";
}

/// <summary>Device memory that could not be had, not even after all cached memory was given back.</summary>
/// <param name="Device">The device.</param>
/// <param name="Requested">Bytes asked for.</param>
/// <param name="Free">Bytes free on the device, or -1 when it does not tell.</param>
/// <param name="InUse">Bytes held by live buffers of this process.</param>
public sealed record OutOfDeviceMemoryError(string Device, long Requested, long Free, long InUse) : DispatchError
{
    /// <inheritdoc />
    public override string Message => string.Create(CultureInfo.InvariantCulture,
        $"{Device} has no {Bytes(Requested)} left: {(Free < 0 ? "" : $"{Bytes(Free)} free, ")}{Bytes(InUse)} in live buffers");

    /// <inheritdoc />
    public override string Hint => "dispose buffers, or take smaller sizes";

    private static string Bytes(long count) => count switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{count} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{count / 1024.0:0.#} KiB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{count / 1048576.0:0.#} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{count / 1073741824.0:0.##} GiB"),
    };
}

/// <summary>A kernel program that the device's compiler refuses.</summary>
/// <param name="Device">The device.</param>
/// <param name="Program">The program's name.</param>
/// <param name="Log">What the compiler says, at most <see cref="LongestLog"/> characters of it, on one line.</param>
public sealed record ProgramBuildError(string Device, string Program, string Log) : DispatchError
{
    /// <summary>How much of a compiler's log is kept.</summary>
    public const int LongestLog = 2000;

    /// <inheritdoc />
    public override string Message => $"program `{Program}` does not build on {Device}: {Log}";
}

/// <summary>A call of a driver that failed in no more particular way.</summary>
/// <param name="Device">The device, or the provider where there is none yet.</param>
/// <param name="Call">The driver's function.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">The code's name, or its number.</param>
public sealed record DriverError(string Device, string Call, int Code, string Name) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"{Call} failed on {Device}: {Name}";
}

/// <summary>A device that no longer answers: every later call of it fails the same way.</summary>
/// <param name="Device">The device.</param>
/// <param name="Call">The function that found out.</param>
/// <param name="Name">What it returned.</param>
public sealed record DeviceLostError(string Device, string Call, string Name) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"{Device} is lost: {Call} returned {Name}";

    /// <inheritdoc />
    public override string Hint => "dispose the accelerator and open it again";
}

/// <summary>Things of two devices in one operation.</summary>
/// <param name="Expected">The device of the stream.</param>
/// <param name="Given">The device of the buffer or kernel.</param>
/// <param name="What">What was given.</param>
public sealed record WrongAcceleratorError(string Expected, string Given, string What) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"{What} of {Given} was given to a stream of {Expected}";
}

/// <summary>A range that goes beyond a buffer.</summary>
/// <param name="Offset">Where it begins, in bytes.</param>
/// <param name="Count">How long it is, in bytes.</param>
/// <param name="Length">The buffer's size in bytes.</param>
public sealed record BufferRangeError(long Offset, long Count, long Length) : DispatchError
{
    /// <inheritdoc />
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"bytes {Offset} to {Offset + Count} are not in a buffer of {Length} bytes");
}

/// <summary>A kernel that a program does not have.</summary>
/// <param name="Program">The program.</param>
/// <param name="Kernel">The kernel.</param>
public sealed record UnknownKernelError(string Program, string Kernel) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"program `{Program}` has no kernel `{Kernel}`";
}
