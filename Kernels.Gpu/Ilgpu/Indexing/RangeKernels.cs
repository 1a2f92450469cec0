using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Indexing;

/// <summary>Numbers in equal steps.</summary>
internal static class RangeKernels<T, TCounted, TStep>
    where T : unmanaged
    where TCounted : unmanaged
    where TStep : struct, IStep<T, TCounted>
{
    public static IlgpuLaunch Load(Accelerator accelerator)
    {
        var range = accelerator.LoadKernel<ArrayView<T>, TCounted, TCounted, long>(Range);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => range(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), arguments.Value<TCounted>(1), arguments.Value<TCounted>(2), arguments.Value<long>(3));
    }

    private static void Range(ArrayView<T> result, TCounted start, TCounted step, long count)
    {
        for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all) result[i] = TStep.Of(start, step, i);
    }
}

/// <summary>An element of a range.</summary>
/// <typeparam name="T">The element's type.</typeparam>
/// <typeparam name="TCounted">The type that steps are counted in.</typeparam>
internal interface IStep<T, TCounted>
{
    /// <summary>The element behind so many steps.</summary>
    static abstract T Of(TCounted start, TCounted step, long i);
}

internal readonly struct ByteStep : IStep<byte, long>
{
    public static byte Of(long start, long step, long i) => (byte)(start + (step * i));
}

internal readonly struct IntStep : IStep<int, long>
{
    public static int Of(long start, long step, long i) => (int)(start + (step * i));
}

internal readonly struct LongStep : IStep<long, long>
{
    public static long Of(long start, long step, long i) => start + (step * i);
}

internal readonly struct FloatStep : IStep<float, double>
{
    public static float Of(double start, double step, long i) => (float)(start + (step * i));
}

internal readonly struct FloatStepOfFloats : IStep<float, float>
{
    public static float Of(float start, float step, long i) => start + (step * i);
}

internal readonly struct DoubleStep : IStep<double, double>
{
    public static double Of(double start, double step, long i) => start + (step * i);
}
