using System.Numerics;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

// Operations on all numbers, or on whole ones only: PointwiseOperation says what each is, and OperationTable which structure computes it.

internal readonly struct Neg<T> : IUnary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T p0, T p1) => -a;
}

internal readonly struct WholeAbs<T> : IUnary<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Of(T a, T p0, T p1) => a < T.Zero ? -a : a;
}

internal readonly struct Sign<T> : IUnary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T p0, T p1) => a > T.Zero ? T.One : a < T.Zero ? -T.One : T.Zero;
}

internal readonly struct Relu<T> : IUnary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T p0, T p1) => T.IsNaN(a) || a > T.Zero ? a : T.Zero;
}

/// <summary>The greater and the lesser of two, for which a bound that is NaN is none; for integers there is no NaN.</summary>
internal static class Bounds<T>
    where T : unmanaged, INumber<T>
{
    public static T AtLeast(T a, T bound) => bound > a ? bound : a;

    public static T AtMost(T a, T bound) => bound < a ? bound : a;
}

internal readonly struct Clamp<T> : IUnary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T p0, T p1) => T.IsNaN(a) ? a : Bounds<T>.AtMost(Bounds<T>.AtLeast(a, p0), p1);
}

internal readonly struct ClampMin<T> : IUnary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T p0, T p1) => T.IsNaN(a) ? a : Bounds<T>.AtLeast(a, p0);
}

internal readonly struct ClampMax<T> : IUnary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T p0, T p1) => T.IsNaN(a) ? a : Bounds<T>.AtMost(a, p0);
}

internal readonly struct Add<T> : IBinary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T b, T p0) => a + (p0 * b);
}

internal readonly struct Sub<T> : IBinary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T b, T p0) => a - (p0 * b);
}

internal readonly struct Mul<T> : IBinary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T b, T p0) => a * b;
}

internal readonly struct WholePow<T> : IBinary<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    // By squaring; negative powers of whole numbers are 0 but for 1 and -1.
    public static T Of(T a, T b, T p0)
    {
        if (b < T.Zero) return a == T.One || (a == -T.One && (b & T.One) == T.Zero) ? T.One : a == -T.One ? -T.One : T.Zero;
        var result = T.One;
        while (b != T.Zero)
        {
            if ((b & T.One) != T.Zero) result *= a;
            b >>= 1;
            a *= a;
        }

        return result;
    }
}

internal readonly struct Maximum<T> : IBinary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T b, T p0) => T.IsNaN(a) ? a : T.IsNaN(b) ? b : a > b ? a : b;
}

internal readonly struct Minimum<T> : IBinary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T b, T p0) => T.IsNaN(a) ? a : T.IsNaN(b) ? b : a < b ? a : b;
}

internal readonly struct ThresholdBackward<T> : IBinary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T b, T p0) => b <= p0 ? T.Zero : a;
}

internal readonly struct Where<T> : ITernary<byte, T>
    where T : unmanaged
{
    public static T Of(byte a, T b, T c, T p0) => a != 0 ? b : c;
}

internal readonly struct Addcmul<T> : ITernary<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Of(T a, T b, T c, T p0) => a + (p0 * b * c);
}
