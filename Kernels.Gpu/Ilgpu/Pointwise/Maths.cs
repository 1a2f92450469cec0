using System.Numerics;
using ILGPU.Algorithms;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

/// <summary>The functions of a floating-point type that each kind of accelerator has its own code for; XMath chooses it.</summary>
internal interface IMaths<T>
{
    /// <summary>A constant.</summary>
    static abstract T Of(double value);

    static abstract T Abs(T a);

    static abstract T Exp(T a);

    static abstract T Log(T a);

    static abstract T Sqrt(T a);

    static abstract T Sin(T a);

    static abstract T Cos(T a);

    static abstract T Tanh(T a);

    static abstract T Pow(T a, T b);
}

/// <summary>float32.</summary>
internal readonly struct SingleMaths : IMaths<float>
{
    public static float Of(double value) => (float)value;

    public static float Abs(float a) => XMath.Abs(a);

    public static float Exp(float a) => XMath.Exp(a);

    public static float Log(float a) => XMath.Log(a);

    public static float Sqrt(float a) => XMath.Sqrt(a);

    public static float Sin(float a) => XMath.Sin(a);

    public static float Cos(float a) => XMath.Cos(a);

    public static float Tanh(float a) => XMath.Tanh(a);

    public static float Pow(float a, float b) => XMath.Pow(a, b);
}

/// <summary>float64.</summary>
internal readonly struct DoubleMaths : IMaths<double>
{
    public static double Of(double value) => value;

    public static double Abs(double a) => XMath.Abs(a);

    public static double Exp(double a) => XMath.Exp(a);

    public static double Log(double a) => XMath.Log(a);

    public static double Sqrt(double a) => XMath.Sqrt(a);

    public static double Sin(double a) => XMath.Sin(a);

    public static double Cos(double a) => XMath.Cos(a);

    public static double Tanh(double a) => XMath.Tanh(a);

    public static double Pow(double a, double b) => XMath.Pow(a, b);
}

/// <summary>Functions that XMath has not, or not for every number.</summary>
internal static class MoreMaths<T, TMaths>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    /// <summary>tanh. By its quotient of exponentials, as some accelerators have it, it is not a number where those are infinite; it is ±1 long before.</summary>
    public static T Tanh(T x) => x > TMaths.Of(20) ? T.One : x < TMaths.Of(-20) ? -T.One : TMaths.Tanh(x);

    /// <summary>erf, by the same two formulas as the CPU library's ErrorFunction.</summary>
    public static T Erf(T x)
    {
        if (TMaths.Abs(x) < TMaths.Of(2.5)) return Series(x);
        return x > T.Zero ? T.One - Complement(x) : Complement(-x) - T.One;
    }

    // exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): all terms have one sign, and the fiftieth is nothing beside the sum for every |x| below 2.5.
    private static T Series(T x)
    {
        var square = TMaths.Of(2) * x * x;
        var (term, sum, divisor) = (x, x, T.One);
        for (var n = 0; n < 50; n++)
        {
            divisor += TMaths.Of(2);
            term *= square / divisor;
            sum += term;
        }

        return TMaths.Of(1.1283791670955126) * TMaths.Exp(-x * x) * sum;
    }

    // 1 − erf by its continued fraction, from inside out: forty steps are enough from 2.5 on. NaN stays NaN.
    private static T Complement(T x)
    {
        if (x > TMaths.Of(27)) return T.Zero;
        var (fraction, numerator) = (x, TMaths.Of(20));
        for (var n = 0; n < 40; n++)
        {
            fraction = x + (numerator / fraction);
            numerator -= TMaths.Of(0.5);
        }

        return TMaths.Of(0.5641895835477563) * TMaths.Exp(-x * x) / fraction;
    }
}
