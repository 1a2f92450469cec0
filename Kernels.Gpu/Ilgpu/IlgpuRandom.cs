using Functional.Dispatch.Gpu.Ilgpu.RandomNumbers;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>The kernels of random.cl.</summary>
internal sealed class IlgpuRandom : IlgpuKernelTable
{
    /// <summary>The family.</summary>
    public IlgpuRandom()
    {
        Add("uniform_f32", typeof(UniformKernels), UniformKernels.LoadFloats);
        Add("uniform_f64", typeof(UniformKernels), UniformKernels.LoadDoubles);
        Add("normal_f32", typeof(NormalKernels), NormalKernels.LoadFloats);
        Add("normal_f64", typeof(NormalKernels), NormalKernels.LoadDoubles);
    }
}
