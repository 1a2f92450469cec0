using System.Numerics;
using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Softmax;

/// <summary>The negative log likelihood of rows of classes, and its derivative.</summary>
internal static class LossKernels<T>
    where T : unmanaged, INumber<T>
{
    public static IlgpuLaunch LoadForward(Accelerator accelerator)
    {
        var forward = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<T>, ArrayView<long>, ArrayView<T>, ArrayView<int>, int, long, long, long>(Forward);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => forward(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.View<T>(2), arguments.View<long>(3), arguments.View<T>(4), arguments.View<int>(5),
            arguments.Value<int>(6), arguments.Value<long>(7), arguments.Value<long>(8), arguments.Value<long>(9));
    }

    public static IlgpuLaunch LoadBackward(Accelerator accelerator)
    {
        var backward = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<long>, ArrayView<T>, ArrayView<T>, int, int, long, long, long>(Backward);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => backward(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<T>(1), arguments.View<long>(2), arguments.View<T>(3), arguments.View<T>(4),
            arguments.Value<int>(5), arguments.Value<int>(6), arguments.Value<long>(7), arguments.Value<long>(8), arguments.Value<long>(9));
    }

    // losses[i] = −weight[t] · operand[i, t] with t = targets[i], weights[i] = weight[t]; both 0 where t is ignored. A target out of range raises the flag.
    private static void Forward(
        ArrayView<T> losses, ArrayView<T> weights, ArrayView<T> operand, ArrayView<long> targets, ArrayView<T> weight, ArrayView<int> flag, int hasWeight, long rows, long classes, long ignored)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < rows; i += all)
        {
            var target = targets[i];
            var (loss, used) = (T.Zero, T.Zero);
            if (target != ignored)
            {
                if (target < 0 || target >= classes)
                {
                    flag[0] = 1;
                }
                else
                {
                    used = hasWeight != 0 ? weight[target] : T.One;
                    loss = -used * operand[(i * classes) + target];
                }
            }

            losses[i] = loss;
            weights[i] = used;
        }
    }

    // Reduction 0: none, a gradient for each row; 1: mean, by the sum of the weights; 2: sum.
    private static void Backward(
        ArrayView<T> result, ArrayView<T> grad, ArrayView<long> targets, ArrayView<T> weight, ArrayView<T> total, int hasWeight, int reduction, long rows, long classes, long ignored)
    {
        for (var (at, all) = (IlgpuItems.First, IlgpuItems.All); at < rows * classes; at += all)
        {
            var row = at / classes;
            var target = targets[row];
            var x = T.Zero;
            if (target == at % classes && target != ignored)
            {
                x = -(hasWeight != 0 ? weight[target] : T.One) * grad[reduction == 0 ? row : 0];
                if (reduction == 1) x /= total[0];
            }

            result[at] = x;
        }
    }
}
