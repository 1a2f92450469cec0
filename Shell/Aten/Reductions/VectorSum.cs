using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>The sum of a run in eight vectors side by side: fast enough to wait for memory only, and each lane adds up few numbers.</summary>
internal static class VectorSum
{
    private const int Side = 8;

    /// <summary>Sums.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="run">The numbers.</param>
    /// <returns>Their sum; integers wrap around.</returns>
    public static T Of<T>(ReadOnlySpan<T> run)
        where T : unmanaged, INumberBase<T>
    {
        if (!Vector<T>.IsSupported || run.Length < 2 * Side * Vector<T>.Count) return TensorPrimitives.Sum(run);
        var n = Vector<T>.Count;
        ref var start = ref MemoryMarshal.GetReference(run);
        var (a, b, c, d) = (Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero);
        var (e, f, g, h) = (a, b, c, d);
        var i = 0;
        for (; i <= run.Length - (Side * n); i += Side * n)
        {
            a += Vector.LoadUnsafe(ref start, (nuint)i);
            b += Vector.LoadUnsafe(ref start, (nuint)(i + n));
            c += Vector.LoadUnsafe(ref start, (nuint)(i + (2 * n)));
            d += Vector.LoadUnsafe(ref start, (nuint)(i + (3 * n)));
            e += Vector.LoadUnsafe(ref start, (nuint)(i + (4 * n)));
            f += Vector.LoadUnsafe(ref start, (nuint)(i + (5 * n)));
            g += Vector.LoadUnsafe(ref start, (nuint)(i + (6 * n)));
            h += Vector.LoadUnsafe(ref start, (nuint)(i + (7 * n)));
        }

        var sum = Vector.Sum(((a + b) + (c + d)) + ((e + f) + (g + h)));
        return i == run.Length ? sum : sum + TensorPrimitives.Sum(run[i..]);
    }
}
