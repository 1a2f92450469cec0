using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Cli.Verification;

/// <summary>Some value of a type, for arguments that have no keys: which one makes no difference to dispatch, but a call refuses the wrong type.</summary>
internal static class AnyValue
{
    public static Value Of(SchemaType type) => type switch
    {
        SchemaType.Optional => Value.None,
        SchemaType.List list => Value.FromList([.. Enumerable.Range(0, list.Size ?? 0).Select(_ => Of(list.Element))]),
        SchemaType.Tuple tuple => Value.FromTuple([.. tuple.Elements.Select(Of)]),
        SchemaType.Dict => Value.FromObject(ValueKind.Dict, new object()),
        SchemaType.Base word => OfWord(word.Kind),
        _ => Value.FromObject(ValueKind.Object, new object()),
    };

    private static Value OfWord(BaseType word) => word switch
    {
        BaseType.Int or BaseType.SymInt or BaseType.DeviceIndex or BaseType.Scalar or BaseType.Number or BaseType.Any or BaseType.AnyEnumType => Value.From(1L),
        BaseType.Float or BaseType.SymFloat => Value.From(1.0),
        BaseType.Bool or BaseType.SymBool => Value.From(true),
        BaseType.Complex => Value.From(System.Numerics.Complex.One),
        BaseType.Str or BaseType.Dimname => Value.From("x"),
        BaseType.Device => Value.From(new Device(DeviceType.Cpu)),
        BaseType.Layout => Value.From(TensorLayout.Strided),
        BaseType.ScalarType => Value.From(ScalarType.Float),
        BaseType.MemoryFormat => Value.From(default(MemoryFormat)),
        BaseType.QScheme => Value.From(default(QScheme)),
        BaseType.Generator => Value.FromObject(ValueKind.Generator, new object()),
        BaseType.Storage => Value.FromObject(ValueKind.Storage, new object()),
        BaseType.Stream => Value.FromObject(ValueKind.Stream, new object()),
        BaseType.AnyListType => Value.FromList(),
        BaseType.AnyTupleType => Value.FromTuple(),
        BaseType.None or BaseType.NoneType => Value.None,
        BaseType.Tensor => Value.From(Tensor.Undefined),
        _ => Value.FromObject(ValueKind.Object, new object()),
    };
}
