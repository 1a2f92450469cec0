using System.Numerics;
using Functional.Dispatch.Gpu.Ilgpu.Pointwise;
using Functional.Dispatch.Gpu.Ilgpu.Reductions;
using Functional.Dispatch.Gpu.Ilgpu.Softmax;
using ILGPU.Algorithms.ScanReduceOperations;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>The kernels of softmax.cl.</summary>
internal sealed class IlgpuSoftmax : IlgpuKernelTable
{
    /// <summary>The family.</summary>
    public IlgpuSoftmax()
    {
        Add<float, SingleMaths, GreatestSingle, CompensatedSum, SingleSum>("f32");
        Add<double, DoubleMaths, GreatestDouble, double, Sum<double, SumOfDoubles>>("f64");
    }

    private void Add<T, TMaths, TMost, TPart, TSum>(string suffix)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TMaths : struct, IMaths<T>
        where TMost : struct, IScanReduceOperation<T>
        where TPart : unmanaged
        where TSum : struct, IReduction<T, TPart>
    {
        var (forward, backward, loss) = (typeof(SoftmaxKernels<T, TMaths, TMost, TPart, TSum>), typeof(SoftmaxBackwardKernels<T, TMaths, TPart, TSum>), typeof(LossKernels<T>));
        Add($"softmax_{suffix}", forward, SoftmaxKernels<T, TMaths, TMost, TPart, TSum>.LoadEach);
        Add($"softmax_{suffix}_group", forward, SoftmaxKernels<T, TMaths, TMost, TPart, TSum>.LoadGroup);
        Add($"softmax_backward_{suffix}", backward, SoftmaxBackwardKernels<T, TMaths, TPart, TSum>.LoadEach);
        Add($"softmax_backward_{suffix}_group", backward, SoftmaxBackwardKernels<T, TMaths, TPart, TSum>.LoadGroup);
        Add($"nll_{suffix}", loss, LossKernels<T>.LoadForward);
        Add($"nll_backward_{suffix}", loss, LossKernels<T>.LoadBackward);
    }
}
