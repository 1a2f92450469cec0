using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.RandomNumbers;

/// <summary>Normal numbers by Box and Muller, an item for each block: radius from the first number of a pair, angle from the second.</summary>
internal static class NormalKernels
{
    public static IlgpuLaunch LoadFloats(Accelerator accelerator) => Load<float>(accelerator, Floats);

    public static IlgpuLaunch LoadDoubles(Accelerator accelerator) => Load<double>(accelerator, Doubles);

    private static IlgpuLaunch Load<T>(Accelerator accelerator, Action<ArrayView<T>, Draw, T, T> kernel)
        where T : unmanaged
    {
        var draw = accelerator.LoadKernel(kernel);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) => draw(
            stream, IlgpuGrids.ForItems(grid, accelerator), arguments.View<T>(0), new(arguments.Value<ulong>(1), arguments.Value<ulong>(2), arguments.Value<long>(5)),
            arguments.Value<T>(3), arguments.Value<T>(4));
    }

    private static void Floats(ArrayView<float> result, Draw draw, float mean, float deviation)
    {
        for (var (b, all) = (IlgpuItems.First, IlgpuItems.All); b * 4 < draw.Count; b += all)
        {
            var block = draw.Block(b);
            for (var i = 0; i < 4 && (b * 4) + i < draw.Count; i += 2)
            {
                var radius = XMath.Sqrt(-2f * XMath.Log(1f - block.Float(i)));
                var angle = 6.28318530717958647692f * block.Float(i + 1);
                var at = (b * 4) + i;
                result[at] = (radius * XMath.Cos(angle) * deviation) + mean;
                if (at + 1 < draw.Count) result[at + 1] = (radius * XMath.Sin(angle) * deviation) + mean;
            }
        }
    }

    private static void Doubles(ArrayView<double> result, Draw draw, double mean, double deviation)
    {
        for (var (b, all) = (IlgpuItems.First, IlgpuItems.All); b * 2 < draw.Count; b += all)
        {
            var block = draw.Block(b);
            var radius = XMath.Sqrt(-2.0 * XMath.Log(1.0 - block.Double(0)));
            var angle = 6.28318530717958647692 * block.Double(1);
            result[b * 2] = (radius * XMath.Cos(angle) * deviation) + mean;
            if ((b * 2) + 1 < draw.Count) result[(b * 2) + 1] = (radius * XMath.Sin(angle) * deviation) + mean;
        }
    }
}
