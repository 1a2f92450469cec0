using Functional.Dispatch.Gpu.Ilgpu.MatrixProduct;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>The kernels of matmul.cl.</summary>
internal sealed class IlgpuMatmul : IlgpuKernelTable
{
    /// <summary>The family.</summary>
    public IlgpuMatmul()
    {
        Add("matmul_f32", typeof(ProductKernels<float>), ProductKernels<float>.Load);
        Add("matmul_f64", typeof(ProductKernels<double>), ProductKernels<double>.Load);
        Add("matmul_i32", typeof(ProductKernels<int>), ProductKernels<int>.Load);
        Add("matmul_i64", typeof(ProductKernels<long>), ProductKernels<long>.Load);
    }
}
