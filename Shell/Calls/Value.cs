using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// One argument or result of a boxed call: a tagged union of everything the schema language has. Sixteen bytes; scalars are held without
/// boxing. The default value is None.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    // A scalar has its tag here and its bits beside it; anything else is the object itself, its kind in the bits; null is None.
    private readonly object? _reference;
    private readonly long _bits;

    private Value(object? reference, long bits)
    {
        _reference = reference;
        _bits = bits;
    }

    private sealed class ScalarTag(ValueKind kind)
    {
        public static readonly ScalarTag Int = new(ValueKind.Int);
        public static readonly ScalarTag Float = new(ValueKind.Float);
        public static readonly ScalarTag Bool = new(ValueKind.Bool);
        public static readonly ScalarTag Device = new(ValueKind.Device);
        public static readonly ScalarTag ScalarType = new(ValueKind.ScalarType);
        public static readonly ScalarTag Layout = new(ValueKind.Layout);
        public static readonly ScalarTag MemoryFormat = new(ValueKind.MemoryFormat);
        public static readonly ScalarTag QScheme = new(ValueKind.QScheme);

        public ValueKind Kind { get; } = kind;
    }

    /// <summary>Nothing.</summary>
    public static Value None => default;

    /// <summary>What is held.</summary>
    public ValueKind Kind => _reference switch
    {
        null => ValueKind.None,
        ScalarTag tag => tag.Kind,
        _ => (ValueKind)_bits,
    };

    /// <summary>Whether nothing is held.</summary>
    public bool IsNone => _reference is null;

    /// <summary>The tensor held, or null when it is something else.</summary>
    public KeyedObject? AsTensor
    {
        // Two comparisons instead of a walk up the class hierarchy: From made the kind say so, and only a scalar's bits can look like it.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _bits == (long)ValueKind.Tensor && _reference is { } held && held.GetType() != typeof(ScalarTag) ? Unsafe.As<KeyedObject>(held) : null;
    }

    /// <summary>The object held, without asking for its kind; a tag when a scalar is held.</summary>
    internal object? AsObject => _reference;

    /// <summary>A tensor; null gives None.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The value.</returns>
    public static Value From(KeyedObject? tensor) => new(tensor, (long)ValueKind.Tensor);

    /// <summary>An integer.</summary>
    /// <param name="value">The integer.</param>
    /// <returns>The value.</returns>
    public static Value From(long value) => new(ScalarTag.Int, value);

    /// <summary>A double.</summary>
    /// <param name="value">The double.</param>
    /// <returns>The value.</returns>
    public static Value From(double value) => new(ScalarTag.Float, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A truth value.</summary>
    /// <param name="value">The truth value.</param>
    /// <returns>The value.</returns>
    public static Value From(bool value) => new(ScalarTag.Bool, value ? 1 : 0);

    /// <summary>A complex number; the one scalar that is boxed, as it does not fit.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static Value From(Complex value) => new(value, (long)ValueKind.Complex);

    /// <summary>A text; null gives None.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The value.</returns>
    public static Value From(string? value) => new(value, (long)ValueKind.String);

    /// <summary>A device.</summary>
    /// <param name="value">The device.</param>
    /// <returns>The value.</returns>
    public static Value From(Device value) => new(ScalarTag.Device, ((long)value.Type << 32) | (uint)value.Index);

    /// <summary>An element type.</summary>
    /// <param name="value">The type.</param>
    /// <returns>The value.</returns>
    public static Value From(ScalarType value) => new(ScalarTag.ScalarType, (long)value);

    /// <summary>A layout.</summary>
    /// <param name="value">The layout.</param>
    /// <returns>The value.</returns>
    public static Value From(Keys.TensorLayout value) => new(ScalarTag.Layout, (long)value);

    /// <summary>A memory format.</summary>
    /// <param name="value">The format.</param>
    /// <returns>The value.</returns>
    public static Value From(MemoryFormat value) => new(ScalarTag.MemoryFormat, (long)value);

    /// <summary>A quantisation scheme.</summary>
    /// <param name="value">The scheme.</param>
    /// <returns>The value.</returns>
    public static Value From(QScheme value) => new(ScalarTag.QScheme, (long)value);

    /// <summary>A list.</summary>
    /// <param name="items">Its items, of one kind (or None among them).</param>
    /// <returns>The value.</returns>
    public static Value FromList(params ImmutableArray<Value> items) => new(new ValueSequence(items), (long)ValueKind.List);

    /// <summary>A tuple.</summary>
    /// <param name="items">Its items, of any kinds.</param>
    /// <returns>The value.</returns>
    public static Value FromTuple(params ImmutableArray<Value> items) => new(new ValueSequence(items), (long)ValueKind.Tuple);

    /// <summary>An object of a reference kind: Dict, Generator, Storage, Stream, SymInt or Object; null gives None.</summary>
    /// <param name="kind">The kind it is handed around as.</param>
    /// <param name="value">The object.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind has a factory of its own.</exception>
    public static Value FromObject(ValueKind kind, object? value) =>
        kind is ValueKind.Dict or ValueKind.Generator or ValueKind.Storage or ValueKind.Stream or ValueKind.SymInt or ValueKind.Object
            ? new(value, (long)kind)
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "a kind with a factory of its own");

    /// <summary>The integer held.</summary>
    public long ToInt64() => _reference == (object)ScalarTag.Int ? _bits : Wrong<long>(ValueKind.Int);

    /// <summary>The double held.</summary>
    public double ToDouble() => _reference == (object)ScalarTag.Float ? BitConverter.Int64BitsToDouble(_bits) : Wrong<double>(ValueKind.Float);

    /// <summary>The truth value held.</summary>
    public bool ToBoolean() => _reference == (object)ScalarTag.Bool ? _bits != 0 : Wrong<bool>(ValueKind.Bool);

    /// <summary>The complex number held.</summary>
    public Complex ToComplex() => _reference is Complex value ? value : Wrong<Complex>(ValueKind.Complex);

    /// <summary>The device held.</summary>
    public Device ToDevice() =>
        _reference == (object)ScalarTag.Device ? new((Keys.DeviceType)(_bits >> 32), (int)_bits) : Wrong<Device>(ValueKind.Device);

    /// <summary>The element type held.</summary>
    public ScalarType ToScalarType() => _reference == (object)ScalarTag.ScalarType ? (ScalarType)_bits : Wrong<ScalarType>(ValueKind.ScalarType);

    /// <summary>The layout held.</summary>
    public Keys.TensorLayout ToLayout() => _reference == (object)ScalarTag.Layout ? (Keys.TensorLayout)_bits : Wrong<Keys.TensorLayout>(ValueKind.Layout);

    /// <summary>The memory format held.</summary>
    public MemoryFormat ToMemoryFormat() =>
        _reference == (object)ScalarTag.MemoryFormat ? (MemoryFormat)_bits : Wrong<MemoryFormat>(ValueKind.MemoryFormat);

    /// <summary>The quantisation scheme held.</summary>
    public QScheme ToQScheme() => _reference == (object)ScalarTag.QScheme ? (QScheme)_bits : Wrong<QScheme>(ValueKind.QScheme);

    /// <summary>The items of the list or tuple held.</summary>
    public ImmutableArray<Value> Items => _reference is ValueSequence sequence ? sequence.Items : Wrong<ImmutableArray<Value>>(ValueKind.List);

    /// <summary>The object held, for the kinds that are objects: text, Dict, Generator, Storage, Stream, SymInt, Object and tensors; null for None.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The object.</returns>
    public T? ToObject<T>()
        where T : class => _reference switch
    {
        null => null,
        T value when value is not ScalarTag => value,
        _ => Wrong<T>(ValueKind.Object),
    };

    /// <summary>The union of the keys of the tensors in this value: a tensor's own, a list's items'. What extraction reads.</summary>
    /// <returns>The set.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Keys.DispatchKeySet KeyUnion() => AsTensor is { } tensor ? tensor.KeySet : KeyUnionOfItems();

    private Keys.DispatchKeySet KeyUnionOfItems() => _reference is ValueSequence sequence ? sequence.KeyUnion() : Keys.DispatchKeySet.Empty;

    private sealed class ValueSequence(ImmutableArray<Value> items)
    {
        public ImmutableArray<Value> Items { get; } = items;

        public Keys.DispatchKeySet KeyUnion()
        {
            var keys = Keys.DispatchKeySet.Empty;
            foreach (var item in Items) keys |= item.KeyUnion();
            return keys;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Wrong<T>(ValueKind asked) => throw new ArgumentTypeException(new ValueKindError(asked, Kind));

    // None has one meaning and any kind: a null tensor is None as a null text is.
    /// <inheritdoc />
    public bool Equals(Value other) => (IsNone && other.IsNone) || (_bits == other._bits && (ReferenceEquals(_reference, other._reference)
        || (_reference is ValueSequence a && other._reference is ValueSequence b && a.Items.SequenceEqual(b.Items))
        || (_reference is string or Complex && _reference.Equals(other._reference))));

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => IsNone ? 0 : HashCode.Combine(Kind, _bits);

    /// <summary>Equality: scalars and texts by value, lists and tuples item by item, everything else by identity.</summary>
    /// <param name="left">A value.</param>
    /// <param name="right">A value.</param>
    /// <returns>True when equal.</returns>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    /// <param name="left">A value.</param>
    /// <param name="right">A value.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        ValueKind.None => "None",
        ValueKind.Int => ToInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        ValueKind.Float => ToDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        ValueKind.Bool => ToBoolean() ? "True" : "False",
        ValueKind.List => $"[{string.Join(", ", Items)}]",
        ValueKind.Tuple => $"({string.Join(", ", Items)})",
        ValueKind.Device => ToDevice().ToString(),
        ValueKind.ScalarType => ToScalarType().ToString(),
        ValueKind.Layout => ToLayout().ToString(),
        ValueKind.MemoryFormat => ToMemoryFormat().ToString(),
        ValueKind.QScheme => ToQScheme().ToString(),
        _ => _reference!.ToString() ?? Kind.ToString(),
    };
}
