namespace Functional.Dispatch.Gpu.Devices;

/// <summary>What every provider's streams check before they ask the driver.</summary>
internal static class StreamChecks
{
    public static void Range(IBuffer buffer, long offset, long count)
    {
        if (offset < 0 || count < 0 || offset > buffer.ByteCount - count) throw new GpuException(new BufferRangeError(offset, count, buffer.ByteCount));
    }

    public static GpuException Foreign(IAccelerator expected, IAccelerator given, string what) =>
        new(new WrongAcceleratorError(expected.Info.ToString(), given.Info.ToString(), what));
}
