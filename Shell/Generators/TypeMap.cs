using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>How one argument or return appears in C#.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Codec">The expression that makes its codec.</param>
/// <param name="IsTensor">Whether it is a tensor that must not be null.</param>
/// <param name="IsOptionalTensor">Whether it is a tensor that may be null.</param>
internal sealed record MappedType(string Type, string Codec, bool IsTensor = false, bool IsOptionalTensor = false);

/// <summary>Which C# type stands for which schema type.</summary>
/// <param name="tensor">The tensor class, fully qualified.</param>
internal sealed class TypeMap(string tensor)
{
    private const string Calls = "global::Functional.Dispatch.Shell.Calls.";
    private const string Codecs = Calls + "Codecs.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    /// <summary>The C# form of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="place">The expression that gives the type at run time.</param>
    public MappedType Of(SchemaType type, string place) => type switch
    {
        SchemaType.Base { Kind: BaseType.Tensor } => new(tensor, $"{Codecs}Tensor<{tensor}>()", IsTensor: true),
        SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.Tensor } } => new(tensor + "?", $"{Codecs}OptionalTensor<{tensor}>()", IsOptionalTensor: true),
        _ => Find(type, place) ?? new(Calls + "Value", $"{Codecs}Boxed({place})"),
    };

    // Without a place (the items of a list have none at run time) the types that need one are not found.
    private MappedType? Find(SchemaType type, string? place) => type switch
    {
        SchemaType.Base word => Word(word.Kind, place),
        SchemaType.List list => Listed(list, false),
        SchemaType.Optional { Element: SchemaType.List list } => Listed(list, true),
        SchemaType.Optional { Element: SchemaType.Base { Kind: var kind } } when place is not null && IsObject(kind) => new("object?", $"{Codecs}ObjectOf<object>({place})"),
        SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.Str or BaseType.Dimname } } => new("string?", Codecs + "OptionalStr"),
        SchemaType.Optional { Element: SchemaType.Base { Kind: var kind } } =>
            Word(kind, null) is { } inner ? new(inner.Type + "?", $"{Codecs}Optional({inner.Codec})") : null,
        _ => null,
    };

    private MappedType? Listed(SchemaType.List list, bool optional)
    {
        var item = list.Element switch
        {
            SchemaType.Base { Kind: BaseType.Tensor } => new MappedType(tensor, $"{Codecs}Tensor<{tensor}>()"),
            SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.Tensor } } => new(tensor + "?", $"{Codecs}OptionalTensor<{tensor}>()"),
            var element => Find(element, null),
        };
        if (item is null) return null;
        return optional ? new($"{List}<{item.Type}>?", $"{Codecs}List({item.Codec}, true)") : new($"{List}<{item.Type}>", $"{Codecs}List({item.Codec})");
    }

    private static MappedType? Word(BaseType kind, string? place) => kind switch
    {
        BaseType.Int or BaseType.DeviceIndex => new("long", Codecs + "Int"),
        BaseType.Float => new("double", Codecs + "Float"),
        BaseType.Bool => new("bool", Codecs + "Bool"),
        BaseType.Complex => new("global::System.Numerics.Complex", Codecs + "Complex"),
        BaseType.Str or BaseType.Dimname => new("string", Codecs + "Str"),
        BaseType.Scalar or BaseType.Number => new(Calls + "Scalar", Codecs + "Scalar"),
        BaseType.SymInt => new(Calls + "SymInt", Codecs + "SymInt"),
        BaseType.Device => new(Calls + "Device", Codecs + "Device"),
        BaseType.ScalarType => new(Calls + "ScalarType", Codecs + "ScalarType"),
        BaseType.Layout => new("global::Functional.Dispatch.Keys.TensorLayout", Codecs + "Layout"),
        BaseType.MemoryFormat => new(Calls + "MemoryFormat", Codecs + "MemoryFormat"),
        BaseType.QScheme => new(Calls + "QScheme", Codecs + "QScheme"),
        _ when place is not null && IsObject(kind) => new("object", $"{Codecs}ObjectOf<object>({place})!"),
        _ => null,
    };

    private static bool IsObject(BaseType kind) => kind is BaseType.Generator or BaseType.Storage or BaseType.Stream or BaseType.Quantizer;
}
