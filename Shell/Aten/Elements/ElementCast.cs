using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>One element of one type as one of another. The comparisons of types are decided when the method is compiled.</summary>
internal static class ElementCast
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TTo To<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (typeof(TFrom) == typeof(TTo)) return (TTo)(object)value;
        if (IsInteger<TFrom>()) return FromInteger<TTo>(Integer(value));
        if (typeof(TFrom) == typeof(Complex)) return FromComplex<TTo>((Complex)(object)value);
        if (typeof(TFrom) == typeof(Complex64)) return FromComplex<TTo>((Complex64)(object)value);
        return FromReal<TTo>(Real(value));
    }

    private static bool IsInteger<T>() =>
        typeof(T) == typeof(long) || typeof(T) == typeof(int) || typeof(T) == typeof(short) || typeof(T) == typeof(sbyte) || typeof(T) == typeof(byte) || typeof(T) == typeof(bool);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Integer<T>(T value)
    {
        if (typeof(T) == typeof(long)) return (long)(object)value!;
        if (typeof(T) == typeof(int)) return (int)(object)value!;
        if (typeof(T) == typeof(short)) return (short)(object)value!;
        if (typeof(T) == typeof(sbyte)) return (sbyte)(object)value!;
        if (typeof(T) == typeof(byte)) return (byte)(object)value!;
        return (bool)(object)value! ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Real<T>(T value)
    {
        if (typeof(T) == typeof(double)) return (double)(object)value!;
        if (typeof(T) == typeof(float)) return (float)(object)value!;
        if (typeof(T) == typeof(Half)) return (double)(Half)(object)value!;
        return (float)(BFloat16)(object)value!;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FromInteger<T>(long value)
    {
        if (typeof(T) == typeof(double)) return (T)(object)(double)value;
        if (typeof(T) == typeof(float)) return (T)(object)(float)value;
        if (typeof(T) == typeof(Half)) return (T)(object)(Half)(float)value;
        if (typeof(T) == typeof(BFloat16)) return (T)(object)(BFloat16)(float)value;
        if (typeof(T) == typeof(Complex)) return (T)(object)new Complex(value, 0);
        if (typeof(T) == typeof(Complex64)) return (T)(object)new Complex64(value, 0);
        return Truncated<T>(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FromReal<T>(double value)
    {
        if (typeof(T) == typeof(double)) return (T)(object)value;
        if (typeof(T) == typeof(float)) return (T)(object)(float)value;
        if (typeof(T) == typeof(Half)) return (T)(object)(Half)value;
        if (typeof(T) == typeof(BFloat16)) return (T)(object)(BFloat16)(float)value;
        if (typeof(T) == typeof(Complex)) return (T)(object)new Complex(value, 0);
        if (typeof(T) == typeof(Complex64)) return (T)(object)new Complex64((float)value, 0);
        if (typeof(T) == typeof(bool)) return (T)(object)(value != 0);
        // The processor's answer to what does not fit is the least number: of 64 bits for int64 and uint8, of 32 bits for the others.
        if (typeof(T) == typeof(long) || typeof(T) == typeof(byte))
            return Truncated<T>(value is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)value : long.MinValue);
        return Truncated<T>(value is > -2147483649.0 and < 2147483648.0 ? (int)value : int.MinValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FromComplex<T>(Complex value)
    {
        if (typeof(T) == typeof(Complex)) return (T)(object)value;
        if (typeof(T) == typeof(Complex64)) return (T)(object)(Complex64)value;
        if (typeof(T) == typeof(bool)) return (T)(object)(value != Complex.Zero);
        return FromReal<T>(value.Real);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Truncated<T>(long value)
    {
        if (typeof(T) == typeof(long)) return (T)(object)value;
        if (typeof(T) == typeof(int)) return (T)(object)unchecked((int)value);
        if (typeof(T) == typeof(short)) return (T)(object)unchecked((short)value);
        if (typeof(T) == typeof(sbyte)) return (T)(object)unchecked((sbyte)value);
        if (typeof(T) == typeof(byte)) return (T)(object)unchecked((byte)value);
        return (T)(object)(value != 0);
    }
}
