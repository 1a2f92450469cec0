using System.Numerics;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Ilgpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Algorithms.ScanReduceOperations;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Softmax;

/// <summary>The derivatives of softmax and log-softmax along one dimension: an item for each row, or a group.</summary>
/// <typeparam name="T">The type of elements.</typeparam>
/// <typeparam name="TMaths">Its functions.</typeparam>
/// <typeparam name="TSum">The sum of a group.</typeparam>
internal static class SoftmaxBackwardKernels<T, TMaths, TSum>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
    where TSum : struct, IScanReduceOperation<T>
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
        for (var row = IlgpuItems.First; row < rows.Outer * rows.Inner; row += IlgpuItems.All)
            Write(result, grad, output, rows, row, logarithm, Sum(grad, output, rows, row, logarithm, 0, 1), 0, 1);
    }

    private static void OfGroup(ArrayView<T> result, ArrayView<T> grad, ArrayView<T> output, Rows rows, int logarithm)
    {
        var sum = GroupExtensions.AllReduce<T, TSum>(Sum(grad, output, rows, Grid.IdxX, logarithm, Group.IdxX, Group.DimX));
        Write(result, grad, output, rows, Grid.IdxX, logarithm, sum, Group.IdxX, Group.DimX);
    }

    private static T Sum(ArrayView<T> grad, ArrayView<T> output, Rows rows, long row, int logarithm, long first, long step)
    {
        var start = RowsOf.Start(rows, row);
        var sum = T.Zero;
        for (var k = first; k < rows.Size; k += step)
        {
            var at = start + (k * rows.Inner);
            sum += logarithm != 0 ? grad[at] : grad[at] * output[at];
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
