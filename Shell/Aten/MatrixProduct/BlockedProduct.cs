using System.Numerics;
using System.Runtime.InteropServices;
using Functional.Dispatch.Aten.Threading;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>
/// The managed product of float and double matrices: blocks that fit the caches, packed, the inner kernel over their panels (Goto and van de Geijn:
/// Anatomy of high-performance matrix multiplication). Strides do not matter: packing evens them out.
/// </summary>
internal static unsafe class BlockedProduct
{
    // A right panel of this depth stays in the first-level cache, a left block of these rows in the second.
    private const int Depth = 256;
    private const int LeftRows = 192;
    private const int RightColumns = 2048;

    // Multiplications worth a thread of their own.
    private const long Grain = 1L << 18;

    /// <summary><c>result = beta * result + alpha * left @ right</c>; a beta of 0 does not read the result.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="result">The result.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="beta">The factor of what was there.</param>
    public static void Multiply<T>(in Matrix<T> left, in Matrix<T> right, in Matrix<T> result, T alpha, T beta)
        where T : unmanaged, INumber<T>
    {
        if (!result.HasContiguousRows && result.HasContiguousColumns)
        {
            Multiply(right.Transposed, left.Transposed, result.Transposed, alpha, beta);
            return;
        }

        // The longer side is cut into whole tiles, one part for each thread at most.
        var byRows = result.Rows >= result.Columns;
        long tile = byRows ? InnerKernel.Rows : InnerKernel.Columns<T>();
        var (length, across) = byRows ? (result.Rows, result.Columns) : (result.Columns, result.Rows);
        var tiles = (length + tile - 1) / tile;
        var worth = Math.Max(1, Grain / Math.Max(1, tile * across * left.Columns));
        var grain = Math.Max(worth, (tiles + ComputeThreads.Count - 1) / ComputeThreads.Count);
        ParallelLoop.For(tiles, grain, new Parts<T>(left, right, result, alpha, beta, byRows, tile));
    }

    private readonly struct Parts<T>(Matrix<T> left, Matrix<T> right, Matrix<T> result, T alpha, T beta, bool byRows, long tile) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long from, long to)
        {
            var first = from * tile;
            if (byRows)
            {
                var count = Math.Min(to * tile, result.Rows) - first;
                Serial(left.Part(first, 0, count, left.Columns), right, result.Part(first, 0, count, result.Columns), alpha, beta);
            }
            else
            {
                var count = Math.Min(to * tile, result.Columns) - first;
                Serial(left, right.Part(0, first, right.Rows, count), result.Part(0, first, result.Rows, count), alpha, beta);
            }
        }
    }

    private static void Serial<T>(Matrix<T> left, Matrix<T> right, Matrix<T> result, T alpha, T beta)
        where T : unmanaged, INumber<T>
    {
        if (left.Columns == 0 || T.IsZero(alpha))
        {
            Scale(result, beta);
            return;
        }

        var (rows, columns) = (InnerKernel.Rows, InnerKernel.Columns<T>());
        var depth = Math.Min(left.Columns, Depth);
        var leftSize = RoundUp(Math.Min(left.Rows, LeftRows), rows) * depth;
        var rightSize = RoundUp(Math.Min(right.Columns, RightColumns), columns) * depth;
        var tile = stackalloc T[rows * columns];
        var space = (T*)NativeMemory.AlignedAlloc((nuint)((leftSize + rightSize) * sizeof(T)), 64);
        try
        {
            for (long j = 0; j < right.Columns; j += RightColumns)
            {
                var width = Math.Min(RightColumns, right.Columns - j);
                for (long k = 0; k < left.Columns; k += Depth)
                {
                    var deep = Math.Min(Depth, left.Columns - k);
                    var packedRight = space + leftSize;
                    Packing.Columns(right.Part(k, j, deep, width), columns, packedRight);
                    for (long i = 0; i < left.Rows; i += LeftRows)
                    {
                        var height = Math.Min(LeftRows, left.Rows - i);
                        Packing.Columns(left.Part(i, k, height, deep).Transposed, rows, space);
                        Block(space, packedRight, deep, result.Part(i, j, height, width), alpha, k == 0 ? beta : T.One, tile);
                    }
                }
            }
        }
        finally
        {
            NativeMemory.AlignedFree(space);
        }
    }

    private static void Block<T>(T* left, T* right, long depth, Matrix<T> result, T alpha, T beta, T* tile)
        where T : unmanaged, INumber<T>
    {
        var (rows, columns) = (InnerKernel.Rows, InnerKernel.Columns<T>());
        for (long j = 0; j < result.Columns; j += columns)
        {
            for (long i = 0; i < result.Rows; i += rows)
            {
                InnerKernel.Run(left + (i * depth), right + (j * depth), depth, tile);
                Add(tile, columns, result.Part(i, j, Math.Min(rows, result.Rows - i), Math.Min(columns, result.Columns - j)), alpha, beta);
            }
        }
    }

    private static void Add<T>(T* tile, int columns, Matrix<T> result, T alpha, T beta)
        where T : unmanaged, INumber<T>
    {
        for (long i = 0; i < result.Rows; i++, tile += columns)
        {
            var row = result.At(i, 0);
            if (result.HasContiguousRows)
            {
                AddRow(tile, row, (int)result.Columns, alpha, beta);
                continue;
            }

            for (long j = 0; j < result.Columns; j++)
            {
                var place = row + (j * result.ColumnStride);
                *place = T.IsZero(beta) ? alpha * tile[j] : (beta * *place) + (alpha * tile[j]);
            }
        }
    }

    private static void AddRow<T>(T* tile, T* row, int count, T alpha, T beta)
        where T : unmanaged, INumber<T>
    {
        var n = Vector<T>.Count;
        var j = 0;
        var (a, b) = (new Vector<T>(alpha), new Vector<T>(beta));
        if (T.IsZero(beta))
        {
            for (; j <= count - n; j += n) (Vector.Load(tile + j) * a).Store(row + j);
            for (; j < count; j++) row[j] = alpha * tile[j];
        }
        else
        {
            for (; j <= count - n; j += n) ((Vector.Load(row + j) * b) + (Vector.Load(tile + j) * a)).Store(row + j);
            for (; j < count; j++) row[j] = (beta * row[j]) + (alpha * tile[j]);
        }
    }

    private static void Scale<T>(Matrix<T> result, T beta)
        where T : unmanaged, INumber<T>
    {
        for (long i = 0; i < result.Rows; i++)
        {
            for (long j = 0; j < result.Columns; j++)
            {
                var place = result.At(i, j);
                *place = T.IsZero(beta) ? T.Zero : beta * *place;
            }
        }
    }

    private static long RoundUp(long value, long step) => (value + step - 1) / step * step;
}
