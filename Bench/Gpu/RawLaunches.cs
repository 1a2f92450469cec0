using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.OpenCl;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>The driver's own launch of a kernel in a loop, its arguments set before: what nothing that launches can be faster than.</summary>
internal abstract class RawLaunches : IDisposable
{
    /// <summary>The driver's function.</summary>
    public abstract string Function { get; }

    /// <summary>The loop for a device; null for a provider whose driver is not called from here.</summary>
    /// <param name="session">The device.</param>
    /// <param name="launch">What is launched.</param>
    /// <returns>The loop, the caller's to dispose.</returns>
    public static RawLaunches? Of(DeviceSession session, PreparedLaunch launch) => session.Accelerator switch
    {
        ClAccelerator cl => new OpenClLaunches(cl, launch),
        CudaAccelerator cuda => new CudaLaunches(cuda, launch),
        _ => null,
    };

    /// <summary>Sets the arguments: before a series of launches.</summary>
    public abstract void Begin();

    /// <summary>Launches once, without waiting.</summary>
    public abstract void Launch();

    /// <summary>Waits for all launches.</summary>
    public abstract void Wait();

    /// <inheritdoc />
    public abstract void Dispose();
}
