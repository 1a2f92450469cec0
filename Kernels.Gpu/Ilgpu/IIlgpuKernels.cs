using Functional.Dispatch.Gpu.Devices;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>Launches one kernel.</summary>
/// <param name="stream">Where.</param>
/// <param name="grid">As the OpenCL C kernel of that name is launched; <see cref="IlgpuGrids"/> makes ILGPU's of it.</param>
/// <param name="arguments">As the OpenCL C kernel of that name takes them.</param>
internal delegate void IlgpuLaunch(AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments);

/// <summary>A family of kernels, written in C#, that do what the OpenCL C kernels of their names do.</summary>
internal interface IIlgpuKernels
{
    /// <summary>Compiles a kernel for an accelerator. Asked for once by accelerator and name.</summary>
    /// <param name="name">Its name in the OpenCL C source.</param>
    /// <param name="accelerator">The accelerator.</param>
    /// <returns>The kernel, or null when it is not of this family.</returns>
    IlgpuLaunch? Find(string name, Accelerator accelerator);
}
