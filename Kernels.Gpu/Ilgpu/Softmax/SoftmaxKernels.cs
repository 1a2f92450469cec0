using System.Numerics;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Ilgpu.Pointwise;
using Functional.Dispatch.Gpu.Ilgpu.Reductions;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Algorithms.ScanReduceOperations;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Softmax;

/// <summary>softmax and log-softmax along one dimension: an item for each row, or a group.</summary>
/// <typeparam name="T">The type of elements.</typeparam>
/// <typeparam name="TMaths">Its functions.</typeparam>
/// <typeparam name="TMost">The greatest of a group.</typeparam>
/// <typeparam name="TPart">The part of <typeparamref name="TSum"/>.</typeparam>
/// <typeparam name="TSum">How the sums of a group are added up.</typeparam>
internal static class SoftmaxKernels<T, TMaths, TMost, TPart, TSum>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
    where TMost : struct, IScanReduceOperation<T>
    where TPart : unmanaged
    where TSum : struct, IReduction<T, TPart>
{
    public static IlgpuLaunch LoadEach(Accelerator accelerator)
    {
        var each = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, Rows, int>(Each);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => each(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.Value<Rows>(2), arguments.Value<int>(3));
    }

    public static IlgpuLaunch LoadGroup(Accelerator accelerator)
    {
        var group = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, Rows, int>(OfGroup);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => group(
            stream, IlgpuGrids.ForGroups(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.Value<Rows>(2), arguments.Value<int>(3));
    }

    private static void Each(ArrayView<T> result, ArrayView<T> operand, Rows rows, int logarithm)
    {
        for (var (row, all) = (IlgpuItems.First, IlgpuItems.All); row < rows.Outer * rows.Inner; row += all)
        {
            var part = SoftmaxPart<T, TMaths>.Of(operand, rows, row, 0, 1);
            // Of a row of nothing but negative infinities there is no softmax.
            Write(result, operand, rows, row, logarithm, part.Most, part.Most == T.NegativeInfinity ? T.NaN : part.Sum, 0, 1);
        }
    }

    private static void OfGroup(ArrayView<T> result, ArrayView<T> operand, Rows rows, int logarithm)
    {
        var part = SoftmaxPart<T, TMaths>.Of(operand, rows, Grid.IdxX, Group.IdxX, Group.DimX);
        var most = GroupExtensions.AllReduce<T, TMost>(part.Most);
        var sum = TSum.Result(TSum.OfGroup(TSum.With(TSum.Start, part.SumFrom(most))), T.One);
        Write(result, operand, rows, Grid.IdxX, logarithm, most, sum, Group.IdxX, Group.DimX);
    }

    private static void Write(ArrayView<T> result, ArrayView<T> operand, Rows rows, long row, int logarithm, T most, T sum, long first, long step)
    {
        var shift = logarithm != 0 ? most + TMaths.Log(sum) : most;
        var start = RowsOf.Start(rows, row);
        for (var k = first; k < rows.Size; k += step)
        {
            var at = start + (k * rows.Inner);
            var x = operand[at] - shift;
            result[at] = logarithm != 0 ? x : TMaths.Exp(x) / sum;
        }
    }
}
