using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>Loops in narrow types by way of wider ones: float16 and bfloat16 compute in float32, complex64 in complex128, and round once at the end.</summary>
internal static class Widening
{
    private const int Chunk = Gathering.Chunk;

    /// <summary>The loop in a narrow type.</summary>
    [SkipLocalsInit]
    public static UnaryLoop<TN, TN> Unary<TN, TW>(UnaryLoop<TW, TW> wide)
        where TN : unmanaged
        where TW : unmanaged => (a, result) =>
    {
        Span<TW> x = stackalloc TW[Chunk];
        for (var i = 0; i < result.Length; i += Chunk)
        {
            var n = Math.Min(Chunk, result.Length - i);
            Widen<TN, TW>(a.Slice(i, n), x);
            wide(x[..n], x[..n]);
            Round(x[..n], result.Slice(i, n));
        }
    };

    /// <summary>The loop in a narrow type, with a result of a type of its own.</summary>
    [SkipLocalsInit]
    public static UnaryLoop<TN, TR> UnaryTo<TN, TW, TR>(UnaryLoop<TW, TR> wide)
        where TN : unmanaged
        where TW : unmanaged => (a, result) =>
    {
        Span<TW> x = stackalloc TW[Chunk];
        for (var i = 0; i < result.Length; i += Chunk)
        {
            var n = Math.Min(Chunk, result.Length - i);
            Widen<TN, TW>(a.Slice(i, n), x);
            wide(x[..n], result.Slice(i, n));
        }
    };

    /// <summary>The loop in a narrow type.</summary>
    [SkipLocalsInit]
    public static BinaryLoop<TN, TN, TN> Binary<TN, TW>(BinaryLoop<TW, TW, TW> wide)
        where TN : unmanaged
        where TW : unmanaged => (a, b, result) =>
    {
        Span<TW> x = stackalloc TW[Chunk];
        Span<TW> y = stackalloc TW[Chunk];
        for (var i = 0; i < result.Length; i += Chunk)
        {
            var n = Math.Min(Chunk, result.Length - i);
            Widen<TN, TW>(a.Slice(i, n), x);
            Widen<TN, TW>(b.Slice(i, n), y);
            wide(x[..n], y[..n], x[..n]);
            Round(x[..n], result.Slice(i, n));
        }
    };

    /// <summary>The loop in a narrow type, with a result of a type of its own.</summary>
    [SkipLocalsInit]
    public static BinaryLoop<TN, TN, TR> BinaryTo<TN, TW, TR>(BinaryLoop<TW, TW, TR> wide)
        where TN : unmanaged
        where TW : unmanaged => (a, b, result) =>
    {
        Span<TW> x = stackalloc TW[Chunk];
        Span<TW> y = stackalloc TW[Chunk];
        for (var i = 0; i < result.Length; i += Chunk)
        {
            var n = Math.Min(Chunk, result.Length - i);
            Widen<TN, TW>(a.Slice(i, n), x);
            Widen<TN, TW>(b.Slice(i, n), y);
            wide(x[..n], y[..n], result.Slice(i, n));
        }
    };

    /// <summary>The loop in a narrow type.</summary>
    [SkipLocalsInit]
    public static TernaryLoop<TN, TN, TN, TN> Ternary<TN, TW>(TernaryLoop<TW, TW, TW, TW> wide)
        where TN : unmanaged
        where TW : unmanaged => (a, b, c, result) =>
    {
        Span<TW> x = stackalloc TW[Chunk];
        Span<TW> y = stackalloc TW[Chunk];
        Span<TW> z = stackalloc TW[Chunk];
        for (var i = 0; i < result.Length; i += Chunk)
        {
            var n = Math.Min(Chunk, result.Length - i);
            Widen<TN, TW>(a.Slice(i, n), x);
            Widen<TN, TW>(b.Slice(i, n), y);
            Widen<TN, TW>(c.Slice(i, n), z);
            wide(x[..n], y[..n], z[..n], x[..n]);
            Round(x[..n], result.Slice(i, n));
        }
    };

    private static void Widen<TN, TW>(ReadOnlySpan<TN> narrow, Span<TW> wide)
        where TN : unmanaged
        where TW : unmanaged
    {
        if (typeof(TN) == typeof(Half)) TensorPrimitives.ConvertToSingle(Same<TN, Half>(narrow), Same<TW, float>(wide));
        else if (typeof(TN) == typeof(BFloat16)) Widen(Same<TN, BFloat16>(narrow), Same<TW, float>(wide));
        else Widen(Same<TN, Complex64>(narrow), Same<TW, Complex>(wide));
    }

    private static void Round<TN, TW>(ReadOnlySpan<TW> wide, Span<TN> narrow)
        where TN : unmanaged
        where TW : unmanaged
    {
        if (typeof(TN) == typeof(Half)) TensorPrimitives.ConvertToHalf(Same<TW, float>(wide), Same<TN, Half>(narrow));
        else if (typeof(TN) == typeof(BFloat16)) Round(Same<TW, float>(wide), Same<TN, BFloat16>(narrow));
        else Round(Same<TW, Complex>(wide), Same<TN, Complex64>(narrow));
    }

    private static void Widen(ReadOnlySpan<BFloat16> narrow, Span<float> wide)
    {
        for (var i = 0; i < narrow.Length; i++) wide[i] = narrow[i];
    }

    private static void Round(ReadOnlySpan<float> wide, Span<BFloat16> narrow)
    {
        for (var i = 0; i < narrow.Length; i++) narrow[i] = (BFloat16)wide[i];
    }

    private static void Widen(ReadOnlySpan<Complex64> narrow, Span<Complex> wide)
    {
        for (var i = 0; i < narrow.Length; i++) wide[i] = narrow[i];
    }

    private static void Round(ReadOnlySpan<Complex> wide, Span<Complex64> narrow)
    {
        for (var i = 0; i < narrow.Length; i++) narrow[i] = (Complex64)wide[i];
    }

    private static ReadOnlySpan<TTo> Same<TFrom, TTo>(ReadOnlySpan<TFrom> span)
        where TFrom : unmanaged
        where TTo : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Cast<TFrom, TTo>(span);

    private static Span<TTo> Same<TFrom, TTo>(Span<TFrom> span)
        where TFrom : unmanaged
        where TTo : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Cast<TFrom, TTo>(span);
}
