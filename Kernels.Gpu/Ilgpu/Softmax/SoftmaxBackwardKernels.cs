using System.Numerics;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Ilgpu.Pointwise;
using Functional.Dispatch.Gpu.Ilgpu.Reductions;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Softmax;

/// <summary>The derivatives of softmax and log-softmax along one dimension: an item for each row, or a group.</summary>
/// <typeparam name="T">The type of elements.</typeparam>
/// <typeparam name="TMaths">Its functions.</typeparam>
/// <typeparam name="TPart">The part of <typeparamref name="TSum"/>.</typeparam>
/// <typeparam name="TSum">How gradients, which have both signs, are added up.</typeparam>
internal static class SoftmaxBackwardKernels<T, TMaths, TPart, TSum>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
    where TPart : unmanaged
    where TSum : struct, IReduction<T, TPart>
{
    public static IlgpuLaunch LoadEach(Accelerator accelerator)
    {
        var each = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<T>, Rows, int>(Each);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => each(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.View<T>(2), arguments.Value<Rows>(3), arguments.Value<int>(4));
    }

    public static IlgpuLaunch LoadGroup(Accelerator accelerator)
    {
        var group = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<T>, Rows, int>(OfGroup);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => group(
            stream, IlgpuGrids.ForGroups(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.View<T>(2), arguments.Value<Rows>(3), arguments.Value<int>(4));
    }

    private static void Each(ArrayView<T> result, ArrayView<T> grad, ArrayView<T> output, Rows rows, int logarithm)
    {
        for (var (row, all) = (IlgpuItems.First, IlgpuItems.All); row < rows.Outer * rows.Inner; row += all)
            Write(result, grad, output, rows, row, logarithm, TSum.Result(Sum(grad, output, rows, row, logarithm, 0, 1), T.One), 0, 1);
    }

    private static void OfGroup(ArrayView<T> result, ArrayView<T> grad, ArrayView<T> output, Rows rows, int logarithm)
    {
        var sum = TSum.OfGroup(Sum(grad, output, rows, Grid.IdxX, logarithm, Group.IdxX, Group.DimX));
        Write(result, grad, output, rows, Grid.IdxX, logarithm, TSum.Result(sum, T.One), Group.IdxX, Group.DimX);
    }

    private static TPart Sum(ArrayView<T> grad, ArrayView<T> output, Rows rows, long row, int logarithm, long first, long step)
    {
        var start = RowsOf.Start(rows, row);
        var sum = TSum.Start;
        for (var k = first; k < rows.Size; k += step)
        {
            var at = start + (k * rows.Inner);
            sum = TSum.With(sum, logarithm != 0 ? grad[at] : grad[at] * output[at]);
        }

        return sum;
    }

    private static void Write(ArrayView<T> result, ArrayView<T> grad, ArrayView<T> output, Rows rows, long row, int logarithm, T sum, long first, long step)
    {
        var start = RowsOf.Start(rows, row);
        for (var k = first; k < rows.Size; k += step)
        {
            var at = start + (k * rows.Inner);
            result[at] = logarithm != 0 ? grad[at] - (TMaths.Exp(output[at]) * sum) : output[at] * (grad[at] - sum);
        }
    }
}
