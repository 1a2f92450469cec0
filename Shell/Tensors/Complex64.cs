using System.Numerics;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>complex64: two float32. Arithmetic is done in <see cref="Complex"/>; this is how it is stored.</summary>
/// <param name="Real">The real part.</param>
/// <param name="Imaginary">The imaginary part.</param>
public readonly record struct Complex64(float Real, float Imaginary)
{
    /// <summary>The number with its parts rounded to float32.</summary>
    /// <param name="value">A complex number.</param>
    public static explicit operator Complex64(Complex value) => new((float)value.Real, (float)value.Imaginary);

    /// <summary>The number, exactly.</summary>
    /// <param name="value">A complex64.</param>
    public static implicit operator Complex(Complex64 value) => new(value.Real, value.Imaginary);
}
