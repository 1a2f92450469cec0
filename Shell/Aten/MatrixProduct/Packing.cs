using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>
/// Copies a block of a factor into the order in which the inner kernel reads it: panels of a fixed width, within a panel depth by depth. The last
/// panel is filled up with zeros, so that the inner kernel knows no edges.
/// </summary>
internal static unsafe class Packing
{
    /// <summary>Packs the columns of a block of the right factor.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="block">depth × columns.</param>
    /// <param name="width">Columns in a panel.</param>
    /// <param name="to">Space for depth × columns, rounded up to whole panels.</param>
    public static void Columns<T>(Matrix<T> block, int width, T* to)
        where T : unmanaged
    {
        for (long column = 0; column < block.Columns; column += width)
        {
            var held = (int)Math.Min(width, block.Columns - column);
            var from = block.At(0, column);
            if (block.HasContiguousRows) CopyRuns(from, block.RowStride, block.Rows, held, width, to);
            else if (block.RowStride == 1 && held == width) Interleave(from, block.ColumnStride, block.Rows, width, to);
            else Gather(from, block.RowStride, block.ColumnStride, block.Rows, held, width, to);
            to += block.Rows * width;
        }
    }

    private static void CopyRuns<T>(T* from, long step, long depth, int held, int width, T* to)
        where T : unmanaged
    {
        for (long d = 0; d < depth; d++, from += step, to += width)
        {
            new ReadOnlySpan<T>(from, held).CopyTo(new(to, width));
            if (held < width) new Span<T>(to + held, width - held).Clear();
        }
    }

    // Contiguous along the depth: reads four runs at a time, so that each cache line read is used while it is there.
    private static void Interleave<T>(T* from, long step, long depth, int width, T* to)
        where T : unmanaged
    {
        var lane = 0;
        for (; lane + 4 <= width; lane += 4)
        {
            var (a, b, c, e) = ((nint)(from + (lane * step)), (nint)(from + ((lane + 1) * step)), (nint)(from + ((lane + 2) * step)), (nint)(from + ((lane + 3) * step)));
            var target = to + lane;
            for (long d = 0; d < depth; d++, target += width)
            {
                target[0] = ((T*)a)[d];
                target[1] = ((T*)b)[d];
                target[2] = ((T*)c)[d];
                target[3] = ((T*)e)[d];
            }
        }

        for (; lane < width; lane++)
            for (long d = 0; d < depth; d++) to[(d * width) + lane] = from[(lane * step) + d];
    }

    private static void Gather<T>(T* from, long step, long across, long depth, int held, int width, T* to)
        where T : unmanaged
    {
        for (long d = 0; d < depth; d++, to += width)
        {
            for (var lane = 0; lane < held; lane++) to[lane] = from[(d * step) + (lane * across)];
            if (held < width) new Span<T>(to + held, width - held).Clear();
        }
    }
}
