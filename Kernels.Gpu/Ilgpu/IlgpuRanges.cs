using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>An element of a range of equal steps.</summary>
/// <typeparam name="T">The element's type.</typeparam>
/// <typeparam name="TCounted">The type that steps are counted in.</typeparam>
internal interface IIlgpuStep<T, TCounted>
{
    /// <summary>The element behind so many steps.</summary>
    T At(TCounted start, TCounted step, long i);
}

/// <summary>The kernels <c>arange</c> of index.cl.</summary>
internal sealed class IlgpuRanges : IIlgpuKernels
{
    public IlgpuLaunch? Find(string name, Accelerator accelerator) => name switch
    {
        "arange_u8" => Range<byte, long, Bytes>(accelerator),
        "arange_i32" => Range<int, long, Ints>(accelerator),
        "arange_i64" => Range<long, long, Longs>(accelerator),
        "arange_f32" when accelerator is CLAccelerator { Capabilities.Float64: false } => Range<float, float, FloatsAlone>(accelerator),
        "arange_f32" => Range<float, double, Floats>(accelerator),
        "arange_f64" => Range<double, double, Doubles>(accelerator),
        _ => null,
    };

    private static IlgpuLaunch Range<T, TCounted, TStep>(Accelerator accelerator)
        where T : unmanaged
        where TCounted : unmanaged
        where TStep : struct, IIlgpuStep<T, TCounted>
    {
        var run = accelerator.LoadKernel<ArrayView<T>, TCounted, TCounted, long>(Kernel<T, TCounted, TStep>);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments a) =>
            run(stream, IlgpuGrids.ForItems(grid, accelerator), a.View<T>(0), a.Value<TCounted>(1), a.Value<TCounted>(2), a.Value<long>(3));
    }

    private static void Kernel<T, TCounted, TStep>(ArrayView<T> result, TCounted start, TCounted step, long count)
        where T : unmanaged
        where TCounted : unmanaged
        where TStep : struct, IIlgpuStep<T, TCounted>
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all) result[i] = default(TStep).At(start, step, i);
    }

    private readonly struct Bytes : IIlgpuStep<byte, long>
    {
        public byte At(long start, long step, long i) => (byte)(start + (step * i));
    }

    private readonly struct Ints : IIlgpuStep<int, long>
    {
        public int At(long start, long step, long i) => (int)(start + (step * i));
    }

    private readonly struct Longs : IIlgpuStep<long, long>
    {
        public long At(long start, long step, long i) => start + (step * i);
    }

    private readonly struct Floats : IIlgpuStep<float, double>
    {
        public float At(double start, double step, long i) => (float)(start + (step * i));
    }

    private readonly struct FloatsAlone : IIlgpuStep<float, float>
    {
        public float At(float start, float step, long i) => start + (step * i);
    }

    private readonly struct Doubles : IIlgpuStep<double, double>
    {
        public double At(double start, double step, long i) => start + (step * i);
    }
}
