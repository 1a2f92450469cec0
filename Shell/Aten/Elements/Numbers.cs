using System.Numerics;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>Numbers (<see cref="Scalar"/>) as elements.</summary>
internal static class Numbers
{
    /// <summary>The number as an element of a type, checked as PyTorch does: negative ones wrap around in uint8, fractions are cut off.</summary>
    /// <typeparam name="T">The .NET type of the element type.</typeparam>
    /// <exception cref="TensorRuntimeException">It is out of the type's range, or is complex and the type is not.</exception>
    public static T To<T>(Scalar number)
        where T : unmanaged
    {
        if (typeof(T) == typeof(Complex)) return (T)(object)number.ToComplex();
        if (typeof(T) == typeof(Complex64)) return (T)(object)(Complex64)number.ToComplex();
        if (typeof(T) == typeof(bool)) return (T)(object)number.ToBoolean();
        if (number.Kind == ValueKind.Complex && number.ToComplex().Imaginary != 0) throw Overflow<T>(number);
        if (typeof(T) == typeof(double)) return (T)(object)number.ToDouble();
        if (typeof(T) == typeof(float)) return (T)(object)(float)Within<T>(number, float.MaxValue);
        if (typeof(T) == typeof(Half)) return (T)(object)(Half)Within<T>(number, (double)Half.MaxValue);
        if (typeof(T) == typeof(BFloat16)) return (T)(object)(BFloat16)(float)Within<T>(number, 3.3895313892515355e38);
        var integer = ToInteger<T>(number);
        if (typeof(T) == typeof(long)) return (T)(object)integer;
        if (typeof(T) == typeof(int)) return (T)(object)(int)Within<T>(number, integer, int.MinValue, int.MaxValue);
        if (typeof(T) == typeof(short)) return (T)(object)(short)Within<T>(number, integer, short.MinValue, short.MaxValue);
        if (typeof(T) == typeof(sbyte)) return (T)(object)(sbyte)Within<T>(number, integer, sbyte.MinValue, sbyte.MaxValue);
        if (typeof(T) == typeof(byte)) return (T)(object)unchecked((byte)Within<T>(number, integer, number.Kind == ValueKind.Float ? 0 : -byte.MaxValue, byte.MaxValue));
        throw new NotSupportedException($"elements of type {typeof(T).Name}");
    }

    /// <summary>The negative of a number, of the same kind but for a truth value's, which is an integer.</summary>
    /// <param name="number">The number.</param>
    public static Scalar Negative(Scalar number)
    {
        // Each arm of one expression would become a complex number, which all kinds convert to.
        if (number.Kind == ValueKind.Complex) return -number.ToComplex();
        if (number.Kind == ValueKind.Float) return -number.ToDouble();
        return unchecked(-number.ToInt64());
    }

    private static long ToInteger<T>(Scalar number)
    {
        if (number.Kind is ValueKind.Int or ValueKind.Bool) return number.ToInt64();
        var value = number.ToDouble();
        return value is >= -9223372036854775808.0 and <= 9223372036854775807.0 ? value < 9223372036854775807.0 ? (long)value : long.MaxValue : throw Overflow<T>(number);
    }

    private static long Within<T>(Scalar number, long value, long least, long most) => value >= least && value <= most ? value : throw Overflow<T>(number);

    private static double Within<T>(Scalar number, double most)
    {
        var value = number.ToDouble();
        return double.IsInfinity(value) || double.IsNaN(value) || Math.Abs(value) <= most ? value : throw Overflow<T>(number);
    }

    private static TensorRuntimeException Overflow<T>(Scalar number) =>
        new(new OperationError("convert", $"value {number} cannot be converted to type {typeof(T).Name} without overflow"));
}
