using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Reductions;

/// <summary>The kernels of a reduction, in the two forms of reduce.cl: an item for each result, and groups that share a result.</summary>
internal static class ReductionKernels<T, TPart, TReduction>
    where T : unmanaged
    where TPart : unmanaged
    where TReduction : struct, IReduction<T, TPart>
{
    public static IlgpuLaunch LoadEach(Accelerator accelerator)
    {
        var each = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, IlgpuReduction, T>(Each);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => each(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.Value<IlgpuReduction>(2), arguments.Value<T>(3));
    }

    public static IlgpuLaunch LoadPart(Accelerator accelerator)
    {
        var part = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, IlgpuReduction, T, long>(Part);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => part(
            stream, IlgpuGrids.ForGroups(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.Value<IlgpuReduction>(2), arguments.Value<T>(3), arguments.Value<long>(4));
    }

    private static void Each(ArrayView<T> result, ArrayView<T> operand, IlgpuReduction r, T scale)
    {
        for (var (o, all) = (IlgpuItems.First, IlgpuItems.All); o < r.Count; o += all)
        {
            var start = r.Start(o);
            var part = TReduction.Start;
            for (var k = 0L; k < r.Reduced; k++) part = TReduction.With(part, operand[start + r.Step(k)]);
            result[o] = TReduction.Result(part, scale);
        }
    }

    private static void Part(ArrayView<T> result, ArrayView<T> operand, IlgpuReduction r, T scale, long parts)
    {
        var start = r.Start(Grid.IdxX / parts);
        var each = (r.Reduced + parts - 1) / parts;
        var first = Grid.IdxX % parts * each;
        var end = Math.Min(first + each, r.Reduced);
        var part = TReduction.Start;
        for (var k = first + Group.IdxX; k < end; k += Group.DimX) part = TReduction.With(part, operand[start + r.Step(k)]);
        part = TReduction.OfGroup(part);
        if (Group.IdxX == 0) result[Grid.IdxX] = TReduction.Result(part, scale);
    }
}
