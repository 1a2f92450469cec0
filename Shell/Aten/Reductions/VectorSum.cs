using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>
/// The sum of a run, fast enough to wait for memory only: a long one is read at four places at once, which keeps more of memory busy. A lane adds up
/// 64 numbers before their sum counts as one number of the next level, which keeps the error small.
/// </summary>
internal static class VectorSum
{
    private const int Long = 4096;
    private const int OfLevel = 64;

    /// <summary>Sums.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="run">The numbers.</param>
    /// <returns>Their sum; integers wrap around.</returns>
    public static T Of<T>(ReadOnlySpan<T> run)
        where T : unmanaged, INumberBase<T>
    {
        if (!Vector512<T>.IsSupported || run.Length < Long) return TensorPrimitives.Sum(run);
        var n = Vector512<T>.Count;
        var quarter = run.Length / 4 / n * n;
        ref var first = ref MemoryMarshal.GetReference(run);
        var sum = Vector512<T>.Zero;
        for (var i = 0; i < quarter;)
        {
            var (a, b, c, d) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
            for (var end = Math.Min(quarter, i + (OfLevel * n)); i < end; i += n)
            {
                a += Vector512.LoadUnsafe(ref first, (nuint)i);
                b += Vector512.LoadUnsafe(ref first, (nuint)(i + quarter));
                c += Vector512.LoadUnsafe(ref first, (nuint)(i + (2 * quarter)));
                d += Vector512.LoadUnsafe(ref first, (nuint)(i + (3 * quarter)));
            }

            sum += (a + b) + (c + d);
        }

        return Vector512.Sum(sum) + TensorPrimitives.Sum(run[(4 * quarter)..]);
    }
}
