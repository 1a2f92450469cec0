using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>A matrix somewhere in memory. Any strides: a transposed matrix is the same memory with sizes and strides swapped.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="Data">The element of row 0 and column 0.</param>
/// <param name="Rows">How many rows, 0 or more.</param>
/// <param name="Columns">How many columns, 0 or more.</param>
/// <param name="RowStride">From a row to the next, in elements.</param>
/// <param name="ColumnStride">From a column to the next, in elements.</param>
internal readonly unsafe record struct Matrix<T>(nint Data, long Rows, long Columns, long RowStride, long ColumnStride)
    where T : unmanaged
{
    /// <summary>The first element.</summary>
    public T* Pointer => (T*)Data;

    /// <summary>The same memory, rows and columns swapped.</summary>
    public Matrix<T> Transposed => new(Data, Columns, Rows, ColumnStride, RowStride);

    /// <summary>Whether each row is contiguous.</summary>
    public bool HasContiguousRows => ColumnStride == 1 || Columns <= 1;

    /// <summary>Whether each column is contiguous.</summary>
    public bool HasContiguousColumns => RowStride == 1 || Rows <= 1;

    /// <summary>The place of an element.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <returns>Its address.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, long column) => (T*)Data + (row * RowStride) + (column * ColumnStride);

    /// <summary>A part.</summary>
    /// <param name="row">Its first row.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <returns>The part; the same memory.</returns>
    public Matrix<T> Part(long row, long column, long rows, long columns) =>
        new((nint)At(row, column), rows, columns, RowStride, ColumnStride);
}
