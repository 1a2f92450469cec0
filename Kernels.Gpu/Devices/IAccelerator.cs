using Functional.Dispatch.Gpu.Programs;

namespace Functional.Dispatch.Gpu.Devices;

/// <summary>
/// One opened device: it hands out memory, streams and kernels. Safe from any thread. Disposing it frees everything it handed out; what is used
/// afterwards throws <see cref="ObjectDisposedException"/>.
/// </summary>
public interface IAccelerator : IDisposable
{
    /// <summary>What the device says of itself.</summary>
    AcceleratorInfo Info { get; }

    /// <summary>The stream for those who need only one.</summary>
    IStream DefaultStream { get; }

    /// <summary>Counts of the memory handed out and kept.</summary>
    MemoryStatistics Memory { get; }

    /// <summary>Opens another stream.</summary>
    /// <returns>The stream, the caller's to dispose.</returns>
    IStream CreateStream();

    /// <summary>Memory on the device, its contents undefined. Freed memory of the same stream is used again without asking the driver.</summary>
    /// <param name="byteCount">How many bytes, 0 or more.</param>
    /// <param name="stream">The stream that will use it first; null for the default stream.</param>
    /// <returns>The buffer, the caller's to dispose.</returns>
    /// <exception cref="OutOfDeviceMemoryException">There is not enough, also after cached memory was given back.</exception>
    IBuffer Allocate(long byteCount, IStream? stream = null);

    /// <summary>Gives all cached memory back to the driver. Live buffers are not touched.</summary>
    void Trim();

    /// <summary>Builds a program, or takes it from the cache.</summary>
    /// <param name="program">The program.</param>
    /// <returns>The built program, which lives as long as the accelerator.</returns>
    /// <exception cref="ProgramBuildException">The device's compiler refuses it.</exception>
    IBuiltProgram Build(KernelProgram program);
}

/// <summary>A program that was built for a device.</summary>
public interface IBuiltProgram
{
    /// <summary>A kernel of it.</summary>
    /// <param name="name">Its name in the source.</param>
    /// <returns>The kernel; the same object for the same name.</returns>
    /// <exception cref="GpuException">There is none of that name.</exception>
    IKernel Kernel(string name);
}

/// <summary>A kernel, ready to be launched on streams of its accelerator. Safe from any thread.</summary>
public interface IKernel
{
    /// <summary>Its name in the source.</summary>
    string Name { get; }
}
