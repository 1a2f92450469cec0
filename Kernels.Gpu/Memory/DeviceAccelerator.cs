using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;

namespace Functional.Dispatch.Gpu.Memory;

/// <summary>What the accelerators of all providers have in common: streams, cached memory, built programs, and the order in which they end.</summary>
/// <typeparam name="T">What the driver calls a piece of memory.</typeparam>
internal abstract class DeviceAccelerator<T> : IAccelerator, IDeviceMemory<T>
    where T : struct
{
    private readonly CachingAllocator<T> _allocator;
    private readonly ConcurrentDictionary<string, Lazy<IBuiltProgram>> _programs = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private ImmutableArray<IStream> _streams = [];
    private IStream? _default;
    private int _isDisposed;

    protected DeviceAccelerator(AcceleratorInfo info)
    {
        (Info, DeviceText) = (info, info.ToString());
        _allocator = new CachingAllocator<T>(this, DeviceText, WaitForAll);
    }

    public AcceleratorInfo Info { get; }

    /// <summary>The device in messages.</summary>
    public string DeviceText { get; }

    public MemoryStatistics Memory => _allocator.Statistics;

    public IStream DefaultStream
    {
        get
        {
            CheckAlive();
            lock (_lock) return _default ??= AddStream();
        }
    }

    public abstract long FreeBytes { get; }

    public IStream CreateStream()
    {
        CheckAlive();
        lock (_lock) return AddStream();
    }

    public IBuffer Allocate(long byteCount, IStream? stream = null)
    {
        CheckAlive();
        var home = stream ?? DefaultStream;
        if (home.Accelerator != this) throw StreamChecks.Foreign(this, home.Accelerator, "a stream");
        return new DeviceBuffer<T>(this, _allocator, _allocator.Allocate(byteCount, home), byteCount);
    }

    public void Trim()
    {
        CheckAlive();
        _allocator.Trim();
    }

    public IBuiltProgram Build(KernelProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        CheckAlive();
        var built = _programs.GetOrAdd(program.SourceHash, _ => new Lazy<IBuiltProgram>(() => BuildProgram(program)));
        try
        {
            return built.Value;
        }
        catch
        {
            // A failed build is tried again, not remembered.
            _programs.TryRemove(KeyValuePair.Create(program.SourceHash, built));
            throw;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        foreach (var stream in _streams) stream.Dispose();
        _allocator.Close();
        Release([.. _programs.Values.Where(p => p.IsValueCreated).Select(p => p.Value)]);
    }

    /// <summary>Fails when the accelerator is disposed.</summary>
    public void CheckAlive() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);

    /// <summary>Takes a stream that is idle and disposed off the list.</summary>
    public void Remove(IStream stream)
    {
        lock (_lock) _streams = _streams.Remove(stream);
        _allocator.Forget(stream);
    }

    public abstract bool TryAllocate(long byteCount, out T memory);

    public abstract void Free(T memory);

    public sealed override string ToString() => DeviceText;

    /// <summary>Opens a stream.</summary>
    protected abstract IStream NewStream();

    /// <summary>Builds a program.</summary>
    protected abstract IBuiltProgram BuildProgram(KernelProgram program);

    /// <summary>Ends the device: all streams are disposed, all memory is freed.</summary>
    protected abstract void Release(ImmutableArray<IBuiltProgram> programs);

    private IStream AddStream()
    {
        var stream = NewStream();
        _streams = _streams.Add(stream);
        return stream;
    }

    private void WaitForAll()
    {
        foreach (var stream in _streams) stream.Synchronize();
    }
}
