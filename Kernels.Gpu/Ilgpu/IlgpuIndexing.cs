using System.Numerics;
using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>Sums of elements, which are another thing for truth values.</summary>
internal interface IIlgpuSum<T>
{
    /// <summary><c>left + factor · right</c>.</summary>
    T Add(T left, T factor, T right);
}

/// <summary>Sums of numbers.</summary>
internal readonly struct IlgpuPlainSum<T> : IIlgpuSum<T>
    where T : INumber<T>
{
    public T Add(T left, T factor, T right) => left + (factor * right);
}

/// <summary>The sum of truth values is a truth value.</summary>
internal readonly struct IlgpuTruthSum : IIlgpuSum<byte>
{
    public byte Add(byte left, byte factor, byte right) => (left | (factor * right)) != 0 ? (byte)1 : (byte)0;
}

/// <summary>The kernels of index.cl but <c>arange</c>: fills, and reads and writes by index. What the comments there say holds here.</summary>
internal sealed class IlgpuIndexing : IIlgpuKernels
{
    public IlgpuLaunch? Find(string name, Accelerator accelerator)
    {
        var suffix = name.LastIndexOf('_');
        return suffix < 0 ? null : (name[..suffix], name[(suffix + 1)..]) switch
        {
            (var kernel, "b8") => Find<byte, IlgpuTruthSum>(kernel, accelerator),
            (var kernel, "u8") => Find<byte, IlgpuPlainSum<byte>>(kernel, accelerator),
            (var kernel, "i32") => Find<int, IlgpuPlainSum<int>>(kernel, accelerator),
            (var kernel, "i64") => Find<long, IlgpuPlainSum<long>>(kernel, accelerator),
            (var kernel, "f32") => Find<float, IlgpuPlainSum<float>>(kernel, accelerator),
            (var kernel, "f64") => Find<double, IlgpuPlainSum<double>>(kernel, accelerator),
            _ => null,
        };
    }

    private static IlgpuLaunch? Find<T, TSum>(string kernel, Accelerator accelerator)
        where T : unmanaged, INumber<T>
        where TSum : struct, IIlgpuSum<T> => kernel switch
        {
            "fill" => Fill<T>(accelerator),
            "gather" => Gather<T>(accelerator),
            "scatter" => Scatter<T, TSum>(accelerator),
            "index_select" => Select<T>(accelerator),
            "index_add" => Add<T, TSum>(accelerator),
            _ => null,
        };

    private static IlgpuLaunch Fill<T>(Accelerator accelerator)
        where T : unmanaged
    {
        var run = accelerator.LoadKernel<ArrayView<T>, T, long, IlgpuLayout>(IlgpuIndexingKernels.Fill);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments a) =>
            run(stream, IlgpuGrids.ForItems(grid, accelerator), a.View<T>(0), a.Value<T>(1), a.Value<long>(2), a.Value<IlgpuLayout>(3));
    }

    private static IlgpuLaunch Gather<T>(Accelerator accelerator)
        where T : unmanaged
    {
        var run = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<long>, ArrayView<int>, long, long, IlgpuLayout, int>(IlgpuIndexingKernels.Gather);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments a) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), a.View<T>(0), a.View<T>(1), a.View<long>(2), a.View<int>(3), a.Value<long>(4), a.Value<long>(5), a.Value<IlgpuLayout>(6), a.Value<int>(7));
    }

    private static IlgpuLaunch Scatter<T, TSum>(Accelerator accelerator)
        where T : unmanaged, INumber<T>
        where TSum : struct, IIlgpuSum<T>
    {
        var run = accelerator.LoadKernel<ArrayView<T>, ArrayView<long>, ArrayView<T>, ArrayView<int>, IlgpuScatter, IlgpuLayout, T>(IlgpuIndexingKernels.Scatter<T, TSum>);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments a) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), a.View<T>(0), a.View<long>(1), a.View<T>(2), a.View<int>(3),
            new(a.Value<long>(4), a.Value<long>(5), a.Value<long>(6), a.Value<int>(8), a.Value<int>(9), a.Value<int>(10)), a.Value<IlgpuLayout>(7), a.Value<T>(11));
    }

    private static IlgpuLaunch Select<T>(Accelerator accelerator)
        where T : unmanaged
    {
        var run = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<long>, ArrayView<int>, IlgpuLines>(IlgpuIndexingKernels.Select);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments a) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), a.View<T>(0), a.View<T>(1), a.View<long>(2), a.View<int>(3), LinesOf(a));
    }

    private static IlgpuLaunch Add<T, TSum>(Accelerator accelerator)
        where T : unmanaged
        where TSum : struct, IIlgpuSum<T>
    {
        var run = accelerator.LoadKernel<ArrayView<T>, ArrayView<long>, ArrayView<T>, ArrayView<int>, IlgpuLines, T>(IlgpuIndexingKernels.Add<T, TSum>);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments a) => run(
            stream, IlgpuGrids.ForItems(grid, accelerator), a.View<T>(0), a.View<long>(1), a.View<T>(2), a.View<int>(3), LinesOf(a), a.Value<T>(8));
    }

    private static IlgpuLines LinesOf(scoped in IlgpuArguments a) => new(a.Value<long>(4), a.Value<long>(5), a.Value<long>(6), a.Value<long>(7));
}
