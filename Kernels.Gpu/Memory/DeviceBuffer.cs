using System.Collections.Immutable;
using System.Threading;
using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Gpu.Memory;

/// <summary>A block of device memory as a buffer.</summary>
internal sealed class DeviceBuffer<T>(IAccelerator accelerator, CachingAllocator<T> allocator, MemoryBlock<T> block, long byteCount) : IBuffer
    where T : struct
{
    private MemoryBlock<T>? _block = block;
    private ImmutableArray<IStream> _otherUsers = [];

    ~DeviceBuffer()
    {
        // The streams that used it may be gone; none of them can still have work with it that matters, but the home stream must not overtake them.
        // That needs the driver, so such a block is left to the accelerator's end.
        if (_otherUsers.IsEmpty && Interlocked.Exchange(ref _block, null) is { } held) allocator.Abandon(held);
    }

    public IAccelerator Accelerator => accelerator;

    public long ByteCount { get; } = byteCount;

    /// <summary>The memory, for work on a stream.</summary>
    public T For(IStream stream)
    {
        var held = Volatile.Read(ref _block);
        ObjectDisposedException.ThrowIf(held is null, this);
        if (accelerator != stream.Accelerator) throw StreamChecks.Foreign(stream.Accelerator, accelerator, "a buffer");
        if (!ReferenceEquals(held.Home, stream)) ImmutableInterlocked.Update(ref _otherUsers, static (users, s) => users.Contains(s) ? users : users.Add(s), stream);
        return held.Memory;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _block, null) is not { } held) return;
        GC.SuppressFinalize(this);
        // Note "Memory of a stream": the next user is the home stream, which must not overtake the others.
        foreach (var other in _otherUsers) WaitFor(held.Home, other);
        allocator.Return(held);
    }

    private static void WaitFor(IStream home, IStream other)
    {
        try
        {
            using var reached = other.Record();
            home.WaitFor(reached);
        }
        catch (ObjectDisposedException)
        {
            // A stream ends only when its work is done: nothing is left to wait for, or nobody who could come too early.
        }
        catch (GpuException)
        {
            Settle(other);
        }
    }

    // Waited for here where it cannot be waited for on the device. One that cannot be waited for at all has no work that still runs.
    private static void Settle(IStream stream)
    {
        try
        {
            stream.Synchronize();
        }
        catch (Exception e) when (e is GpuException or ObjectDisposedException)
        {
        }
    }
}
