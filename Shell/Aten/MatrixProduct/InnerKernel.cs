using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>
/// The inner kernel of the managed product: a tile of rows × two vectors of the result, held in registers over the whole depth. 12 rows of 512-bit
/// vectors where the machine has them (24 of 32 registers hold the tile), otherwise 6 rows of 256-bit ones (12 of 16).
/// </summary>
internal static unsafe class InnerKernel
{
    /// <summary>Rows of a tile.</summary>
    public static int Rows => Vector512.IsHardwareAccelerated ? 12 : 6;

    /// <summary>Columns of a tile.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <returns>Two vectors' worth.</returns>
    public static int Columns<T>()
        where T : unmanaged => 2 * (Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256<T>.Count);

    /// <summary>tile = left panel × right panel.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="left">depth × <see cref="Rows"/>, packed.</param>
    /// <param name="right">depth × columns, packed.</param>
    /// <param name="depth">The depth, 1 or more.</param>
    /// <param name="tile">Rows × columns, row-major.</param>
    public static void Run<T>(T* left, T* right, long depth, T* tile)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated) Wide(left, right, depth, tile);
        else Narrow(left, right, depth, tile);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Fma<T>(T a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Vector512.FusedMultiplyAdd(Vector512.Create(a).AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(Vector512.Create(a).AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Fma<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Vector256.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector256.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide<T>(T* left, T* right, long depth, T* tile)
        where T : unmanaged
    {
        var n = Vector512<T>.Count;
        Vector512<T> a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11;
        a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = a10 = a11 = b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = b10 = b11 = default;
        for (long d = 0; d < depth; d++)
        {
            var x = Vector512.Load(right);
            var y = Vector512.Load(right + n);
            (a0, b0) = (Fma(left[0], x, a0), Fma(left[0], y, b0));
            (a1, b1) = (Fma(left[1], x, a1), Fma(left[1], y, b1));
            (a2, b2) = (Fma(left[2], x, a2), Fma(left[2], y, b2));
            (a3, b3) = (Fma(left[3], x, a3), Fma(left[3], y, b3));
            (a4, b4) = (Fma(left[4], x, a4), Fma(left[4], y, b4));
            (a5, b5) = (Fma(left[5], x, a5), Fma(left[5], y, b5));
            (a6, b6) = (Fma(left[6], x, a6), Fma(left[6], y, b6));
            (a7, b7) = (Fma(left[7], x, a7), Fma(left[7], y, b7));
            (a8, b8) = (Fma(left[8], x, a8), Fma(left[8], y, b8));
            (a9, b9) = (Fma(left[9], x, a9), Fma(left[9], y, b9));
            (a10, b10) = (Fma(left[10], x, a10), Fma(left[10], y, b10));
            (a11, b11) = (Fma(left[11], x, a11), Fma(left[11], y, b11));
            left += 12;
            right += 2 * n;
        }

        Store(ref tile, a0, b0);
        Store(ref tile, a1, b1);
        Store(ref tile, a2, b2);
        Store(ref tile, a3, b3);
        Store(ref tile, a4, b4);
        Store(ref tile, a5, b5);
        Store(ref tile, a6, b6);
        Store(ref tile, a7, b7);
        Store(ref tile, a8, b8);
        Store(ref tile, a9, b9);
        Store(ref tile, a10, b10);
        Store(ref tile, a11, b11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow<T>(T* left, T* right, long depth, T* tile)
        where T : unmanaged
    {
        var n = Vector256<T>.Count;
        Vector256<T> a0, a1, a2, a3, a4, a5, b0, b1, b2, b3, b4, b5;
        a0 = a1 = a2 = a3 = a4 = a5 = b0 = b1 = b2 = b3 = b4 = b5 = default;
        for (long d = 0; d < depth; d++)
        {
            var x = Vector256.Load(right);
            var y = Vector256.Load(right + n);
            var l = Vector256.Create(left[0]);
            (a0, b0) = (Fma(l, x, a0), Fma(l, y, b0));
            l = Vector256.Create(left[1]);
            (a1, b1) = (Fma(l, x, a1), Fma(l, y, b1));
            l = Vector256.Create(left[2]);
            (a2, b2) = (Fma(l, x, a2), Fma(l, y, b2));
            l = Vector256.Create(left[3]);
            (a3, b3) = (Fma(l, x, a3), Fma(l, y, b3));
            l = Vector256.Create(left[4]);
            (a4, b4) = (Fma(l, x, a4), Fma(l, y, b4));
            l = Vector256.Create(left[5]);
            (a5, b5) = (Fma(l, x, a5), Fma(l, y, b5));
            left += 6;
            right += 2 * n;
        }

        Store(ref tile, a0, b0);
        Store(ref tile, a1, b1);
        Store(ref tile, a2, b2);
        Store(ref tile, a3, b3);
        Store(ref tile, a4, b4);
        Store(ref tile, a5, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(ref T* tile, Vector512<T> a, Vector512<T> b)
        where T : unmanaged
    {
        a.Store(tile);
        b.Store(tile + Vector512<T>.Count);
        tile += 2 * Vector512<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(ref T* tile, Vector256<T> a, Vector256<T> b)
        where T : unmanaged
    {
        a.Store(tile);
        b.Store(tile + Vector256<T>.Count);
        tile += 2 * Vector256<T>.Count;
    }
}
