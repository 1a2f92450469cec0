using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Tensors;

/// <summary>
/// Elements in device memory. Given back when it is disposed, or some time after nobody can reach it; either way only in the order of the stream, and
/// never on the finaliser's thread. Not synchronised: whoever resizes is alone.
/// </summary>
public sealed class DeviceStorage : Storage, IDisposable
{
    private readonly DeviceContext _context;
    private IBuffer _buffer;
    private long _byteCount;

    internal DeviceStorage(DeviceContext context, long byteCount)
        : base(context.Device) => (_context, _byteCount, _buffer) = (context, byteCount, context.Allocate(byteCount));

    /// <inheritdoc />
    public override long ByteCount => _byteCount;

    /// <summary>The memory, at least <see cref="ByteCount"/> bytes.</summary>
    public IBuffer Buffer => _buffer;

    /// <summary>Changes the size; as many bytes as fit keep their values.</summary>
    /// <param name="byteCount">The new size, 0 or more.</param>
    /// <exception cref="OutOfDeviceMemoryException">There is not enough.</exception>
    public void Resize(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        var larger = _context.Allocate(byteCount);
        try
        {
            _context.Stream.Copy(_buffer, 0, larger, 0, Math.Min(_byteCount, byteCount));
        }
        catch
        {
            larger.Dispose();
            throw;
        }

        _buffer.Dispose();
        (_buffer, _byteCount) = (larger, byteCount);
    }

    /// <summary>Gives the memory back at once. Every tensor over it is without elements afterwards.</summary>
    public void Dispose()
    {
        _buffer.Dispose();
        _byteCount = 0;
    }
}
