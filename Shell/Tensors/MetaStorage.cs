using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// What stands for memory where there is none (the Meta device, zero tensors): a size, and an identity by which views are known to share it. So
/// the checks of bounds and of overlap come out as they do with data.
/// </summary>
/// <param name="byteCount">Its size, 0 or more.</param>
/// <param name="device">The device that it is on; null is Meta.</param>
public sealed class MetaStorage(long byteCount, Device? device = null) : Storage(device ?? new Device(DeviceType.Meta))
{
    private long _byteCount = byteCount;

    /// <inheritdoc />
    public override long ByteCount => _byteCount;

    /// <summary>Changes the size.</summary>
    /// <param name="byteCount">The new size, 0 or more.</param>
    public void Resize(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        _byteCount = byteCount;
    }
}
