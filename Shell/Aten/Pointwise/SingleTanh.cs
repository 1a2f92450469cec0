using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>The hyperbolic tangent of float32, several at a time and to the last digit but one.</summary>
internal static class SingleTanh
{
    // Below it a power series, above it 1 − 2 / (exp(2|x|) + 1) with the sign of x: that loses the digits of small results.
    private const float Small = 0.625f;

    public static void Run(ReadOnlySpan<float> a, Span<float> result)
    {
        Span<float> exponentials = stackalloc float[Chunk];
        for (var i = 0; i < result.Length; i += Chunk)
        {
            var n = Math.Min(Chunk, result.Length - i);
            Part(a.Slice(i, n), result.Slice(i, n), exponentials[..n]);
        }
    }

    private const int Chunk = 256;

    private static void Part(ReadOnlySpan<float> a, Span<float> result, Span<float> exponentials)
    {
        TensorPrimitives.Abs(a, exponentials);
        TensorPrimitives.Multiply(exponentials, 2f, exponentials);
        TensorPrimitives.Exp(exponentials, exponentials);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(a);
        var powers = MemoryMarshal.Cast<float, Vector<float>>(exponentials);
        var results = MemoryMarshal.Cast<float, Vector<float>>(result);
        for (var i = 0; i < results.Length; i++) results[i] = Of(vectors[i], powers[i]);
        for (var i = results.Length * Vector<float>.Count; i < result.Length; i++) result[i] = MathF.Tanh(a[i]);
    }

    private static Vector<float> Of(Vector<float> x, Vector<float> exponential)
    {
        var large = Vector.CopySign(Vector<float>.One - (new Vector<float>(2f) / (exponential + Vector<float>.One)), x);
        // The minimax polynomial of the Cephes library.
        var square = x * x;
        var series = new Vector<float>(-5.70498872745e-3f);
        series = (series * square) + new Vector<float>(2.06390887954e-2f);
        series = (series * square) - new Vector<float>(5.37397155531e-2f);
        series = (series * square) + new Vector<float>(1.33314422036e-1f);
        series = (series * square) - new Vector<float>(3.33332819422e-1f);
        var small = (series * square * x) + x;
        return Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(x), new Vector<float>(Small)), small, large);
    }
}
