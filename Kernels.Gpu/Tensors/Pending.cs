using System.Collections.Concurrent;
using System.Threading;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Tensors;

// Note "Pending storages". Under a fusion mode a pointwise operator does not launch: its result's storage is pending, it knows what it will hold and has perhaps no memory. Whoever asks for the
// memory has it computed first, on whatever thread, under the mode or not. So that it holds what it would have held at the time of the call, a storage knows which pending ones read it, and has them
// computed before its own elements change, or go. Readers are held weakly: a result that nobody holds any more need not be computed. All of it happens under one lock for each device; the
// only thing that is looked at without the lock is whether there is something pending at all.

/// <summary>What a pending storage will hold.</summary>
internal abstract class PendingContents
{
    /// <summary>Launches what fills a storage's memory. Called under the device's lock; what it reads may be pending itself.</summary>
    /// <param name="target">The storage.</param>
    public abstract void Launch(DeviceStorage target);

    /// <summary>Gives back what it kept for a storage that is not to be filled any more. Under the device's lock.</summary>
    /// <param name="target">The storage.</param>
    public abstract void Abandon(DeviceStorage target);
}

/// <summary>Takes pointwise operations down instead of having them launched.</summary>
internal interface IPointwiseRecorder
{
    /// <summary>Takes an operation down, or has it launched at once where it cannot wait. Raises what launching it would raise of its arguments.</summary>
    /// <returns>Whether it was taken down: then the result's storage is pending.</returns>
    bool TryRecord(Work work, PointwiseOperation operation, ElementKind kind, Tensor result, ReadOnlySpan<Tensor> operands, ReadOnlySpan<Scalar> parameters);
}

/// <summary>A storage's part in what is put off. Changed under the device's lock.</summary>
/// <param name="owner">The storage.</param>
internal sealed class PendingLinks(DeviceStorage owner)
{
    private const int LeastPruned = 8;

    private readonly WeakReference<DeviceStorage> _self = new(owner);
    private PendingContents? _contents;
    private List<WeakReference<DeviceStorage>>? _readers;
    private int _pruneAt = LeastPruned;

    /// <summary>What the storage will hold; null when it holds it.</summary>
    public PendingContents? Contents
    {
        get => Volatile.Read(ref _contents);
        set => Volatile.Write(ref _contents, value);
    }

    /// <summary>Whether pending storages may read this one.</summary>
    public bool HasReaders => Volatile.Read(ref _readers) is not null;

    /// <summary>The pending storages that read this one, in the order in which they were taken down.</summary>
    public IReadOnlyList<DeviceStorage> Readers => [.. (_readers ?? []).Select(r => r.TryGetTarget(out var storage) ? storage : null).OfType<DeviceStorage>().Where(s => s.IsPending)];

    /// <summary>Says that a pending storage reads this one.</summary>
    public void AddReader(DeviceStorage reader)
    {
        var (readers, link) = (_readers ?? new(1), reader.MakeLinks()._self);
        if (readers.Count > 0 && ReferenceEquals(readers[^1], link)) return;
        if (readers.Count >= _pruneAt)
        {
            // A storage that is read for ever, a parameter say, must not remember all its readers.
            readers.RemoveAll(r => !r.TryGetTarget(out var storage) || !storage.IsPending);
            _pruneAt = Math.Max(LeastPruned, 2 * readers.Count);
        }

        readers.Add(link);
        Volatile.Write(ref _readers, readers);
    }

    /// <summary>Says that all its readers are computed.</summary>
    public void ForgetReaders() => Volatile.Write(ref _readers, null);
}

/// <summary>What is put off on a device, and by whom. Safe from any thread.</summary>
internal sealed class PendingWork
{
    // By thread, as long as a call lasts. The count saves the calls without any the look-up.
    private readonly ConcurrentDictionary<int, IPointwiseRecorder> _recorders = new();
    private int _recording;

    /// <summary>Who takes pointwise operations of this thread down instead of having them launched; null for nobody.</summary>
    public IPointwiseRecorder? Recorder => Volatile.Read(ref _recording) != 0 && _recorders.TryGetValue(Environment.CurrentManagedThreadId, out var recorder) ? recorder : null;

    /// <summary>The lock (note "Pending storages").</summary>
    public Lock Lock { get; } = new();

    /// <summary>Makes a call whose pointwise operations, on this thread, a recorder takes down.</summary>
    public void Recording(IPointwiseRecorder recorder, DispatchedCall call)
    {
        var (thread, outer) = (Environment.CurrentManagedThreadId, Recorder);
        Interlocked.Increment(ref _recording);
        _recorders[thread] = recorder;
        try
        {
            call.CallAgain();
        }
        finally
        {
            if (outer is null) _recorders.TryRemove(thread, out _);
            else _recorders[thread] = outer;
            Interlocked.Decrement(ref _recording);
        }
    }

    /// <summary>Computes a storage that is pending.</summary>
    public void Compute(DeviceStorage storage)
    {
        lock (Lock)
        {
            if (storage.Links is not { Contents: { } contents } links) return;
            contents.Launch(storage);
            // Last: who sees it null without the lock finds the work on the stream.
            links.Contents = null;
        }
    }

    /// <summary>Leaves a storage uncomputed for good.</summary>
    public void Abandon(DeviceStorage storage)
    {
        lock (Lock)
        {
            if (storage.Links is not { Contents: { } contents } links) return;
            links.Contents = null;
            contents.Abandon(storage);
        }
    }

    /// <summary>Computes the pending storages that read one.</summary>
    public void ComputeReaders(DeviceStorage storage)
    {
        lock (Lock)
        {
            if (storage.Links is not { } links) return;
            foreach (var reader in links.Readers) Compute(reader);
            // Only now: after a failure they still read it.
            links.ForgetReaders();
        }
    }
}
