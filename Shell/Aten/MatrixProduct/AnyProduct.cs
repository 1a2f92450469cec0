using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Functional.Dispatch.Aten.Threading;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>
/// The product for element types without a faster one. Sums are held in a type of their own: integers in their own type, where they wrap around;
/// 16-bit floating-point numbers in float32 and rounded once at the end, as PyTorch does.
/// </summary>
internal static unsafe class AnyProduct
{
    private const long Grain = 1L << 15;

    /// <summary><c>result = beta * result + alpha * left @ right</c>; a beta of 0 does not read the result.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TSum">The type of the sums.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="result">The result.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="beta">The factor of what was there.</param>
    public static void Multiply<T, TSum>(in Matrix<T> left, in Matrix<T> right, in Matrix<T> result, TSum alpha, TSum beta)
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
    {
        var worth = Math.Max(1, Grain / Math.Max(1, result.Columns * left.Columns));
        ParallelLoop.For(result.Rows, worth, new Rows<T, TSum>(left, right, result, alpha, beta));
    }

    private readonly struct Rows<T, TSum>(Matrix<T> left, Matrix<T> right, Matrix<T> result, TSum alpha, TSum beta) : IRangeWork
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
    {
        private const int Width = 1024;

        public void Run(long from, long to)
        {
            var sums = new TSum[Math.Min(Width, result.Columns)];
            var run = new TSum[sums.Length];
            for (long j = 0; j < result.Columns; j += Width)
            {
                var width = (int)Math.Min(Width, result.Columns - j);
                for (var i = from; i < to; i++)
                {
                    sums.AsSpan(0, width).Clear();
                    for (long k = 0; k < left.Columns; k++) Accumulate(TSum.CreateTruncating(*left.At(i, k)), k, j, sums.AsSpan(0, width), run.AsSpan(0, width));
                    for (var c = 0; c < width; c++)
                    {
                        var place = result.At(i, j + c);
                        var product = alpha * sums[c];
                        *place = T.CreateTruncating(TSum.IsZero(beta) ? product : (beta * TSum.CreateTruncating(*place)) + product);
                    }
                }
            }
        }

        private void Accumulate(TSum factor, long row, long column, Span<TSum> sums, Span<TSum> run)
        {
            var place = right.At(row, column);
            if (typeof(T) == typeof(TSum) && right.HasContiguousRows)
            {
                TensorPrimitives.MultiplyAdd(MemoryMarshal.CreateReadOnlySpan(ref *(TSum*)place, sums.Length), factor, sums, sums);
                return;
            }

            for (var c = 0; c < sums.Length; c++) run[c] = TSum.CreateTruncating(place[c * right.ColumnStride]);
            TensorPrimitives.MultiplyAdd(run, factor, sums, sums);
        }
    }
}
