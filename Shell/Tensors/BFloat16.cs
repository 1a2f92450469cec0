using System.Globalization;
using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>bfloat16: the upper half of a float32, so with its range and 8 bits of precision. Arithmetic is done in float32; this is how it is stored.</summary>
/// <param name="Bits">Sign, 8 bits of exponent, 7 bits of fraction.</param>
public readonly record struct BFloat16(ushort Bits)
{
    /// <summary>The nearest bfloat16, of two equally near the one with an even last bit; NaN stays NaN.</summary>
    /// <param name="value">A float32.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static explicit operator BFloat16(float value)
    {
        if (float.IsNaN(value)) return new BFloat16(0x7fc0);
        var bits = BitConverter.SingleToUInt32Bits(value);
        return new BFloat16((ushort)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>The number as a float32, exactly.</summary>
    /// <param name="value">A bfloat16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.Bits << 16);

    /// <inheritdoc />
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);
}
