using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional.Dispatch.Gpu.Devices;

/// <summary>
/// The arguments of one launch, in the order of the kernel's parameters: buffers, and values of plain types passed by their bytes. Lives on the
/// caller's stack; nothing is allocated.
/// </summary>
public ref struct KernelArguments
{
    /// <summary>How many arguments there can be.</summary>
    public const int MostArguments = 16;

    /// <summary>How many bytes all values together can have, each taking a multiple of 8.</summary>
    public const int MostBytes = 512;

    private Buffers _buffers;
    private Places _places;
    private Bytes _bytes;
    private int _used;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a buffer.</summary>
    /// <param name="buffer">The buffer; its kernel parameter is a <c>global</c> pointer.</param>
    /// <exception cref="InvalidOperationException">There are too many arguments.</exception>
    public void Add(IBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        _buffers[Next()] = buffer;
    }

    /// <summary>Adds a value.</summary>
    /// <typeparam name="T">A type laid out as the kernel's parameter.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">There are too many arguments, or too many bytes.</exception>
    public void Add<T>(in T value)
        where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        if (_used + size > MostBytes) throw TooManyBytes();
        MemoryMarshal.Write(((Span<byte>)_bytes)[_used..], value);
        _places[Next()] = new Place((short)_used, (short)size);
        _used += (size + 7) & ~7;
    }

    /// <summary>Adds a value that is known by its bytes.</summary>
    /// <param name="bytes">The value as the kernel's parameter is laid out.</param>
    /// <exception cref="InvalidOperationException">There are too many arguments, or too many bytes.</exception>
    public void Add(scoped ReadOnlySpan<byte> bytes)
    {
        if (_used + bytes.Length > MostBytes) throw TooManyBytes();
        bytes.CopyTo(((Span<byte>)_bytes)[_used..]);
        _places[Next()] = new Place((short)_used, (short)bytes.Length);
        _used += (bytes.Length + 7) & ~7;
    }

    /// <summary>The buffer at a place, for streams.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The buffer; null where there is a value.</returns>
    public readonly IBuffer? Buffer(int index) => _buffers[index];

    /// <summary>The value at a place, for streams.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>Its bytes; none where there is a buffer.</returns>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Value(int index) => ((ReadOnlySpan<byte>)_bytes).Slice(_places[index].Offset, _places[index].Size);

    private static InvalidOperationException TooManyBytes() => new($"more than {MostBytes} bytes of kernel arguments");

    private int Next() => Count < MostArguments ? Count++ : throw new InvalidOperationException($"more than {MostArguments} kernel arguments");

    private readonly record struct Place(short Offset, short Size);

    [InlineArray(MostArguments)]
    private struct Buffers
    {
        private IBuffer? _first;
    }

    [InlineArray(MostArguments)]
    private struct Places
    {
        private Place _first;
    }

    [InlineArray(MostBytes)]
    private struct Bytes
    {
        private byte _first;
    }
}
