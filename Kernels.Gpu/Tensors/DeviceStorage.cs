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
    // What the garbage collector is told of: below it, telling costs more than the memory is worth.
    private const long LeastPressure = 1 << 20;

    private readonly DeviceContext _context;
    private IBuffer _buffer;
    private long _byteCount;
    private long _pressure;

    internal DeviceStorage(DeviceContext context, long byteCount)
        : base(context.Device)
    {
        (_context, _byteCount) = (context, byteCount);
        GC.SuppressFinalize(this);
        _buffer = context.Allocate(byteCount);
        Press(byteCount);
    }

    /// <summary>Only takes back what the collector was told: the buffer has rules of its own.</summary>
    ~DeviceStorage()
    {
        if (_pressure > 0) GC.RemoveMemoryPressure(_pressure);
    }

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
        _context.Stream.Copy(_buffer, 0, larger, 0, Math.Min(_byteCount, byteCount));
        _buffer.Dispose();
        (_buffer, _byteCount) = (larger, byteCount);
        Press(byteCount);
    }

    /// <summary>Gives the memory back at once. Every tensor over it is without elements afterwards.</summary>
    public void Dispose()
    {
        _buffer.Dispose();
        _byteCount = 0;
        Press(0);
    }

    // Managed objects are small whatever the device memory behind them: without this, nothing would make the collector look for unreachable ones.
    private void Press(long byteCount)
    {
        var pressure = byteCount >= LeastPressure ? byteCount : 0;
        if (pressure == _pressure) return;
        if (_pressure > 0) GC.RemoveMemoryPressure(_pressure);
        else GC.ReRegisterForFinalize(this);
        if (pressure > 0) GC.AddMemoryPressure(pressure);
        else GC.SuppressFinalize(this);
        _pressure = pressure;
    }
}
