using System.Numerics;
using Functional.Dispatch.Gpu.Ilgpu.Indexing;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>The kernels of index.cl.</summary>
internal sealed class IlgpuIndexing : IlgpuKernelTable
{
    /// <summary>The family.</summary>
    public IlgpuIndexing()
    {
        AddIndexing<byte, TruthSum>("b8");
        AddIndexing<byte, PlainSum<byte>>("u8");
        AddIndexing<int, PlainSum<int>>("i32");
        AddIndexing<long, PlainSum<long>>("i64");
        AddIndexing<float, PlainSum<float>>("f32");
        AddIndexing<double, PlainSum<double>>("f64");
        AddRange<byte, long, ByteStep>("u8");
        AddRange<int, long, IntStep>("i32");
        AddRange<long, long, LongStep>("i64");
        AddRange<double, double, DoubleStep>("f64");
        // Steps are counted in float64 where the device has it; CreationFamilies passes them so.
        Add("arange_f32", typeof(RangeKernels<float, double, FloatStep>), accelerator => accelerator is CLAccelerator { Capabilities.Float64: false }
            ? RangeKernels<float, float, FloatStepOfFloats>.Load(accelerator)
            : RangeKernels<float, double, FloatStep>.Load(accelerator));
    }

    private void AddIndexing<T, TSum>(string suffix)
        where T : unmanaged, INumber<T>
        where TSum : struct, ISum<T>
    {
        var kernels = typeof(IndexingKernels<T, TSum>);
        Add($"fill_{suffix}", kernels, IndexingKernels<T, TSum>.LoadFill);
        Add($"gather_{suffix}", kernels, IndexingKernels<T, TSum>.LoadGather);
        Add($"scatter_{suffix}", kernels, IndexingKernels<T, TSum>.LoadScatter);
        Add($"index_select_{suffix}", kernels, IndexingKernels<T, TSum>.LoadSelect);
        Add($"index_add_{suffix}", kernels, IndexingKernels<T, TSum>.LoadAdd);
    }

    private void AddRange<T, TCounted, TStep>(string suffix)
        where T : unmanaged
        where TCounted : unmanaged
        where TStep : struct, IStep<T, TCounted> => Add($"arange_{suffix}", typeof(RangeKernels<T, TCounted, TStep>), RangeKernels<T, TCounted, TStep>.Load);
}
