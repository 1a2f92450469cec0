using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>
/// Copying a matrix whose rows lie where the result's columns do: in squares that fit the nearest cache, as one of the two is always read or written
/// across.
/// </summary>
internal static class TransposedCopy
{
    // 32 lines of 32 elements of up to 8 bytes: 8 KiB each way.
    private const int Side = 32;

    /// <summary>Copies, if the tensors are such matrices.</summary>
    /// <typeparam name="T">The .NET type of both element types.</typeparam>
    /// <param name="result">The tensor written to.</param>
    /// <param name="source">The elements.</param>
    /// <returns>False when they are not: nothing was done.</returns>
    public static bool Try<T>(Tensor result, Tensor source)
        where T : unmanaged
    {
        if (result.Sizes.Length != 2 || !result.Sizes.AsSpan().SequenceEqual(source.Sizes.AsSpan()) || ReferenceEquals(result.Storage, source.Storage)) return false;
        var (rows, columns) = (result.Sizes[0], result.Sizes[1]);
        if (rows < Side || columns < Side || result.Strides[1] != 1 || source.Strides[0] != 1) return false;
        ParallelLoop.For((rows + Side - 1) / Side, Math.Max(1, ParallelLoop.PointwiseGrain / (columns * Side)), new Work<T>(result, source));
        return true;
    }

    private readonly struct Work<T>(Tensor result, Tensor source) : IRangeWork
        where T : unmanaged
    {
        private readonly Operand<T> _result = new(result);
        private readonly Operand<T> _source = new(source);

        public void Run(long from, long to)
        {
            var (rows, columns) = (result.Sizes[0], result.Sizes[1]);
            for (var row = from * Side; row < Math.Min(to * Side, rows); row += Side)
                for (var column = 0L; column < columns; column += Side)
                    Square(row, Math.Min(Side, rows - row), column, Math.Min(Side, columns - column));
        }

        private void Square(long row, long height, long column, long width)
        {
            var (all, from) = (_result.Start + column, _source.Start + row);
            for (var r = row; r < row + height; r++)
            {
                var line = _result.All.Slice((int)(all + (r * result.Strides[0])), (int)width);
                var at = (int)(from + (r - row) + (column * source.Strides[1]));
                var elements = _source.All;
                for (var c = 0; c < line.Length; c++) line[c] = elements[at + (int)(c * source.Strides[1])];
            }
        }
    }
}
