using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

/// <summary>Kernels of an operation on two operands.</summary>
internal sealed class BinaryKernels<T, TOut, TOperation> : IPointwiseKernels
    where T : unmanaged
    where TOut : unmanaged
    where TOperation : struct, IBinary<T, TOut>
{
    public IlgpuLaunch Load(Accelerator accelerator, PointwiseForm form, int parameters)
    {
        if (form == PointwiseForm.Strided)
        {
            var strided = accelerator.LoadKernel<ArrayView<TOut>, ArrayView<T>, ArrayView<T>, T, long, IlgpuLayout>(Strided);
            return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => strided(
                stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<TOut>(0), arguments.View<T>(1), arguments.View<T>(2), arguments.ValueIf<T>(parameters > 0, 3),
                arguments.Value<long>(parameters + 3), arguments.Value<IlgpuLayout>(parameters + 4));
        }

        // One kernel for three forms: the place of an operand with a single element does not move.
        var (step0, step1) = (form == PointwiseForm.FirstSingle ? 0 : 1, form == PointwiseForm.SecondSingle ? 0 : 1);
        var run = accelerator.LoadKernel<ArrayView<TOut>, ArrayView<T>, ArrayView<T>, T, int, int, IlgpuRun>(Run);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<TOut>(0), arguments.View<T>(1), arguments.View<T>(2), arguments.ValueIf<T>(parameters > 0, 3),
            step0, step1, arguments.Value<IlgpuRun>(parameters + 3));
    }

    private static void Run(ArrayView<TOut> result, ArrayView<T> a, ArrayView<T> b, T p0, int step0, int step1, IlgpuRun run)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < run.Count; i += all)
            result[run.Offset0 + i] = TOperation.Of(a[run.Offset1 + (i * step0)], b[run.Offset2 + (i * step1)], p0);
    }

    private static void Strided(ArrayView<TOut> result, ArrayView<T> a, ArrayView<T> b, T p0, long count, IlgpuLayout layout)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all)
        {
            var at = layout.Places(i);
            result[at.Result] = TOperation.Of(a[at.Operand1], b[at.Operand2], p0);
        }
    }
}
