using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.RandomNumbers;

/// <summary>Uniform numbers, an item for each block: <c>low + range · u</c>, but no more than most, as rounding must not reach the upper bound.</summary>
internal static class UniformKernels
{
    public static IlgpuLaunch LoadFloats(Accelerator accelerator) => Load<float>(accelerator, Floats);

    public static IlgpuLaunch LoadDoubles(Accelerator accelerator) => Load<double>(accelerator, Doubles);

    private static IlgpuLaunch Load<T>(Accelerator accelerator, Action<ArrayView<T>, Draw, T, T, T> kernel)
        where T : unmanaged
    {
        var draw = accelerator.LoadKernel(kernel);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => draw(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), new(arguments.Value<ulong>(1), arguments.Value<ulong>(2), arguments.Value<long>(6)),
            arguments.Value<T>(3), arguments.Value<T>(4), arguments.Value<T>(5));
    }

    private static void Floats(ArrayView<float> result, Draw draw, float low, float range, float most)
    {
        for (var (b, all) = (IlgpuItems.First, IlgpuItems.All); b * 4 < draw.Count; b += all)
        {
            var block = draw.Block(b);
            for (var i = 0; i < 4 && (b * 4) + i < draw.Count; i++) result[(b * 4) + i] = XMath.Min(draw.Apart(block.Float(i) * range) + low, most);
        }
    }

    private static void Doubles(ArrayView<double> result, Draw draw, double low, double range, double most)
    {
        for (var (b, all) = (IlgpuItems.First, IlgpuItems.All); b * 2 < draw.Count; b += all)
        {
            var block = draw.Block(b);
            for (var i = 0; i < 2 && (b * 2) + i < draw.Count; i++) result[(b * 2) + i] = XMath.Min(draw.Apart(block.Double(i) * range) + low, most);
        }
    }
}
