using System.Numerics;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

// Operations on floating-point numbers.

internal readonly struct Abs<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => TMaths.Abs(a);
}

internal readonly struct Exp<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => TMaths.Exp(a);
}

internal readonly struct Log<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => TMaths.Log(a);
}

internal readonly struct Sqrt<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => TMaths.Sqrt(a);
}

internal readonly struct Rsqrt<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => T.One / TMaths.Sqrt(a);
}

internal readonly struct Reciprocal<T> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Of(T a, T p0, T p1) => T.One / a;
}

internal readonly struct Sin<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => TMaths.Sin(a);
}

internal readonly struct Cos<T, TMaths> : IUnary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T p0, T p1) => TMaths.Cos(a);
}

internal readonly struct Div<T> : IBinary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Of(T a, T b, T p0) => a / b;
}

internal readonly struct Pow<T, TMaths> : IBinary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public static T Of(T a, T b, T p0) => TMaths.Pow(a, b);
}

internal readonly struct Lerp<T, TMaths> : IBinary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    // From the nearer end, so that both ends are exact.
    public static T Of(T a, T b, T p0) => TMaths.Abs(p0) < TMaths.Of(0.5) ? a + (p0 * (b - a)) : b - ((b - a) * (T.One - p0));
}

internal readonly struct Addcdiv<T> : ITernary<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Of(T a, T b, T c, T p0) => a + (p0 * b / c);
}
