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
        if (_used + size > MostBytes) throw new InvalidOperationException($"more than {MostBytes} bytes of kernel arguments");
        MemoryMarshal.Write(((Span<byte>)_bytes)[_used..], value);
        _places[Next()] = new Place((short)_used, (short)size);
        _used += (size + 7) & ~7;
    }

    /// <summary>Adds a structure that is known by its bytes.</summary>
    /// <param name="value">The bytes, laid out as the kernel's parameter.</param>
    /// <exception cref="InvalidOperationException">There are too many arguments, or too many bytes.</exception>
    public void Add(scoped ReadOnlySpan<byte> value)
    {
        if (_used + value.Length > MostBytes) throw new InvalidOperationException($"more than {MostBytes} bytes of kernel arguments");
        value.CopyTo(((Span<byte>)_bytes)[_used..]);
        _places[Next()] = new Place((short)_used, (short)value.Length);
        _used += (value.Length + 7) & ~7;
    }

    internal readonly IBuffer? Buffer(int index) => _buffers[index];

    [UnscopedRef]
    internal readonly ReadOnlySpan<byte> Value(int index) => ((ReadOnlySpan<byte>)_bytes).Slice(_places[index].Offset, _places[index].Size);

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
