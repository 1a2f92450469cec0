using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// Elements in managed memory of the host. A few bytes are held in the object itself; large ones come from a pool of 64-byte aligned buffers and
/// go back to it when nobody can reach them, or at once by <see cref="Free"/>. Not synchronised: whoever writes is alone.
/// </summary>
public sealed class HostStorage : Storage
{
    /// <summary>The largest number of bytes, a little below 2 GiB: that of a .NET array.</summary>
    public const int Largest = 0x7fff_ff00;

    private InPlace _small;
    private byte[]? _bytes;
    private HostBuffers.Lease? _lease;
    private int _start;
    private int _byteCount;

    private HostStorage(int byteCount)
        : base(new Device(DeviceType.Cpu)) => Take(byteCount);

    /// <inheritdoc />
    public override long ByteCount => _byteCount;

    /// <summary>All its bytes. The span keeps the memory alive.</summary>
    public Span<byte> Bytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _bytes is null ? MemoryMarshal.CreateSpan(ref Unsafe.As<InPlace, byte>(ref _small), _byteCount) : _bytes.AsSpan(_start, _byteCount);
    }

    /// <summary>The array that holds it; null where the object itself does.</summary>
    internal byte[]? Buffer => _bytes;

    /// <summary>The byte of <see cref="Buffer"/> at which it begins.</summary>
    internal int Start => _start;

    /// <summary>Memory whose contents are whatever was there before.</summary>
    /// <param name="byteCount">How many bytes, 0 or more.</param>
    /// <returns>The storage.</returns>
    /// <exception cref="TensorRuntimeException">More than <see cref="Largest"/> bytes.</exception>
    public static HostStorage Allocate(long byteCount) => new(Checked(byteCount));

    /// <summary>All its bytes as elements of a type; bytes at the end that make no whole one are left out.</summary>
    /// <typeparam name="T">The .NET type of an element.</typeparam>
    /// <returns>The elements.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Elements<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes);

    /// <summary>Changes the size; as many bytes as fit keep their values.</summary>
    /// <param name="byteCount">The new size, 0 or more.</param>
    /// <exception cref="TensorRuntimeException">More than <see cref="Largest"/> bytes.</exception>
    public void Resize(long byteCount)
    {
        var count = Checked(byteCount);
        var old = Bytes;
        var kept = Math.Min(count, old.Length);
        var (bytes, lease) = (_bytes, _lease);
        if (bytes is null && count <= Unsafe.SizeOf<InPlace>())
        {
            _byteCount = count;
            return;
        }

        (_bytes, _lease, _start) = (null, null, 0);
        var small = _small;
        Take(count);
        (bytes is null ? MemoryMarshal.CreateSpan(ref Unsafe.As<InPlace, byte>(ref small), kept) : old[..kept]).CopyTo(Bytes);
        lease?.Return();
    }

    /// <summary>
    /// Gives the memory back at once instead of when nobody reaches it: for temporaries of a kernel. Every tensor over it is empty of data
    /// afterwards, and nobody may hold a span over it.
    /// </summary>
    public void Free()
    {
        var lease = _lease;
        (_bytes, _lease, _start, _byteCount) = (null, null, 0, 0);
        lease?.Return();
    }

    private void Take(int byteCount)
    {
        _byteCount = byteCount;
        if (byteCount <= Unsafe.SizeOf<InPlace>()) return;
        if (byteCount < HostBuffers.Smallest)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(byteCount);
            return;
        }

        _lease = HostBuffers.Rent(byteCount);
        (_bytes, _start) = (_lease.Bytes, _lease.Start);
    }

    private static int Checked(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        return byteCount <= Largest ? (int)byteCount
            : throw new TensorRuntimeException(new OperationError("allocate", $"{byteCount} bytes are more than the {Largest} that one host storage holds"));
    }

    // A tensor of one or two numbers needs no array.
    [InlineArray(16)]
    private struct InPlace
    {
        private byte _first;
    }
}
