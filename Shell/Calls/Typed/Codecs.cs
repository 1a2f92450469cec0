using System.Collections.Immutable;
using System.Numerics;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>The codecs: which .NET type stands for which schema type.</summary>
public static class Codecs
{
    /// <summary><c>int</c>.</summary>
    public static Codec<long> Int { get; } = new SimpleCodec<long>(
        Word(BaseType.Int), "Int64", Value.From, static (in Value b, out long v) => Take(b, ValueKind.Int, static x => x.ToInt64(), out v));

    /// <summary><c>float</c>.</summary>
    public static Codec<double> Float { get; } = new SimpleCodec<double>(
        Word(BaseType.Float), "Double", Value.From, static (in Value b, out double v) => Take(b, ValueKind.Float, static x => x.ToDouble(), out v));

    /// <summary><c>bool</c>.</summary>
    public static Codec<bool> Bool { get; } = new SimpleCodec<bool>(
        Word(BaseType.Bool), "Boolean", Value.From, static (in Value b, out bool v) => Take(b, ValueKind.Bool, static x => x.ToBoolean(), out v));

    /// <summary><c>complex</c>.</summary>
    public static Codec<Complex> Complex { get; } = new SimpleCodec<Complex>(
        Word(BaseType.Complex), "Complex", Value.From, static (in Value b, out Complex v) => Take(b, ValueKind.Complex, static x => x.ToComplex(), out v));

    /// <summary><c>Scalar</c>.</summary>
    public static Codec<Scalar> Scalar { get; } = new SimpleCodec<Scalar>(
        Word(BaseType.Scalar), "Scalar", static s => s.ToValue(), Calls.Scalar.TryFrom);

    /// <summary><c>SymInt</c>.</summary>
    public static Codec<SymInt> SymInt { get; } = new SimpleCodec<SymInt>(
        Word(BaseType.SymInt), "SymInt", static s => s.ToValue(), Calls.SymInt.TryFrom, isSymbolic: true);

    /// <summary><c>Device</c>.</summary>
    public static Codec<Device> Device { get; } = new SimpleCodec<Device>(
        Word(BaseType.Device), "Device", Value.From, static (in Value b, out Device v) => Take(b, ValueKind.Device, static x => x.ToDevice(), out v));

    /// <summary><c>ScalarType</c>.</summary>
    public static Codec<ScalarType> ScalarType { get; } = new SimpleCodec<ScalarType>(
        Word(BaseType.ScalarType), "ScalarType", Value.From, static (in Value b, out ScalarType v) => Take(b, ValueKind.ScalarType, static x => x.ToScalarType(), out v));

    /// <summary><c>Layout</c>.</summary>
    public static Codec<TensorLayout> Layout { get; } = new SimpleCodec<TensorLayout>(
        Word(BaseType.Layout), "TensorLayout", Value.From, static (in Value b, out TensorLayout v) => Take(b, ValueKind.Layout, static x => x.ToLayout(), out v));

    /// <summary><c>MemoryFormat</c>.</summary>
    public static Codec<MemoryFormat> MemoryFormat { get; } = new SimpleCodec<MemoryFormat>(
        Word(BaseType.MemoryFormat), "MemoryFormat", Value.From, static (in Value b, out MemoryFormat v) => Take(b, ValueKind.MemoryFormat, static x => x.ToMemoryFormat(), out v));

    /// <summary><c>QScheme</c>.</summary>
    public static Codec<QScheme> QScheme { get; } = new SimpleCodec<QScheme>(
        Word(BaseType.QScheme), "QScheme", Value.From, static (in Value b, out QScheme v) => Take(b, ValueKind.QScheme, static x => x.ToQScheme(), out v));

    /// <summary>Any type: the boxed value as it is.</summary>
    public static Codec<Value> Any { get; } = Boxed(Word(BaseType.Any));

    /// <summary>The boxed value as it is, for a type without a .NET type of its own: dictionaries, futures, nested tuples.</summary>
    /// <param name="type">The schema type, which values are checked against.</param>
    /// <returns>The codec.</returns>
    public static Codec<Value> Boxed(SchemaType type) =>
        new SimpleCodec<Value>(type, "Value", static v => v, (in Value b, out Value v) => ArgumentCheck.Fits(v = b, type));

    /// <summary><c>Tensor</c>.</summary>
    /// <typeparam name="T">The tensor class.</typeparam>
    /// <returns>The codec; null is refused.</returns>
    public static Codec<T> Tensor<T>()
        where T : KeyedObject => new TensorCodec<T>(Word(BaseType.Tensor), false)!;

    /// <summary><c>Tensor?</c>.</summary>
    /// <typeparam name="T">The tensor class.</typeparam>
    /// <returns>The codec; null is None.</returns>
    public static Codec<T?> OptionalTensor<T>()
        where T : KeyedObject => new TensorCodec<T>(new SchemaType.Optional(Word(BaseType.Tensor)), true);

    /// <summary><c>str</c>.</summary>
    public static Codec<string> Str { get; } = Object<string>(Word(BaseType.Str), false)!;

    /// <summary><c>str?</c>.</summary>
    public static Codec<string?> OptionalStr { get; } = Object<string>(Word(BaseType.Str), true);

    /// <summary>An object handed around by reference.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="type">The schema type of the object itself: <c>Generator</c>, <c>Storage</c>, <c>Stream</c>, a custom class, anything.</param>
    /// <param name="optional">Whether null, standing for None, is allowed: then the codec's type is the optional one.</param>
    /// <returns>The codec.</returns>
    public static Codec<T?> Object<T>(SchemaType type, bool optional)
        where T : class =>
        new ObjectCodec<T>(optional ? new SchemaType.Optional(type) : type, typeof(T).Name, KindOf(type), optional);

    /// <summary><c>T?</c> of a value type.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="inner">Its codec.</param>
    /// <returns>The codec.</returns>
    public static Codec<T?> Optional<T>(Codec<T> inner)
        where T : struct => new NullableCodec<T>(inner);

    /// <summary><c>T[]</c>.</summary>
    /// <typeparam name="T">The item's type.</typeparam>
    /// <param name="item">The item's codec.</param>
    /// <param name="optional">Whether null, standing for None, is allowed.</param>
    /// <returns>The codec.</returns>
    public static Codec<IReadOnlyList<T>> List<T>(Codec<T> item, bool optional = false) => new ReadOnlyListCodec<T>(item, ListOf(item, optional), optional);

    /// <summary><c>T[]</c> as an array.</summary>
    /// <typeparam name="T">The item's type.</typeparam>
    /// <param name="item">The item's codec.</param>
    /// <param name="optional">Whether null, standing for None, is allowed.</param>
    /// <returns>The codec.</returns>
    public static Codec<T[]> Array<T>(Codec<T> item, bool optional = false) => new ArrayCodec<T>(item, ListOf(item, optional), optional);

    /// <summary><c>T[]</c> as an immutable array.</summary>
    /// <typeparam name="T">The item's type.</typeparam>
    /// <param name="item">The item's codec.</param>
    /// <returns>The codec.</returns>
    public static Codec<ImmutableArray<T>> ImmutableArray<T>(Codec<T> item) => new ImmutableArrayCodec<T>(item, ListOf(item, false));

    private static SchemaType.Base Word(BaseType type) => new SchemaType.Base(type);

    private static SchemaType ListOf(Codec item, bool optional)
    {
        var list = new SchemaType.List(item.Type);
        return optional ? new SchemaType.Optional(list) : list;
    }

    private static ValueKind KindOf(SchemaType type) => type switch
    {
        SchemaType.Base { Kind: BaseType.Str or BaseType.Dimname } => ValueKind.String,
        SchemaType.Base { Kind: BaseType.Generator } => ValueKind.Generator,
        SchemaType.Base { Kind: BaseType.Storage } => ValueKind.Storage,
        SchemaType.Base { Kind: BaseType.Stream } => ValueKind.Stream,
        _ => ValueKind.Object,
    };

    private static bool Take<T>(in Value boxed, ValueKind kind, Func<Value, T> read, out T value)
    {
        var fits = boxed.Kind == kind;
        value = fits ? read(boxed) : default!;
        return fits;
    }
}
