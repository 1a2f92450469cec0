namespace Functional.Dispatch.Shell.Calls;

/// <summary>Says which schema type a class's objects are: <c>Generator</c>, <c>Storage</c>, <c>Stream</c>, <c>Quantizer</c> or a class name such as <c>__torch__.torch.classes.c10d.Work</c>. Without it a class is <c>Any</c>.</summary>
/// <param name="type">The type as a schema writes it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SchemaTypeAttribute(string type) : Attribute
{
    /// <summary>The type as a schema writes it.</summary>
    public string Type { get; } = type;
}
