using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>The kernels of random.cl: numbers by Philox4x32-10, block b of a draw from <c>counter = offset + b</c> and <c>key = seed</c>. An item draws a whole block.</summary>
internal sealed class IlgpuRandom : IIlgpuKernels
{
    public IlgpuLaunch? Find(string name, Accelerator accelerator) => name switch
    {
        "uniform_f32" => Uniform<float>(accelerator, UniformFloats),
        "uniform_f64" => Uniform<double>(accelerator, UniformDoubles),
        "normal_f32" => Normal<float>(accelerator, NormalFloats),
        "normal_f64" => Normal<double>(accelerator, NormalDoubles),
        _ => null,
    };

    private static IlgpuLaunch Uniform<T>(Accelerator accelerator, Action<ArrayView<T>, IlgpuDraw, T, T, T> kernel)
        where T : unmanaged
    {
        var run = accelerator.LoadKernel(kernel);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments a) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), a.View<T>(0), new(a.Value<ulong>(1), a.Value<ulong>(2), a.Value<long>(6)), a.Value<T>(3), a.Value<T>(4), a.Value<T>(5));
    }

    private static IlgpuLaunch Normal<T>(Accelerator accelerator, Action<ArrayView<T>, IlgpuDraw, T, T> kernel)
        where T : unmanaged
    {
        var run = accelerator.LoadKernel(kernel);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments a) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), a.View<T>(0), new(a.Value<ulong>(1), a.Value<ulong>(2), a.Value<long>(5)), a.Value<T>(3), a.Value<T>(4));
    }

    private static void UniformFloats(ArrayView<float> result, IlgpuDraw draw, float low, float range, float most)
    {
        for (var (b, all) = (IlgpuItems.First, IlgpuItems.All); b * 4 < draw.Count; b += all)
        {
            var block = draw.Block(b);
            for (var i = 0; i < 4 && (b * 4) + i < draw.Count; i++)
                result[(b * 4) + i] = XMath.Min(draw.Apart(block.Float(i) * range) + low, most);
        }
    }

    private static void UniformDoubles(ArrayView<double> result, IlgpuDraw draw, double low, double range, double most)
    {
        for (var (b, all) = (IlgpuItems.First, IlgpuItems.All); b * 2 < draw.Count; b += all)
        {
            var block = draw.Block(b);
            for (var i = 0; i < 2 && (b * 2) + i < draw.Count; i++)
                result[(b * 2) + i] = XMath.Min(draw.Apart(block.Double(i) * range) + low, most);
        }
    }

    // Pairs by Box and Muller: radius from the first word of a pair, angle from the second.
    private static void NormalFloats(ArrayView<float> result, IlgpuDraw draw, float mean, float deviation)
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

    private static void NormalDoubles(ArrayView<double> result, IlgpuDraw draw, double mean, double deviation)
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
