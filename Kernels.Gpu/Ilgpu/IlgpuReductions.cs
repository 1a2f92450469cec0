using Functional.Dispatch.Gpu.Ilgpu.Reductions;
using ILGPU.Algorithms.ScanReduceOperations;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>The kernels of reduce.cl.</summary>
internal sealed class IlgpuReductions : IlgpuKernelTable
{
    /// <summary>The family.</summary>
    public IlgpuReductions()
    {
        AddReduction<float, CompensatedSum, SingleSum>("sum_f32");
        AddReduction<double, double, Sum<double, SumOfDoubles>>("sum_f64");
        AddReduction<long, long, Sum<long, AddInt64>>("sum_i64");
        AddReduction<byte, int, AnyTruth>("any_b8");
        AddReduction<byte, int, AllTruths>("all_b8");
        AddExtremes<float, float, RealExtreme<float, GreatestSingle>, RealExtreme<float, LeastSingle>>("f32");
        AddExtremes<double, double, RealExtreme<double, GreatestDouble>, RealExtreme<double, LeastDouble>>("f64");
        AddExtremes<int, int, WholeExtreme<int, MaxInt32>, WholeExtreme<int, MinInt32>>("i32");
        AddExtremes<long, long, WholeExtreme<long, MaxInt64>, WholeExtreme<long, MinInt64>>("i64");
        AddExtremes<byte, int, ByteExtreme<MaxInt32>, ByteExtreme<MinInt32>>("u8");
    }

    private void AddExtremes<T, TPart, TGreatest, TLeast>(string suffix)
        where T : unmanaged, System.Numerics.INumber<T>
        where TPart : unmanaged
        where TGreatest : struct, IReduction<T, TPart>
        where TLeast : struct, IReduction<T, TPart>
    {
        AddReduction<T, TPart, TGreatest>($"amax_{suffix}");
        AddReduction<T, TPart, TLeast>($"amin_{suffix}");
        AddSelection<T, TPart, Greatest<T>, TGreatest>($"max_{suffix}");
        AddSelection<T, TPart, Least<T>, TLeast>($"min_{suffix}");
    }

    private void AddReduction<T, TPart, TReduction>(string name)
        where T : unmanaged
        where TPart : unmanaged
        where TReduction : struct, IReduction<T, TPart>
    {
        var kernels = typeof(ReductionKernels<T, TPart, TReduction>);
        Add(name, kernels, ReductionKernels<T, TPart, TReduction>.LoadEach);
        Add(name + "_part", kernels, ReductionKernels<T, TPart, TReduction>.LoadPart);
    }

    private void AddSelection<T, TPart, TOrder, TReduction>(string name)
        where T : unmanaged
        where TPart : unmanaged
        where TOrder : struct, IOrder<T>
        where TReduction : struct, IReduction<T, TPart>
    {
        var kernels = typeof(SelectionKernels<T, TPart, TOrder, TReduction>);
        Add(name, kernels, SelectionKernels<T, TPart, TOrder, TReduction>.LoadEach);
        Add(name + "_group", kernels, SelectionKernels<T, TPart, TOrder, TReduction>.LoadGroup);
    }
}
