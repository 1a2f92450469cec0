namespace Functional.Dispatch.Gpu.Devices;

/// <summary>What every provider's streams check before they ask the driver.</summary>
internal static class StreamChecks
{
    public static void Range(IBuffer buffer, long offset, long count)
    {
        if (offset < 0 || count < 0 || offset > buffer.ByteCount - count) throw new GpuException(new BufferRangeError(offset, count, buffer.ByteCount));
    }

    // Note "Reachable until given". A buffer's memory goes back to its stream when the collector finds the buffer unreachable, and may be handed out at once: fine for work
    // that was given to the stream before, not for work that is about to be. So streams keep their buffers reachable (GC.KeepAlive) until the driver has the work.

    public static GpuException Foreign(IAccelerator expected, IAccelerator given, string what) =>
        new(new WrongAcceleratorError(expected.Info.ToString(), given.Info.ToString(), what));

    /// <summary>Something of another provider, which does not say of which device.</summary>
    public static GpuException Unknown(IAccelerator expected, object given, string what) =>
        new(new WrongAcceleratorError(expected.Info.ToString(), $"another provider ({given.GetType().Name})", what));
}
