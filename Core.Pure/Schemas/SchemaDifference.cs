using LanguageExt;
using static LanguageExt.Prelude;

namespace Functional.Dispatch.Schemas;

/// <summary>
/// Whether a kernel's inferred signature fits the schema its operator was defined with: PyTorch's <c>checkSchema</c>
/// (<c>cloneWithRealTypes</c>, then <c>findSchemaDifferences</c>). Names, defaults, alias annotations and list sizes do not count.
/// </summary>
public static class SchemaDifference
{
    /// <summary>The first difference, looking at the numbers of arguments and returns, then at the arguments' types, then at the returns'.</summary>
    /// <param name="defined">The schema the operator was defined with.</param>
    /// <param name="inferred">The signature inferred from the kernel, taken as it is.</param>
    /// <param name="symbolic">
    /// Whether the kernel can be called unboxed with symbolic integers. When it cannot, a defined argument of type <c>SymInt</c>,
    /// <c>SymInt?</c>, <c>SymInt[]</c> or <c>SymInt[]?</c> stands for the same type of <c>int</c>; returns are never changed.
    /// </param>
    /// <returns>One line that names the difference, or nothing when the signature fits.</returns>
    public static Option<string> Between(FunctionSchema defined, FunctionSchema inferred, bool symbolic)
    {
        if (defined.Arguments.Count != inferred.Arguments.Count)
            return Some($"the schema has {Count(defined.Arguments, "argument")} and the kernel {inferred.Arguments.Count}");
        if (defined.Returns.Count != inferred.Returns.Count)
            return Some($"the schema has {Count(defined.Returns, "return")} and the kernel {inferred.Returns.Count}");
        for (var i = 0; i < defined.Arguments.Count; i++)
        {
            var type = symbolic ? defined.Arguments[i].Type : Concrete(defined.Arguments[i].Type);
            if (!Same(type, inferred.Arguments[i].Type))
                return Some($"argument {i} (`{defined.Arguments[i].Name}`) is `{type}` in the schema and `{inferred.Arguments[i].Type}` in the kernel");
        }
        for (var i = 0; i < defined.Returns.Count; i++)
            if (!Same(defined.Returns[i].Type, inferred.Returns[i].Type))
                return Some($"return {i} is `{defined.Returns[i].Type}` in the schema and `{inferred.Returns[i].Type}` in the kernel");
        return None;
    }

    private static string Count(EquatableArray<Argument> items, string noun) => items.Count == 1 ? $"1 {noun}" : $"{items.Count} {noun}s";

    private static SchemaType Concrete(SchemaType type) => type switch
    {
        SchemaType.Base { Kind: BaseType.SymInt } => new SchemaType.Base(BaseType.Int),
        SchemaType.List { Element: SchemaType.Base { Kind: BaseType.SymInt } } list => list with { Element = Concrete(list.Element) },
        SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.SymInt } or SchemaType.List } optional =>
            optional with { Element = Concrete(optional.Element) },
        _ => type,
    };

    private static bool Same(SchemaType a, SchemaType b) => (a, b) switch
    {
        (SchemaType.Base x, SchemaType.Base y) => Real(x.Kind) == Real(y.Kind),
        (SchemaType.Variable x, SchemaType.Variable y) => x.Name == y.Name,
        (SchemaType.Class x, SchemaType.Class y) => x.QualifiedName == y.QualifiedName,
        (SchemaType.Optional, SchemaType.Optional)
            or (SchemaType.List, SchemaType.List)
            or (SchemaType.Tuple, SchemaType.Tuple)
            or (SchemaType.Dict, SchemaType.Dict)
            or (SchemaType.Future, SchemaType.Future)
            or (SchemaType.RRef, SchemaType.RRef)
            or (SchemaType.Await, SchemaType.Await) => SameParts(a.Parts, b.Parts),
        _ => false,
    };

    private static bool SameParts(EquatableArray<SchemaType> a, EquatableArray<SchemaType> b)
    {
        if (a.Count != b.Count)
            return false;
        for (var i = 0; i < a.Count; i++)
            if (!Same(a[i], b[i]))
                return false;
        return true;
    }

    // Three words are second names of another type; the parser keeps them, the comparison does not.
    private static BaseType Real(BaseType kind) => kind switch
    {
        BaseType.Dimname => BaseType.Str,
        BaseType.Number => BaseType.Scalar,
        BaseType.NoneType => BaseType.None,
        _ => kind,
    };
}
