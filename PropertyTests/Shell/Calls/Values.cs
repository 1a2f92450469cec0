using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

/// <summary>Values of every schema type.</summary>
internal static class Values
{
    /// <summary>Any value of a type.</summary>
    public static Gen<Value> Of(SchemaType type) => type switch
    {
        SchemaType.Optional optional => Gen.Frequency((1, Gen.Constant(Value.None)), (3, Of(optional.Element))),
        SchemaType.Base word => OfWord(word.Kind),
        SchemaType.List list => Gen.Choose(0, 3).SelectMany(n => Gen.ListOf(Of(list.Element), n)).Select(items => Value.FromList([.. items])),
        SchemaType.Tuple tuple => Gen.CollectToArray(tuple.Elements, Of).Select(items => Value.FromTuple([.. items])),
        SchemaType.Dict => Objects(ValueKind.Dict),
        SchemaType.Variable => Gen.OneOf(OfWord(BaseType.Int), OfWord(BaseType.Str)),
        _ => Objects(ValueKind.Object),
    };

    /// <summary>A value that is of no type in reach of a schema but <c>Any</c>: each fits a type exactly when <see cref="ArgumentCheck"/> says so.</summary>
    public static ImmutableArray<Value> OneOfEachKind { get; } =
    [
        Value.None, Value.From(TestTensor.Cpu()), Value.From(1L), Value.From(1.5), Value.From(true), Value.From(new Complex(1, 2)), Value.From("s"),
        Value.From(new Device(DeviceType.Cpu)), Value.From(ScalarType.Float), Value.From(TensorLayout.Strided), Value.From(MemoryFormat.Preserve),
        Value.From(QScheme.PerTensorAffine), Value.FromObject(ValueKind.SymInt, "s0"), Value.FromList(Value.From("x")), Value.FromTuple(Value.From("x")),
        Value.FromObject(ValueKind.Dict, new object()), Value.FromObject(ValueKind.Generator, new object()), Value.FromObject(ValueKind.Storage, new object()),
        Value.FromObject(ValueKind.Stream, new object()), Value.FromObject(ValueKind.Object, new object()),
    ];

    /// <summary>The .NET type that stands for a schema type, as the generator chooses it.</summary>
    public static Type NetType(SchemaType type) => Find(type) ?? typeof(Value);

    private static Type? Find(SchemaType type) => type switch
    {
        SchemaType.Base word => Word(word.Kind),
        SchemaType.List list => Find(list.Element) is { } item ? typeof(IReadOnlyList<>).MakeGenericType(item) : null,
        SchemaType.Optional { Element: SchemaType.Optional } => null,
        SchemaType.Optional optional => Find(optional.Element) is { } inner ? inner.IsValueType ? typeof(Nullable<>).MakeGenericType(inner) : inner : null,
        _ => null,
    };

    private static Type? Word(BaseType kind) => kind switch
    {
        BaseType.Tensor => typeof(TestTensor),
        BaseType.Int => typeof(long),
        BaseType.Float => typeof(double),
        BaseType.Bool => typeof(bool),
        BaseType.Complex => typeof(Complex),
        BaseType.Str or BaseType.Dimname => typeof(string),
        BaseType.Scalar or BaseType.Number => typeof(Scalar),
        BaseType.SymInt => typeof(SymInt),
        BaseType.Device => typeof(Device),
        BaseType.ScalarType => typeof(ScalarType),
        BaseType.Layout => typeof(TensorLayout),
        BaseType.MemoryFormat => typeof(MemoryFormat),
        BaseType.QScheme => typeof(QScheme),
        BaseType.Generator or BaseType.Storage or BaseType.Stream or BaseType.Quantizer => typeof(object),
        _ => null,
    };

    private static Gen<Value> OfWord(BaseType kind) => kind switch
    {
        BaseType.Tensor => Gen.Fresh(() => Value.From(TestTensor.Cpu())),
        BaseType.Int or BaseType.DeviceIndex => ArbMap.Default.GeneratorFor<long>().Select(Value.From),
        BaseType.Float => ArbMap.Default.GeneratorFor<double>().Select(Value.From),
        BaseType.Bool => ArbMap.Default.GeneratorFor<bool>().Select(Value.From),
        BaseType.Complex => ArbMap.Default.GeneratorFor<double>().Two().Select(p => Value.From(new Complex(p.Item1, p.Item2))),
        BaseType.Str or BaseType.Dimname => ArbMap.Default.GeneratorFor<string>().Select(s => Value.From(s ?? "")),
        BaseType.Scalar or BaseType.Number => Gen.OneOf(OfWord(BaseType.Int), OfWord(BaseType.Float), OfWord(BaseType.Bool), OfWord(BaseType.Complex)),
        BaseType.SymInt => Gen.OneOf(OfWord(BaseType.Int), Objects(ValueKind.SymInt)),
        BaseType.SymFloat => Gen.OneOf(OfWord(BaseType.Float), Objects(ValueKind.Object)),
        BaseType.SymBool => Gen.OneOf(OfWord(BaseType.Bool), Objects(ValueKind.Object)),
        BaseType.Device => Gen.Choose(-1, 3).Select(i => Value.From(new Device(DeviceType.Cuda, i))),
        BaseType.ScalarType => Gen.Elements(Enum.GetValues<ScalarType>()).Select(Value.From),
        BaseType.Layout => Gen.Elements(Enum.GetValues<TensorLayout>()).Select(Value.From),
        BaseType.MemoryFormat => Gen.Elements(Enum.GetValues<MemoryFormat>()).Select(Value.From),
        BaseType.QScheme => Gen.Elements(Enum.GetValues<QScheme>()).Select(Value.From),
        BaseType.Generator => Objects(ValueKind.Generator),
        BaseType.Storage => Objects(ValueKind.Storage),
        BaseType.Stream => Objects(ValueKind.Stream),
        BaseType.Any => Gen.Elements(OneOfEachKind.AsEnumerable()),
        BaseType.AnyListType => Of(new SchemaType.List(new SchemaType.Base(BaseType.Int))),
        BaseType.AnyTupleType => Gen.Constant(Value.FromTuple(Value.From(1L))),
        BaseType.None or BaseType.NoneType => Gen.Constant(Value.None),
        _ => Objects(ValueKind.Object),
    };

    private static Gen<Value> Objects(ValueKind kind) => Gen.Fresh(() => Value.FromObject(kind, new object()));
}
