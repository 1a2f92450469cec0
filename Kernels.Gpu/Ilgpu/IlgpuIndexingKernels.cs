using System.Numerics;
using ILGPU;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>A scatter: how many lines of the index there are, how long they are, the size that indices are of, along which dimension, and what is written.</summary>
internal readonly record struct IlgpuScatter(long Lines, long Length, long Size, int Dim, int Adds, int HasSource);

/// <summary>A row-major <c>[outer, size, inner]</c> and the length of an index into its middle.</summary>
internal readonly record struct IlgpuLines(long Outer, long Size, long Inner, long Length);

/// <summary>The kernels themselves: index.cl once more.</summary>
internal static class IlgpuIndexingKernels
{
    public static void Fill<T>(ArrayView<T> result, T value, long count, IlgpuLayout layout)
        where T : unmanaged
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all) result[layout.Place(0, i)] = value;
    }

    // layout: sizes of the index; strides 0 of the operand.
    public static void Gather<T>(ArrayView<T> result, ArrayView<T> operand, ArrayView<long> index, ArrayView<int> flag, long count, long size, IlgpuLayout layout, int dim)
        where T : unmanaged
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all)
        {
            var k = index[i];
            if (k < 0 || k >= size)
            {
                flag[0] = 1;
                continue;
            }

            var at = layout.Offset0;
            var rest = i;
            for (var d = layout.Dims - 1; d >= 0; d--)
            {
                var here = rest % layout.Sizes.At(d);
                at += (d == dim ? k : here) * layout.Strides0.At(d);
                rest /= layout.Sizes.At(d);
            }

            result[i] = operand[at];
        }
    }

    // layout: sizes of the index with 1 at dim; strides 0 of the result, 1 of the index, 2 of the source.
    public static void Scatter<T, TSum>(ArrayView<T> result, ArrayView<long> index, ArrayView<T> source, ArrayView<int> flag, IlgpuScatter what, IlgpuLayout layout, T value)
        where T : unmanaged, INumber<T>
        where TSum : struct, IIlgpuSum<T>
    {
        for (var (line, all) = (IlgpuItems.First, IlgpuItems.All); line < what.Lines; line += all)
        {
            var (o, x, s) = (layout.Place(0, line), layout.Place(1, line), layout.Place(2, line));
            for (var j = 0L; j < what.Length; j++)
            {
                var k = index[x + (j * layout.Strides1.At(what.Dim))];
                if (k < 0 || k >= what.Size)
                {
                    flag[0] = 1;
                    continue;
                }

                var v = what.HasSource != 0 ? source[s + (j * layout.Strides2.At(what.Dim))] : value;
                var at = o + (k * layout.Strides0.At(what.Dim));
                result[at] = what.Adds != 0 ? default(TSum).Add(result[at], T.One, v) : v;
            }
        }
    }

    public static void Select<T>(ArrayView<T> result, ArrayView<T> operand, ArrayView<long> index, ArrayView<int> flag, IlgpuLines lines)
        where T : unmanaged
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < lines.Outer * lines.Length * lines.Inner; i += all)
        {
            var k = index[i / lines.Inner % lines.Length];
            if (k < 0 || k >= lines.Size) flag[0] = 1;
            else result[i] = operand[(((i / (lines.Inner * lines.Length) * lines.Size) + k) * lines.Inner) + (i % lines.Inner)];
        }
    }

    public static void Add<T, TSum>(ArrayView<T> result, ArrayView<long> index, ArrayView<T> source, ArrayView<int> flag, IlgpuLines lines, T factor)
        where T : unmanaged
        where TSum : struct, IIlgpuSum<T>
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < lines.Outer * lines.Inner; i += all)
        {
            var (o, n) = (i / lines.Inner, i % lines.Inner);
            for (var j = 0L; j < lines.Length; j++)
            {
                var k = index[j];
                if (k < 0 || k >= lines.Size)
                {
                    flag[0] = 1;
                    continue;
                }

                var at = (((o * lines.Size) + k) * lines.Inner) + n;
                result[at] = default(TSum).Add(result[at], factor, source[(((o * lines.Length) + j) * lines.Inner) + n]);
            }
        }
    }
}
