using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>A tensor looked at as a matrix: its memory with sizes and strides, which need not be its own.</summary>
/// <param name="Tensor">The tensor that holds the elements.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="RowStride">From a row to the next, in elements.</param>
/// <param name="ColumnStride">From a column to the next, in elements.</param>
internal readonly record struct TensorMatrix(Tensor Tensor, long Rows, long Columns, long RowStride, long ColumnStride)
{
    /// <summary>A tensor of two dimensions as it is.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The matrix.</returns>
    public static TensorMatrix Of(Tensor tensor) => new(tensor, tensor.Sizes[0], tensor.Sizes[1], tensor.Strides[0], tensor.Strides[1]);

    /// <summary>The matrix at a place in memory.</summary>
    /// <typeparam name="T">The .NET type of the elements.</typeparam>
    /// <param name="data">Where the tensor's first element is.</param>
    /// <returns>The matrix.</returns>
    public unsafe Matrix<T> At<T>(byte* data)
        where T : unmanaged => new((nint)data, Rows, Columns, RowStride, ColumnStride);

    /// <summary>Copies a matrix to another of the same sizes and element type.</summary>
    /// <param name="from">Two dimensions, any strides.</param>
    /// <param name="to">Two dimensions, any strides.</param>
    public static unsafe void Copy(Tensor from, Tensor to)
    {
        var size = ScalarTypes.SizeOf(from.ScalarType);
        fixed (byte* source = HostMemory.From(from), target = HostMemory.From(to))
        {
            for (long i = 0; i < to.Sizes[0]; i++)
            {
                byte* row = source + (i * from.Strides[0] * size), place = target + (i * to.Strides[0] * size);
                if (from.Strides[1] == 1 && to.Strides[1] == 1)
                {
                    Buffer.MemoryCopy(row, place, to.Sizes[1] * size, to.Sizes[1] * size);
                    continue;
                }

                for (long j = 0; j < to.Sizes[1]; j++)
                    Buffer.MemoryCopy(row + (j * from.Strides[1] * size), place + (j * to.Strides[1] * size), size, size);
            }
        }
    }
}
