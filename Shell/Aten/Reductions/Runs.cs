using System.Numerics;
using System.Numerics.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>
/// Reads elements of any type, in any steps, as a run of the type that a kernel computes in; and writes them back. A kernel is then written for
/// few types: 16-bit floating-point numbers are computed with as float32, truth values as bytes.
/// </summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
internal readonly unsafe struct Runs<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly delegate*<byte*, long, Span<T>, void> _read;
    private readonly delegate*<ReadOnlySpan<T>, byte*, long, void> _write;
    private readonly bool _isDirect;

    /// <summary>How tensors of an element type are read and written.</summary>
    /// <param name="type">The element type: one whose conversion from and to <typeparamref name="T"/> makes sense.</param>
    public Runs(ScalarType type)
    {
        _isDirect = type != ScalarType.Bool && Is(type);
        ElementSize = ScalarTypes.SizeOf(type);
        _read = type switch
        {
            ScalarType.Byte or ScalarType.Bool => &Read<byte>,
            ScalarType.Char => &Read<sbyte>,
            ScalarType.Short => &Read<short>,
            ScalarType.Int => &Read<int>,
            ScalarType.Long => &Read<long>,
            ScalarType.Half => &Read<Half>,
            ScalarType.Float => &Read<float>,
            ScalarType.Double => &Read<double>,
            ScalarType.BFloat16 => &ReadBFloat16,
            _ => throw new TensorNotImplementedException(new TypeNotServedError("read", type)),
        };
        _write = type switch
        {
            ScalarType.Byte => &Write<byte>,
            ScalarType.Char => &Write<sbyte>,
            ScalarType.Short => &Write<short>,
            ScalarType.Int => &Write<int>,
            ScalarType.Long => &Write<long>,
            ScalarType.Half => &Write<Half>,
            ScalarType.Float => &Write<float>,
            ScalarType.Double => &Write<double>,
            ScalarType.Bool => &WriteTruth,
            _ => &WriteBFloat16,
        };
    }

    private Runs(ScalarType type, delegate*<byte*, long, Span<T>, void> read)
    {
        ElementSize = ScalarTypes.SizeOf(type);
        _read = read;
    }

    /// <summary>How tensors are read as truth values: 1 where an element is not zero, otherwise 0.</summary>
    /// <param name="type">The element type.</param>
    /// <returns>The reading.</returns>
    public static Runs<T> OfTruth(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Bool => new(type, &Truth<byte>),
        ScalarType.Char => new(type, &Truth<sbyte>),
        ScalarType.Short => new(type, &Truth<short>),
        ScalarType.Int => new(type, &Truth<int>),
        ScalarType.Long => new(type, &Truth<long>),
        ScalarType.Half => new(type, &Truth<Half>),
        ScalarType.Float => new(type, &Truth<float>),
        ScalarType.Double => new(type, &Truth<double>),
        ScalarType.ComplexDouble => new(type, &Truth<Complex>),
        // The bits of a bfloat16 number without its sign.
        ScalarType.BFloat16 => new(type, &TruthOfBFloat16),
        ScalarType.ComplexFloat => new(type, &TruthOfComplex64),
        _ => throw new TensorNotImplementedException(new TypeNotServedError("truth", type)),
    };

    /// <summary>The size of an element in bytes.</summary>
    public int ElementSize { get; }

    /// <summary>Whether a run needs no conversion and is read where it is.</summary>
    /// <param name="step">From one element to the next.</param>
    /// <returns>The truth.</returns>
    public bool IsDirect(long step) => _isDirect && step == 1;

    /// <summary>A run of elements.</summary>
    /// <param name="from">The first.</param>
    /// <param name="step">From one to the next, in elements.</param>
    /// <param name="space">Room for the run; its length is that of the run.</param>
    /// <returns>The run: in the space, or where it is if nothing had to be converted.</returns>
    public ReadOnlySpan<T> Read(byte* from, long step, Span<T> space)
    {
        if (_isDirect && step == 1) return new(from, space.Length);
        _read(from, step, space);
        return space;
    }

    /// <summary>One element.</summary>
    /// <param name="from">Where it is.</param>
    /// <returns>Its value.</returns>
    public T ReadOne(byte* from)
    {
        T value;
        _read(from, 1, new(&value, 1));
        return value;
    }

    /// <summary>Writes a run.</summary>
    /// <param name="run">The values.</param>
    /// <param name="to">Where the first goes.</param>
    /// <param name="step">From one to the next, in elements.</param>
    public void Write(ReadOnlySpan<T> run, byte* to, long step) => _write(run, to, step);

    /// <summary>Writes one element.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="to">Where it goes.</param>
    public void WriteOne(T value, byte* to) => _write(new(&value, 1), to, 1);

    private static bool Is(ScalarType type) => type switch
    {
        ScalarType.Byte => typeof(T) == typeof(byte),
        ScalarType.Int => typeof(T) == typeof(int),
        ScalarType.Long => typeof(T) == typeof(long),
        ScalarType.Float => typeof(T) == typeof(float),
        ScalarType.Double => typeof(T) == typeof(double),
        _ => false,
    };

    private static void Read<TFrom>(byte* from, long step, Span<T> to)
        where TFrom : unmanaged, INumberBase<TFrom>
    {
        var source = (TFrom*)from;
        if (step == 1)
        {
            TensorPrimitives.ConvertTruncating(new ReadOnlySpan<TFrom>(source, to.Length), to);
            return;
        }

        for (var i = 0; i < to.Length; i++) to[i] = T.CreateTruncating(source[i * step]);
    }

    private static void ReadBFloat16(byte* from, long step, Span<T> to)
    {
        for (var i = 0; i < to.Length; i++) to[i] = T.CreateTruncating((float)((BFloat16*)from)[i * step]);
    }

    private static void Truth<TFrom>(byte* from, long step, Span<T> to)
        where TFrom : unmanaged, INumberBase<TFrom>
    {
        for (var i = 0; i < to.Length; i++) to[i] = TFrom.IsZero(((TFrom*)from)[i * step]) ? T.Zero : T.One;
    }

    private static void TruthOfBFloat16(byte* from, long step, Span<T> to)
    {
        for (var i = 0; i < to.Length; i++) to[i] = (((BFloat16*)from)[i * step].Bits & 0x7FFF) == 0 ? T.Zero : T.One;
    }

    private static void TruthOfComplex64(byte* from, long step, Span<T> to)
    {
        for (var i = 0; i < to.Length; i++) to[i] = ((Complex64*)from)[i * step] is { Real: 0, Imaginary: 0 } ? T.Zero : T.One;
    }

    private static void Write<TTo>(ReadOnlySpan<T> run, byte* to, long step)
        where TTo : unmanaged, INumberBase<TTo>
    {
        var target = (TTo*)to;
        if (step == 1)
        {
            TensorPrimitives.ConvertTruncating(run, new Span<TTo>(target, run.Length));
            return;
        }

        for (var i = 0; i < run.Length; i++) target[i * step] = TTo.CreateTruncating(run[i]);
    }

    private static void WriteTruth(ReadOnlySpan<T> run, byte* to, long step)
    {
        for (var i = 0; i < run.Length; i++) to[i * step] = T.IsZero(run[i]) ? (byte)0 : (byte)1;
    }

    private static void WriteBFloat16(ReadOnlySpan<T> run, byte* to, long step)
    {
        for (var i = 0; i < run.Length; i++) ((BFloat16*)to)[i * step] = (BFloat16)float.CreateTruncating(run[i]);
    }
}
