using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime;
using System.Threading;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// The pool of large buffers of host memory. A buffer comes back when it is returned, or when nobody can reach it any more: neither a storage
/// nor a span over it. (That is why a lease hangs on the array and not on the storage: a kernel that holds only a span keeps its buffer.)
/// </summary>
/// <remarks>
/// Memory in use is bounded by twice what a program reaches, plus <see cref="Slack"/>: when a buffer is wanted, none is idle, and that much is
/// lent, unreachable ones are collected first. Idle buffers are kept up to the same bound.
/// </remarks>
internal static class HostBuffers
{
    /// <summary>From this size on buffers are pooled; smaller ones are ordinary arrays, which the collector handles well.</summary>
    public const int Smallest = 64 * 1024;

    /// <summary>How much may be lent or idle before anything is done about it, in bytes.</summary>
    public const long Slack = 256L * 1024 * 1024;

    /// <summary>Where elements begin: at a multiple of this address.</summary>
    public const int Alignment = 64;

    // Four sizes for each power of two: at most a fifth of a buffer is unused.
    private static readonly ConcurrentStack<Lease>[] Idle = [.. Enumerable.Range(0, 4 * 32).Select(_ => new ConcurrentStack<Lease>())];
    private static long _idleBytes;
    private static long _lentBytes;
    private static long _reachableBytes;

    /// <summary>How many bytes are lent at the moment, unreachable ones that were not noticed yet among them.</summary>
    public static long LentBytes => Interlocked.Read(ref _lentBytes);

    /// <summary>How many bytes wait to be lent.</summary>
    public static long IdleBytes => Interlocked.Read(ref _idleBytes);

    /// <summary>Lends a buffer of at least this many bytes, whatever they hold.</summary>
    /// <param name="byteCount"><see cref="Smallest"/> or more.</param>
    public static Lease Rent(int byteCount)
    {
        var size = ClassOf(byteCount, out var index);
        var lease = TryTake(index);
        if (lease is null && LentBytes + size > Slack + 2 * Interlocked.Read(ref _reachableBytes))
        {
            Collect();
            lease = TryTake(index);
        }

        lease ??= new Lease(size, index);
        lease.Lend();
        Interlocked.Add(ref _lentBytes, lease.Size);
        return lease;
    }

    private static Lease? TryTake(int index)
    {
        if (!Idle[index].TryPop(out var lease)) return null;
        Interlocked.Add(ref _idleBytes, -lease.Size);
        return lease;
    }

    // Buffers are pinned arrays, which only a collection of the oldest generation looks at; without large objects to walk it is short.
    private static void Collect()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
        GC.WaitForPendingFinalizers();
        Interlocked.Exchange(ref _reachableBytes, LentBytes);
    }

    private static void TakeBack(Lease lease)
    {
        Interlocked.Add(ref _lentBytes, -lease.Size);
        if (Interlocked.Add(ref _idleBytes, lease.Size) <= Slack + 2 * Interlocked.Read(ref _reachableBytes))
        {
            Idle[lease.Index].Push(lease);
            return;
        }

        Interlocked.Add(ref _idleBytes, -lease.Size);
        lease.Forget();
    }

    private static int ClassOf(int byteCount, out int index)
    {
        var octave = BitOperations.Log2((uint)byteCount);
        var step = 1L << (octave - 2);
        var quarter = (int)((byteCount - (1L << octave) + step - 1) / step);
        index = (octave * 4) + quarter;
        return (int)Math.Min((1L << octave) + (quarter * step), HostStorage.Largest);
    }

    /// <summary>A buffer of the pool, and the guardian through which it comes back.</summary>
    internal sealed class Lease
    {
        // Reachable as long as the array is (that is what the handle does); when both are not, this finalizer has the array.
        private DependentHandle _handle;
        private int _isLent;

        public Lease(int size, int index)
        {
            (Size, Index) = (size, index);
            Bytes = GC.AllocateUninitializedArray<byte>(size + Alignment, pinned: true);
            unsafe
            {
                fixed (byte* first = Bytes) Start = (int)((Alignment - ((nuint)first % Alignment)) % Alignment);
            }

            _handle = new DependentHandle(Bytes, this);
            GC.SuppressFinalize(this);
        }

        ~Lease()
        {
            // Not by way of Return: the finalizer has been taken off the queue already, and must not be suppressed before it is on it again.
            if (Interlocked.Exchange(ref _isLent, 0) != 0) TakeBack(this);
        }

        public byte[] Bytes { get; }

        /// <summary>The first byte at an aligned address.</summary>
        public int Start { get; }

        public int Size { get; }

        public int Index { get; }

        public void Lend()
        {
            Volatile.Write(ref _isLent, 1);
            GC.ReRegisterForFinalize(this);
        }

        /// <summary>Gives it back at once. Nobody may hold a span over it.</summary>
        public void Return()
        {
            if (Interlocked.Exchange(ref _isLent, 0) == 0) return;
#pragma warning disable CA1816 // Not a disposal but a loan returned; the finalizer is wanted again at the next one.
            GC.SuppressFinalize(this);
#pragma warning restore CA1816
            TakeBack(this);
        }

        public void Forget() => _handle.Dispose();
    }
}
