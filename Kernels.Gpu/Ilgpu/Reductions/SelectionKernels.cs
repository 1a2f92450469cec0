using System.Numerics;
using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Algorithms.ScanReduceOperations;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Reductions;

/// <summary>Which of two elements is taken.</summary>
internal interface IOrder<T>
{
    /// <summary>Whether an element is taken in place of an earlier one. NaN is taken before all others, and the first of equal ones stays.</summary>
    static abstract bool IsBetter(T element, T best);
}

internal readonly struct Greatest<T> : IOrder<T>
    where T : unmanaged, INumber<T>
{
    public static bool IsBetter(T element, T best) => element > best || (T.IsNaN(element) && !T.IsNaN(best));
}

internal readonly struct Least<T> : IOrder<T>
    where T : unmanaged, INumber<T>
{
    public static bool IsBetter(T element, T best) => element < best || (T.IsNaN(element) && !T.IsNaN(best));
}

/// <summary>The greatest or least element and where it is: an item for each result, or a group.</summary>
/// <typeparam name="T">The type of elements.</typeparam>
/// <typeparam name="TPart">The part of <typeparamref name="TReduction"/>.</typeparam>
/// <typeparam name="TOrder">Which element is taken.</typeparam>
/// <typeparam name="TReduction">The reduction that finds what <typeparamref name="TOrder"/> takes.</typeparam>
internal static class SelectionKernels<T, TPart, TOrder, TReduction>
    where T : unmanaged
    where TPart : unmanaged
    where TOrder : struct, IOrder<T>
    where TReduction : struct, IReduction<T, TPart>
{
    public static IlgpuLaunch LoadEach(Accelerator accelerator)
    {
        var each = accelerator.LoadKernel<ArrayView<T>, ArrayView<long>, ArrayView<T>, IlgpuReduction>(Each);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => each(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<long>(1), arguments.View<T>(2), arguments.Value<IlgpuReduction>(3));
    }

    public static IlgpuLaunch LoadGroup(Accelerator accelerator)
    {
        var group = accelerator.LoadKernel<ArrayView<T>, ArrayView<long>, ArrayView<T>, IlgpuReduction>(OfGroup);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => group(
            stream, IlgpuGrids.ForGroups(grid, accelerator), arguments.View<T>(0), arguments.View<long>(1), arguments.View<T>(2), arguments.Value<IlgpuReduction>(3));
    }

    private static void Each(ArrayView<T> values, ArrayView<long> indices, ArrayView<T> operand, IlgpuReduction r)
    {
        for (var (o, all) = (IlgpuItems.First, IlgpuItems.All); o < r.Count; o += all)
        {
            var at = Best(operand, r, r.Start(o), 0, 1);
            values[o] = operand[r.Start(o) + r.Step(at)];
            indices[o] = at;
        }
    }

    // The best of each item, the best of those, and of the items that have it the first place.
    private static void OfGroup(ArrayView<T> values, ArrayView<long> indices, ArrayView<T> operand, IlgpuReduction r)
    {
        var start = r.Start(Grid.IdxX);
        var at = Best(operand, r, start, Group.IdxX < r.Reduced ? Group.IdxX : 0, Group.DimX);
        var mine = operand[start + r.Step(at)];
        var best = TReduction.Result(TReduction.OfGroup(TReduction.With(TReduction.Start, mine)), default);
        at = GroupExtensions.AllReduce<long, MinInt64>(TOrder.IsBetter(best, mine) ? long.MaxValue : at);
        if (Group.IdxX != 0) return;
        values[Grid.IdxX] = operand[start + r.Step(at)];
        indices[Grid.IdxX] = at;
    }

    private static long Best(ArrayView<T> operand, IlgpuReduction r, long start, long first, long step)
    {
        var best = operand[start + r.Step(first)];
        var at = first;
        for (var k = first + step; k < r.Reduced; k += step)
        {
            var element = operand[start + r.Step(k)];
            if (!TOrder.IsBetter(element, best)) continue;
            best = element;
            at = k;
        }

        return at;
    }
}
