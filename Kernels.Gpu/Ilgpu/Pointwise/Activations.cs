using System.Numerics;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

// Activation functions, and what their derivatives call: a is the gradient then, b the result of the function or what it was given.

internal readonly struct Tanh<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => MoreMaths<T, TMaths>.Tanh(a);
}

internal readonly struct Sigmoid<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => T.One / (T.One + TMaths.Exp(-a));
}

internal readonly struct Gelu<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => a * Distribution(a);

    /// <summary>The normal distribution function.</summary>
    public static T Distribution(T a) => TMaths.Of(0.5) * (T.One + MoreMaths<T, TMaths>.Erf(a * TMaths.Of(0.70710678118654752440)));
}

internal readonly struct GeluBackward<T, TMaths> : IBinary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T b, T p0) => a * (Gelu<T, TMaths>.Distribution(b) + (b * TMaths.Exp(TMaths.Of(-0.5) * b * b) * TMaths.Of(0.39894228040143267794)));
}

// With u = √(2/π) (x + 0.044715 x³), ½ (1 + tanh u) is σ = 1 / (1 + exp(−2u)), which keeps its digits where tanh is near −1.

internal readonly struct GeluTanh<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => a * Distribution(a);

    /// <summary>σ; 0 from where on tanh is −1 in float64 too, so that an infinite factor makes NaN of it where it does on the CPU.</summary>
    public static T Distribution(T x)
    {
        var sigma = T.One / (T.One + TMaths.Exp(TMaths.Of(-2 * 0.79788456080286535588) * (x + (TMaths.Of(0.044715) * x * x * x))));
        return sigma < TMaths.Of(2.7755575615628914e-17) ? T.Zero : sigma;
    }
}

internal readonly struct GeluTanhBackward<T, TMaths> : IBinary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T b, T p0)
    {
        var sigma = GeluTanh<T, TMaths>.Distribution(b);
        var steep = b * sigma * (T.One - sigma);
        // Where σ is flat, the square of what it was given may be infinite all the same.
        if (steep != T.Zero) steep *= TMaths.Of(2 * 0.79788456080286535588) * (T.One + (TMaths.Of(3 * 0.044715) * b * b));
        return a * (sigma + steep);
    }
}

internal readonly struct SigmoidBackward<T> : IBinary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Of(T a, T b, T p0) => a * (T.One - b) * b;
}

internal readonly struct TanhBackward<T> : IBinary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Of(T a, T b, T p0) => a * (T.One - (b * b));
}
