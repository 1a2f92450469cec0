using System.Text;

namespace Functional.Dispatch.Schemas;

/// <summary>An argument or a return of a schema.</summary>
/// <param name="Type">Its type, with alias annotations.</param>
/// <param name="Name">Its name; empty for a return without one.</param>
/// <param name="Default">The value taken when the call gives none, or <see langword="null"/> when it must be given. Returns have none.</param>
/// <param name="IsKeywordOnly">Whether it stands after <c>*</c> and can be given by name only. Returns never are.</param>
public sealed record Argument(SchemaType Type, string Name = "", DefaultValue? Default = null, bool IsKeywordOnly = false)
{
    /// <summary>The type's annotation, or of a list or optional without one its element's; <see langword="null"/> when there is none.</summary>
    public AliasAnnotation? Alias
    {
        get
        {
            var type = Type;
            while (type.Alias is null && type is SchemaType.List or SchemaType.Optional)
                type = type.Parts[0];
            return type.Alias;
        }
    }

    /// <summary>
    /// Whether the dispatcher takes keys from this argument: its type is <c>Tensor</c>, <c>Tensor?</c>, <c>Tensor[]</c> or <c>Tensor?[]</c>,
    /// whatever the annotations and sizes. Deeper nestings take no part.
    /// </summary>
    public bool TakesPartInDispatch => Type switch
    {
        SchemaType.List list => IsTensorOrOptional(list.Element),
        var type => IsTensorOrOptional(type),
    };

    /// <summary>The argument as a schema writes it; <c>*</c> before the first keyword-only argument is the schema's to write.</summary>
    /// <returns>For example <c>int dim=-1</c>.</returns>
    public override string ToString() => Print(new StringBuilder()).ToString();

    internal StringBuilder Print(StringBuilder output)
    {
        Type.Print(output);
        if (Name.Length > 0)
            output.Append(' ').Append(Name);
        return Default is null ? output : Default.Print(output.Append('='));
    }

    private static bool IsTensorOrOptional(SchemaType type) =>
        type is SchemaType.Base { Kind: BaseType.Tensor }
            or SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.Tensor } };
}
