using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

/// <summary>Kernels of an operation on three operands.</summary>
internal sealed class TernaryKernels<TFirst, T, TOperation> : IPointwiseKernels
    where TFirst : unmanaged
    where T : unmanaged
    where TOperation : struct, ITernary<TFirst, T>
{
    public IlgpuLaunch Load(Accelerator accelerator, PointwiseForm form, int parameters)
    {
        if (form == PointwiseForm.Strided)
        {
            var strided = accelerator.LoadKernel<ArrayView<T>, ArrayView<TFirst>, ArrayView<T>, ArrayView<T>, T, long, IlgpuLayout>(Strided);
            return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => strided(
                stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<TFirst>(1), arguments.View<T>(2), arguments.View<T>(3),
                arguments.ValueIf<T>(parameters > 0, 4), arguments.Value<long>(parameters + 4), arguments.Value<IlgpuLayout>(parameters + 5));
        }

        var run = accelerator.LoadKernel<ArrayView<T>, ArrayView<TFirst>, ArrayView<T>, ArrayView<T>, T, IlgpuRun>(Run);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.View<TFirst>(1), arguments.View<T>(2), arguments.View<T>(3),
            arguments.ValueIf<T>(parameters > 0, 4), arguments.Value<IlgpuRun>(parameters + 4));
    }

    private static void Run(ArrayView<T> result, ArrayView<TFirst> a, ArrayView<T> b, ArrayView<T> c, T p0, IlgpuRun run)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < run.Count; i += all)
            result[run.Offset0 + i] = TOperation.Of(a[run.Offset1 + i], b[run.Offset2 + i], c[run.Offset3 + i], p0);
    }

    private static void Strided(ArrayView<T> result, ArrayView<TFirst> a, ArrayView<T> b, ArrayView<T> c, T p0, long count, IlgpuLayout layout)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all)
        {
            var at = layout.Places(i);
            result[at.Result] = TOperation.Of(a[at.Operand1], b[at.Operand2], c[at.Operand3], p0);
        }
    }
}
