using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

/// <summary>Kernels of an operation on one operand.</summary>
internal sealed class UnaryKernels<T, TOut, TOperation> : IPointwiseKernels
    where T : unmanaged
    where TOut : unmanaged
    where TOperation : struct, IUnary<T, TOut>
{
    public IlgpuLaunch Load(Accelerator accelerator, PointwiseForm form, int parameters)
    {
        if (form == PointwiseForm.Strided)
        {
            var strided = accelerator.LoadKernel<ArrayView<TOut>, ArrayView<T>, T, T, long, IlgpuLayout>(Strided);
            return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => strided(
                stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<TOut>(0), arguments.View<T>(1), arguments.ValueIf<T>(parameters > 0, 2), arguments.ValueIf<T>(parameters > 1, 3),
                arguments.Value<long>(parameters + 2), arguments.Value<IlgpuLayout>(parameters + 3));
        }

        var run = accelerator.LoadKernel<ArrayView<TOut>, ArrayView<T>, T, T, IlgpuRun>(Run);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<TOut>(0), arguments.View<T>(1), arguments.ValueIf<T>(parameters > 0, 2), arguments.ValueIf<T>(parameters > 1, 3),
            arguments.Value<IlgpuRun>(parameters + 2));
    }

    private static void Run(ArrayView<TOut> result, ArrayView<T> a, T p0, T p1, IlgpuRun run)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < run.Count; i += all) result[run.Offset0 + i] = TOperation.Of(a[run.Offset1 + i], p0, p1);
    }

    private static void Strided(ArrayView<TOut> result, ArrayView<T> a, T p0, T p1, long count, IlgpuLayout layout)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all)
        {
            var at = layout.Places(i);
            result[at.Result] = TOperation.Of(a[at.Operand1], p0, p1);
        }
    }
}
