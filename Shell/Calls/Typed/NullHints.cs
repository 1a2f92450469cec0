using System.Reflection;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Which reference types of a parameter may be null: told by the compiler's annotations, or by the schema that the parameter stands for.</summary>
internal sealed class NullHints
{
    private readonly NullabilityInfo? _annotated;
    private readonly SchemaType? _schema;

    public NullHints(NullabilityInfo annotated) => _annotated = annotated;

    public NullHints(SchemaType schema) => _schema = schema;

    /// <summary>Whether null is allowed; code without annotations allows none.</summary>
    public bool IsOptional => _annotated is not null ? _annotated.ReadState == NullabilityState.Nullable : _schema is SchemaType.Optional;

    /// <summary>The same for the items of a list.</summary>
    public NullHints Item =>
        _annotated is not null ? new(_annotated.ElementType ?? _annotated.GenericTypeArguments[0])
        : new(Required is SchemaType.List list ? list.Element : Required);

    /// <summary>The same for the parts of a tuple.</summary>
    public NullHints Part(int index) =>
        _annotated is not null ? new(_annotated.GenericTypeArguments[index])
        : new(_schema is SchemaType.Tuple tuple && index < tuple.Elements.Count ? tuple.Elements[index] : _schema!);

    /// <summary>The schema type without its question mark, when the schema is what is known.</summary>
    public SchemaType Required => _schema is SchemaType.Optional optional ? optional.Element : _schema!;

    /// <summary>Whether the schema is what is known.</summary>
    public bool IsFromSchema => _schema is not null;
}
