using System.Threading;
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
    private PendingLinks? _links;
    private IBuffer? _buffer;
    private long _byteCount;
    private bool _isDisposed;
    private DeviceStorage? _movedFrom;

    /// <summary>Elements in memory, undefined at first.</summary>
    /// <param name="context">The device.</param>
    /// <param name="byteCount">How many bytes.</param>
    /// <param name="defers">Whether memory is taken only when it is first asked for.</param>
    internal DeviceStorage(DeviceContext context, long byteCount, bool defers = false)
        : base(context.Device)
    {
        (_context, _byteCount) = (context, byteCount);
        if (!defers) _buffer = context.Allocate(byteCount);
    }

    /// <inheritdoc />
    public override long ByteCount => _byteCount;

    /// <summary>
    /// The memory, at least <see cref="ByteCount"/> bytes, for work on the device's default stream that may also write there: what was put off (see <see cref="IsPending"/>) and has to do with
    /// it is given to the device first.
    /// </summary>
    /// <exception cref="GpuException">There is not enough memory, or what was put off failed.</exception>
    public IBuffer Buffer
    {
        get
        {
            BeforeWrite();
            return Contents;
        }
    }

    /// <summary>Whether its elements are not computed yet: they will be when they are first asked for.</summary>
    public bool IsPending => Links?.Contents is not null;

    /// <summary>Gives the device what was put off of its elements; does not wait for it.</summary>
    /// <exception cref="GpuException">There is not enough memory, or the device refuses.</exception>
    public void Compute() => _ = Contents;

    /// <summary>The accelerator that its memory is, or will be, of.</summary>
    internal IAccelerator Accelerator => _context.Accelerator;

    /// <summary>Its part in what is put off; null for none.</summary>
    internal PendingLinks? Links => Volatile.Read(ref _links);

    /// <summary>Its part in what is put off. Under the device's lock.</summary>
    internal PendingLinks MakeLinks()
    {
        if (_links is null) Volatile.Write(ref _links, new(this));
        return _links!;
    }

    /// <summary>The memory, for reading, or for writing after <see cref="BeforeWrite"/>; computed when it was not yet.</summary>
    internal IBuffer Contents
    {
        get
        {
            if (IsPending) _context.Pending.Compute(this);
            return Memory;
        }
    }

    /// <summary>The memory, whatever is in it.</summary>
    internal IBuffer Memory
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed && _buffer is null, this);
            return _buffer ??= _context.Allocate(_byteCount);
        }
    }

    /// <summary>Has everything computed that reads what is here now. To be called before the elements change; costs nothing where nothing was put off.</summary>
    internal void BeforeWrite()
    {
        if (Links is { HasReaders: true }) _context.Pending.ComputeReaders(this);
    }

    /// <summary>The storage whose elements these were before they were put aside for an update in place; null for any other.</summary>
    internal DeviceStorage? MovedFrom => _movedFrom;

    /// <summary>
    /// Moves what is here, computed or not, to a storage that nobody knows, for an update in place that is put off: this one is left to be filled. Under the device's lock, when nothing pending
    /// reads it.
    /// </summary>
    internal DeviceStorage MoveOut()
    {
        var moved = new DeviceStorage(_context, _byteCount, defers: true) { _buffer = _buffer, _movedFrom = _movedFrom ?? this };
        if (Links is { Contents: { } contents } links)
        {
            moved.MakeLinks().Contents = contents;
            links.Contents = null;
        }

        _buffer = null;
        return moved;
    }

    /// <summary>Takes memory that was moved out back, after work that filled it again. Under the device's lock.</summary>
    internal void TakeBack(DeviceStorage moved) => (_buffer, moved._buffer, moved._isDisposed) = (moved._buffer, null, true);

    /// <summary>Changes the size; as many bytes as fit keep their values.</summary>
    /// <param name="byteCount">The new size, 0 or more.</param>
    /// <exception cref="OutOfDeviceMemoryException">There is not enough.</exception>
    public void Resize(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        BeforeWrite();
        var (smaller, larger) = (Contents, _context.Allocate(byteCount));
        try
        {
            _context.Stream.Copy(smaller, 0, larger, 0, Math.Min(_byteCount, byteCount));
        }
        catch
        {
            larger.Dispose();
            throw;
        }

        smaller.Dispose();
        (_buffer, _byteCount) = (larger, byteCount);
    }

    /// <summary>Gives the memory back at once. Every tensor over it is without elements afterwards; what was computed of them, or is to be, is not touched.</summary>
    public void Dispose()
    {
        try
        {
            BeforeWrite();
        }
        catch (GpuException)
        {
            // What reads this and cannot be computed (no memory, the device lost) is lost: whoever asks for it is told that its operand is gone. Memory comes back all the same.
        }

        if (IsPending) _context.Pending.Abandon(this);
        _buffer?.Dispose();
        (_isDisposed, _byteCount) = (true, 0);
    }
}
