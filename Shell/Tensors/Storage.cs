using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// Where a tensor's elements live. The seam for data: dispatch needs no more of it than this; a library that computes derives from it. Tensors
/// without one (Meta tensors, wrapper subclasses) have shapes only.
/// </summary>
/// <param name="device">The device.</param>
public abstract class Storage(Device device)
{
    /// <summary>The device that holds it.</summary>
    public Device Device { get; } = device;

    /// <summary>Its size in bytes, 0 or more.</summary>
    public abstract long ByteCount { get; }
}
