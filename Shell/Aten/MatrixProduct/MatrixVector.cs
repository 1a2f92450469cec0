using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Functional.Dispatch.Aten.Threading;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>A matrix times a column: bound by reading the matrix once, in the order in which it lies.</summary>
internal static unsafe class MatrixVector
{
    private const long Grain = 1L << 15;

    /// <summary><c>result = beta * result + alpha * matrix @ vector</c>; a beta of 0 does not read the result.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="matrix">The matrix.</param>
    /// <param name="vector">One column.</param>
    /// <param name="result">One column.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="beta">The factor of what was there.</param>
    public static void Multiply<T>(in Matrix<T> matrix, in Matrix<T> vector, in Matrix<T> result, T alpha, T beta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (matrix.Columns > int.MaxValue) throw new NotSupportedException($"a matrix product of depth {matrix.Columns} is too long: at most {int.MaxValue}");
        var worth = Math.Max(16, Grain / Math.Max(1, matrix.Columns));
        ParallelLoop.For(matrix.Rows, worth, new Rows<T>(matrix, vector, result, alpha, beta));
    }

    private readonly struct Rows<T>(Matrix<T> matrix, Matrix<T> vector, Matrix<T> result, T alpha, T beta) : IRangeWork
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private const int Stripe = 4096;

        public void Run(long from, long to)
        {
            var sums = new T[Math.Min(Stripe, to - from)];
            for (var i = from; i < to; i += Stripe)
            {
                var part = sums.AsSpan(0, (int)Math.Min(Stripe, to - i));
                if (matrix.HasContiguousColumns && !matrix.HasContiguousRows) ByColumns(i, part);
                else ByRows(i, part);
                for (var r = 0; r < part.Length; r++)
                {
                    var place = result.At(i + r, 0);
                    *place = T.IsZero(beta) ? alpha * part[r] : (beta * *place) + (alpha * part[r]);
                }
            }
        }

        private void ByColumns(long first, Span<T> sums)
        {
            sums.Clear();
            for (long k = 0; k < matrix.Columns; k++)
                TensorPrimitives.MultiplyAdd(new ReadOnlySpan<T>(matrix.At(first, k), sums.Length), *vector.At(k, 0), sums, sums);
        }

        private void ByRows(long first, Span<T> sums)
        {
            var length = (int)matrix.Columns;
            for (var r = 0; r < sums.Length; r++)
            {
                var row = matrix.At(first + r, 0);
                if (matrix.HasContiguousRows && vector.HasContiguousColumns)
                {
                    sums[r] = TensorPrimitives.Dot(new ReadOnlySpan<T>(row, length), new ReadOnlySpan<T>(vector.Pointer, length));
                    continue;
                }

                var sum = T.Zero;
                for (long k = 0; k < length; k++) sum += row[k * matrix.ColumnStride] * vector.Pointer[k * vector.RowStride];
                sums[r] = sum;
            }
        }
    }
}
