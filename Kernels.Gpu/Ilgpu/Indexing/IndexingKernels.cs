using System.Numerics;
using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Indexing;

/// <summary>Fills, and reads and writes by index. What the comments of index.cl say of the kernels there holds here.</summary>
internal static class IndexingKernels<T, TSum>
    where T : unmanaged, INumber<T>
    where TSum : struct, ISum<T>
{
    public static IlgpuLaunch LoadFill(Accelerator accelerator)
    {
        var fill = accelerator.LoadKernel<ArrayView<T>, T, long, IlgpuLayout>(Fill);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) =>
            fill(stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.Value<T>(1), arguments.Value<long>(2), arguments.Value<IlgpuLayout>(3));
    }

    public static IlgpuLaunch LoadGather(Accelerator accelerator)
    {
        var gather = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<long>, ArrayView<int>, long, long, IlgpuLayout, int>(Gather);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => gather(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.View<long>(2), arguments.View<int>(3),
            arguments.Value<long>(4), arguments.Value<long>(5), arguments.Value<IlgpuLayout>(6), arguments.Value<int>(7));
    }

    public static IlgpuLaunch LoadScatter(Accelerator accelerator)
    {
        var scatter = accelerator.LoadKernel<ArrayView<T>, ArrayView<long>, ArrayView<T>, ArrayView<int>, ScatterLines, IlgpuLayout, T>(Scatter);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => scatter(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<long>(1), arguments.View<T>(2), arguments.View<int>(3),
            new(arguments.Value<long>(4), arguments.Value<long>(5), arguments.Value<long>(6), arguments.Value<int>(8), arguments.Value<int>(9), arguments.Value<int>(10)),
            arguments.Value<IlgpuLayout>(7), arguments.Value<T>(11));
    }

    public static IlgpuLaunch LoadSelect(Accelerator accelerator)
    {
        var select = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<long>, ArrayView<int>, IndexedLines>(Select);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => select(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.View<long>(2), arguments.View<int>(3), LinesOf(arguments));
    }

    public static IlgpuLaunch LoadAdd(Accelerator accelerator)
    {
        var add = accelerator.LoadKernel<ArrayView<T>, ArrayView<long>, ArrayView<T>, ArrayView<int>, IndexedLines, T>(Add);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => add(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<long>(1), arguments.View<T>(2), arguments.View<int>(3), LinesOf(arguments),
            arguments.Value<T>(8));
    }

    private static IndexedLines LinesOf(scoped in IlgpuArguments arguments) =>
        new(arguments.Value<long>(4), arguments.Value<long>(5), arguments.Value<long>(6), arguments.Value<long>(7));

    private static void Fill(ArrayView<T> result, T value, long count, IlgpuLayout layout)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all) result[layout.Place(0, i)] = value;
    }

    // layout: sizes of the index; strides 0 of the operand.
    private static void Gather(ArrayView<T> result, ArrayView<T> operand, ArrayView<long> index, ArrayView<int> flag, long count, long size, IlgpuLayout layout, int dim)
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
    private static void Scatter(ArrayView<T> result, ArrayView<long> index, ArrayView<T> source, ArrayView<int> flag, ScatterLines lines, IlgpuLayout layout, T value)
    {
        for (var (line, all) = (IlgpuItems.First, IlgpuItems.All); line < lines.Count; line += all)
        {
            var (o, x, s) = (layout.Place(0, line), layout.Place(1, line), layout.Place(2, line));
            for (var j = 0L; j < lines.Length; j++)
            {
                var k = index[x + (j * layout.Strides1.At(lines.Dim))];
                if (k < 0 || k >= lines.Size)
                {
                    flag[0] = 1;
                    continue;
                }

                var v = lines.HasSource != 0 ? source[s + (j * layout.Strides2.At(lines.Dim))] : value;
                var at = o + (k * layout.Strides0.At(lines.Dim));
                result[at] = lines.Adds != 0 ? TSum.Of(result[at], T.One, v) : v;
            }
        }
    }

    private static void Select(ArrayView<T> result, ArrayView<T> operand, ArrayView<long> index, ArrayView<int> flag, IndexedLines lines)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < lines.Outer * lines.Length * lines.Inner; i += all)
        {
            var k = index[i / lines.Inner % lines.Length];
            if (k < 0 || k >= lines.Size) flag[0] = 1;
            else result[i] = operand[(((i / (lines.Inner * lines.Length) * lines.Size) + k) * lines.Inner) + (i % lines.Inner)];
        }
    }

    private static void Add(ArrayView<T> result, ArrayView<long> index, ArrayView<T> source, ArrayView<int> flag, IndexedLines lines, T factor)
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
                result[at] = TSum.Of(result[at], factor, source[(((o * lines.Length) + j) * lines.Inner) + n]);
            }
        }
    }
}

/// <summary>A scatter: how many lines of the index there are, how long they are, the size that indices are of, along which dimension, and what is written.</summary>
internal readonly record struct ScatterLines(long Count, long Length, long Size, int Dim, int Adds, int HasSource);

/// <summary>A row-major <c>[outer, size, inner]</c> and the length of an index into its middle.</summary>
internal readonly record struct IndexedLines(long Outer, long Size, long Inner, long Length);
