namespace Functional.Dispatch.Gpu.Devices;

/// <summary>
/// A queue of work on a device, done in the order given. Every call but <see cref="Synchronize"/>, <see cref="Upload"/> and <see cref="Download"/>
/// returns at once. Safe from any thread; work of two threads is done in some order of whole calls.
/// </summary>
public interface IStream : IDisposable
{
    /// <summary>The device.</summary>
    IAccelerator Accelerator { get; }

    /// <summary>Copies host memory to the device. The host memory may be changed when the call returns.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="target">The buffer.</param>
    /// <param name="targetOffset">Where in the buffer, in bytes.</param>
    /// <exception cref="GpuException">The range is not in the buffer, or the copy failed.</exception>
    void Upload(ReadOnlySpan<byte> source, IBuffer target, long targetOffset = 0);

    /// <summary>Copies device memory to the host, after all work given before; returns when the bytes are there.</summary>
    /// <param name="source">The buffer.</param>
    /// <param name="target">Where the bytes go.</param>
    /// <param name="sourceOffset">Where in the buffer, in bytes.</param>
    /// <exception cref="GpuException">The range is not in the buffer, or the copy failed.</exception>
    void Download(IBuffer source, Span<byte> target, long sourceOffset = 0);

    /// <summary>Copies within the device.</summary>
    /// <param name="source">From where.</param>
    /// <param name="sourceOffset">From which byte.</param>
    /// <param name="target">To where; the ranges must not overlap.</param>
    /// <param name="targetOffset">To which byte.</param>
    /// <param name="byteCount">How many bytes.</param>
    /// <exception cref="GpuException">A range is not in its buffer.</exception>
    void Copy(IBuffer source, long sourceOffset, IBuffer target, long targetOffset, long byteCount);

    /// <summary>Fills a buffer with one byte.</summary>
    /// <param name="target">The buffer.</param>
    /// <param name="value">The byte.</param>
    void Fill(IBuffer target, byte value);

    /// <summary>Launches a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="grid">How many work items, in groups of how many.</param>
    /// <param name="arguments">Its arguments, in the order of its parameters.</param>
    /// <exception cref="GpuException">A buffer is of another device, or the driver refuses the launch.</exception>
    void Launch(IKernel kernel, in LaunchGrid grid, scoped in KernelArguments arguments);

    /// <summary>Marks the place reached.</summary>
    /// <returns>An event that comes when all work given so far is done; the caller's to dispose.</returns>
    IStreamEvent Record();

    /// <summary>Lets work given from now on begin after an event, also of another stream of the device.</summary>
    /// <param name="streamEvent">The event.</param>
    void WaitFor(IStreamEvent streamEvent);

    /// <summary>Waits on this thread until all work given so far is done.</summary>
    /// <exception cref="GpuException">Work given before failed.</exception>
    void Synchronize();
}

/// <summary>A place in a stream's work.</summary>
public interface IStreamEvent : IDisposable
{
    /// <summary>Whether all work before it is done.</summary>
    bool IsDone { get; }

    /// <summary>Waits on this thread until it is.</summary>
    void Wait();
}

/// <summary>Memory on a device. Disposing it twice does nothing the second time; without disposing, it is given back some time after it became unreachable.</summary>
public interface IBuffer : IDisposable
{
    /// <summary>The device.</summary>
    IAccelerator Accelerator { get; }

    /// <summary>How many bytes it has.</summary>
    long ByteCount { get; }
}

/// <summary>How many work items a launch has, and how many of them make a group.</summary>
/// <param name="X">Items along the first dimension, a multiple of <paramref name="GroupX"/>.</param>
/// <param name="GroupX">Items of a group along it.</param>
/// <param name="Y">Items along the second dimension, a multiple of <paramref name="GroupY"/>.</param>
/// <param name="GroupY">Items of a group along it.</param>
/// <param name="Z">Items along the third dimension, in groups of one.</param>
public readonly record struct LaunchGrid(long X, int GroupX, long Y = 1, int GroupY = 1, long Z = 1)
{
    /// <summary>At least so many items along one dimension.</summary>
    /// <param name="items">How many, 1 or more; kernels ignore what is beyond.</param>
    /// <param name="group">The size of a group.</param>
    /// <returns>The grid.</returns>
    public static LaunchGrid For(long items, int group = 256) => new((items + group - 1) / group * group, group);
}
