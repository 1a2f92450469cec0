using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>
/// The sum of a run, fast enough to wait for memory only: eight vectors side by side, so that an addition does not wait for the one before. A lane adds up 64 numbers before
/// their sum counts as one number of the next level, which keeps the error small.
/// </summary>
internal static class VectorSum
{
    private const int Long = 4096;
    private const int OfLevel = 64;
    private const int Side = 8;

    /// <summary>Sums.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="run">The numbers.</param>
    /// <returns>Their sum; integers wrap around.</returns>
    public static T Of<T>(ReadOnlySpan<T> run)
        where T : unmanaged, INumberBase<T>
    {
        if (!Vector512<T>.IsSupported || run.Length < Long) return TensorPrimitives.Sum(run);
        var n = Vector512<T>.Count;
        var whole = run.Length / (Side * n) * (Side * n);
        ref var first = ref MemoryMarshal.GetReference(run);
        var sum = Vector512<T>.Zero;
        for (var i = 0; i < whole;)
        {
            var (a, b, c, d) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
            var (e, f, g, h) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
            for (var end = Math.Min(whole, i + (OfLevel * Side * n)); i < end; i += Side * n)
            {
                a += Vector512.LoadUnsafe(ref first, (nuint)i);
                b += Vector512.LoadUnsafe(ref first, (nuint)(i + n));
                c += Vector512.LoadUnsafe(ref first, (nuint)(i + (2 * n)));
                d += Vector512.LoadUnsafe(ref first, (nuint)(i + (3 * n)));
                e += Vector512.LoadUnsafe(ref first, (nuint)(i + (4 * n)));
                f += Vector512.LoadUnsafe(ref first, (nuint)(i + (5 * n)));
                g += Vector512.LoadUnsafe(ref first, (nuint)(i + (6 * n)));
                h += Vector512.LoadUnsafe(ref first, (nuint)(i + (7 * n)));
            }

            sum += ((a + b) + (c + d)) + ((e + f) + (g + h));
        }

        return Vector512.Sum(sum) + TensorPrimitives.Sum(run[whole..]);
    }
}
