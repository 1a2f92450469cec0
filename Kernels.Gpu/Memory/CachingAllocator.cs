using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Threading;
using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Gpu.Memory;

/// <summary>Where the caching allocator gets memory from: the driver.</summary>
/// <typeparam name="T">What the driver calls a piece of memory.</typeparam>
internal interface IDeviceMemory<T>
    where T : struct
{
    /// <summary>Asks the driver; false when there is not enough.</summary>
    bool TryAllocate(long byteCount, out T memory);

    /// <summary>Gives memory back that no work uses any more.</summary>
    void Free(T memory);

    /// <summary>Free bytes of the device, or -1 where it does not tell.</summary>
    long FreeBytes { get; }
}

/// <summary>One piece of device memory, with the stream in whose order it may be used again.</summary>
internal sealed record MemoryBlock<T>(T Memory, long ByteCount, IStream Home)
    where T : struct;

// Note "Memory of a stream". A block that is given back may still be in use by work that its stream has queued. That does no harm as long as the next
// user is the same stream, whose work comes after: so blocks are cached per stream, and go to the driver only when the stream is idle. A buffer
// that was used on other streams too makes its home stream wait for them before it is given back (DeviceBuffer). What the garbage collector finds
// is put on a list and given back by the next caller: no driver call is ever made on the finaliser's thread.

/// <summary>
/// Keeps the memory that buffers give back, by stream and size class, and hands it out again without asking the driver. When the driver has none left it
/// is asked once more after all cached memory was given back to it.
/// </summary>
internal sealed class CachingAllocator<T>(IDeviceMemory<T> memory, string device, Action waitForAll)
    where T : struct
{
    private const long SmallestBlock = 512;

    private readonly Lock _lock = new();
    private readonly Dictionary<(IStream Home, long Size), Stack<MemoryBlock<T>>> _cached = [];
    private readonly HashSet<MemoryBlock<T>> _live = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentQueue<MemoryBlock<T>> _abandoned = new();
    private bool _isClosed;
    private long _liveBytes, _cachedBytes, _peakBytes, _allocations, _driverAllocations, _retries;

    public MemoryStatistics Statistics
    {
        get
        {
            lock (_lock) return new(_live.Count, _liveBytes, _cachedBytes, _peakBytes, _allocations, _driverAllocations, _retries);
        }
    }

    /// <summary>The size of the block that serves a request: eight classes to each power of two, so that at most an eighth is unused.</summary>
    public static long SizeClass(long byteCount)
    {
        if (byteCount <= SmallestBlock) return SmallestBlock;
        var step = 1L << Math.Max(BitOperations.Log2((ulong)byteCount - 1) - 3, BitOperations.Log2((ulong)SmallestBlock));
        return byteCount > long.MaxValue - step ? byteCount : (byteCount + step - 1) & -step;
    }

    public MemoryBlock<T> Allocate(long byteCount, IStream home)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        var size = SizeClass(byteCount);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, device);
            TakeAbandoned();
            if (!TryCached(home, size, out var block))
            {
                if (!memory.TryAllocate(size, out var fresh))
                {
                    _retries++;
                    TrimLocked();
                    if (!memory.TryAllocate(size, out fresh))
                        throw new OutOfDeviceMemoryException(new(device, byteCount, memory.FreeBytes, _liveBytes));
                }

                _driverAllocations++;
                block = new(fresh, size, home);
            }

            _live.Add(block);
            _allocations++;
            _liveBytes += size;
            _peakBytes = Math.Max(_peakBytes, _liveBytes + _cachedBytes);
            return block;
        }
    }

    public void Return(MemoryBlock<T> block)
    {
        lock (_lock) ReturnLocked(block);
    }

    /// <summary>For the finaliser: the block is given back later, on another thread.</summary>
    public void Abandon(MemoryBlock<T> block) => _abandoned.Enqueue(block);

    public void Trim()
    {
        lock (_lock)
        {
            TakeAbandoned();
            TrimLocked();
        }
    }

    /// <summary>Gives back what is cached for a stream that is idle and will not be used any more.</summary>
    public void Forget(IStream home)
    {
        lock (_lock)
        {
            TakeAbandoned();
            foreach (var key in _cached.Keys.Where(k => ReferenceEquals(k.Home, home)).ToArray())
            {
                foreach (var block in _cached[key]) Free(block);
                _cached.Remove(key);
            }
        }
    }

    /// <summary>Gives everything back, live buffers included; to be called when no work is left.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            TrimLocked();
            foreach (var block in _live) memory.Free(block.Memory);
            _live.Clear();
            _liveBytes = 0;
        }
    }

    private bool TryCached(IStream home, long size, [NotNullWhen(true)] out MemoryBlock<T>? block)
    {
        block = null;
        if (!_cached.TryGetValue((home, size), out var blocks) || !blocks.TryPop(out block)) return false;
        _cachedBytes -= size;
        return true;
    }

    private void ReturnLocked(MemoryBlock<T> block)
    {
        // Closed meanwhile: it went with all others.
        if (!_live.Remove(block)) return;
        _liveBytes -= block.ByteCount;
        _cachedBytes += block.ByteCount;
        if (!_cached.TryGetValue((block.Home, block.ByteCount), out var blocks)) _cached[(block.Home, block.ByteCount)] = blocks = new();
        blocks.Push(block);
    }

    private void TakeAbandoned()
    {
        while (_abandoned.TryDequeue(out var block)) ReturnLocked(block);
    }

    private void TrimLocked()
    {
        if (_cached.Count == 0) return;
        waitForAll();
        foreach (var blocks in _cached.Values)
            foreach (var block in blocks) Free(block);
        _cached.Clear();
    }

    private void Free(MemoryBlock<T> block)
    {
        _cachedBytes -= block.ByteCount;
        memory.Free(block.Memory);
    }
}
