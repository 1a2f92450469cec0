using System.Globalization;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>An element type, with PyTorch's numbering.</summary>
public enum ScalarType : byte
{
    /// <summary>uint8.</summary>
    Byte = 0,

    /// <summary>int8.</summary>
    Char = 1,

    /// <summary>int16.</summary>
    Short = 2,

    /// <summary>int32.</summary>
    Int = 3,

    /// <summary>int64.</summary>
    Long = 4,

    /// <summary>float16.</summary>
    Half = 5,

    /// <summary>float32.</summary>
    Float = 6,

    /// <summary>float64.</summary>
    Double = 7,

    /// <summary>Two float16.</summary>
    ComplexHalf = 8,

    /// <summary>Two float32.</summary>
    ComplexFloat = 9,

    /// <summary>Two float64.</summary>
    ComplexDouble = 10,

    /// <summary>Truth values.</summary>
    Bool = 11,

    /// <summary>Quantised int8.</summary>
    QInt8 = 12,

    /// <summary>Quantised uint8.</summary>
    QUInt8 = 13,

    /// <summary>Quantised int32.</summary>
    QInt32 = 14,

    /// <summary>bfloat16.</summary>
    BFloat16 = 15,
}

/// <summary>How a dense tensor's dimensions are ordered in memory, with PyTorch's numbering.</summary>
public enum MemoryFormat : byte
{
    /// <summary>Row-major.</summary>
    Contiguous = 0,

    /// <summary>As the input has it.</summary>
    Preserve = 1,

    /// <summary>Channels last, two spatial dimensions.</summary>
    ChannelsLast = 2,

    /// <summary>Channels last, three spatial dimensions.</summary>
    ChannelsLast3d = 3,
}

/// <summary>How numbers are quantised, with PyTorch's numbering.</summary>
public enum QScheme : byte
{
    /// <summary>One affine map for the tensor.</summary>
    PerTensorAffine = 0,

    /// <summary>One affine map for each channel.</summary>
    PerChannelAffine = 1,

    /// <summary>One scale for the tensor.</summary>
    PerTensorSymmetric = 2,

    /// <summary>One scale for each channel.</summary>
    PerChannelSymmetric = 3,

    /// <summary>One affine map for each channel, in floating point.</summary>
    PerChannelAffineFloatQParams = 4,
}

/// <summary>A device: a type and an index, −1 for the current one.</summary>
/// <param name="Type">The type.</param>
/// <param name="Index">0 or more, or −1.</param>
public readonly record struct Device(DeviceType Type, int Index = -1)
{
    /// <summary>PyTorch's spelling, for example <c>cuda:0</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Index < 0 ? Devices.Name(Type) : string.Create(CultureInfo.InvariantCulture, $"{Devices.Name(Type)}:{Index}");
}
