using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>An operator's class, as far as a set of operators needs it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Class">The class, fully qualified.</param>
/// <param name="Name">Its name.</param>
/// <param name="Schema">The schema's text.</param>
internal sealed record OperatorClass(string Namespace, string Class, string Name, string Schema)
{
    /// <summary>Whether it is of a namespace, or of one below it.</summary>
    public bool IsIn(string @namespace) => Namespace == @namespace || Namespace.StartsWith(@namespace + ".", System.StringComparison.Ordinal);

    public static OperatorClass? Read(GeneratorAttributeSyntaxContext found) =>
        found.TargetSymbol is INamedTypeSymbol { ContainingType: null } type && found.Attributes[0].ConstructorArguments is [{ Value: string schema }]
            ? new(type.ContainingNamespace.ToDisplayString(), type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), type.Name, schema)
            : null;
}

/// <summary>A class marked <c>[OperatorSet]</c>.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="HintName">The file to generate.</param>
/// <param name="Open">The text that opens it again.</param>
/// <param name="Close">The text that closes it.</param>
/// <param name="Finding">What is wrong with it, or null.</param>
/// <param name="Argument">The attribute's text argument, or null.</param>
internal sealed record OperatorSetClass(string Namespace, string Name, string HintName, string Open, string Close, Finding? Finding, string? Argument)
{
    public const string Attribute = "Functional.Dispatch.Shell.Calls.OperatorSetAttribute";
    public const string TableAttribute = "Functional.Dispatch.Shell.Autograd.DerivativeTableAttribute";

    public static OperatorSetClass Read(GeneratorAttributeSyntaxContext found, string suffix)
    {
        var type = (INamedTypeSymbol)found.TargetSymbol;
        var place = new ClassPlace(type);
        var (open, close) = (new CodeWriter(), new CodeWriter());
        place.Open(open);
        place.Close(close);
        return new(type.ContainingNamespace.ToDisplayString(), type.Name, place.HintName(suffix), open.ToString(), close.ToString(),
            place.Unfit(mustBeStatic: false, ((ClassDeclarationSyntax)found.TargetNode).Identifier.GetLocation()),
            found.Attributes[0].ConstructorArguments is [{ Value: string argument }] ? argument : null);
    }
}

/// <summary>Writes a set of operators: a handle of each, for one dispatcher.</summary>
internal static class OperatorSetWriter
{
    private const string Registration = OperatorWriter.Registry + "Registration";
    private const string Dispatcher = OperatorWriter.Registry + "Dispatcher";
    private const string Definition = OperatorWriter.Rules + "OperatorDefinition";
    private const string Schema = "global::Functional.Dispatch.Schemas.FunctionSchema";

    public static Generated Write(OperatorSetClass set, ImmutableArray<OperatorClass?> all)
    {
        if (set.Finding is not null) return new(set.HintName, null, [set.Finding]);
        var operators = all.Where(o => o?.IsIn(set.Namespace) == true).Select(o => o!).OrderBy(o => o.Name, System.StringComparer.Ordinal).ToArray();
        var code = new CodeWriter();
        code.Line("/// <summary>The operators of a dispatcher; they need not be defined yet.</summary>");
        code.Line("/// <param name=\"dispatcher\">The dispatcher.</param>");
        code.Open($"public {set.Name}({Dispatcher} dispatcher)");
        code.Line("Dispatcher = dispatcher;");
        foreach (var op in operators) code.Line($"{op.Name} = {op.Class}.In(dispatcher);");
        code.Close();
        code.Line();
        code.Line("/// <summary>The dispatcher they belong to.</summary>");
        code.Line($"public {Dispatcher} Dispatcher {{ get; }}");
        foreach (var op in operators)
        {
            code.Line();
            code.Line($"/// <summary><c>{OperatorWriter.Doc(op.Schema)}</c></summary>");
            code.Line($"public {op.Class}.Handle {op.Name} {{ get; }}");
        }

        code.Line();
        DefineAll(code, operators);
        return new(set.HintName, set.Open + code + set.Close, []);
    }

    private static void DefineAll(CodeWriter code, OperatorClass[] operators)
    {
        code.Line("/// <summary>Defines every operator of the set.</summary>");
        code.Line("/// <param name=\"dispatcher\">The dispatcher.</param>");
        code.Line("/// <param name=\"describe\">Adds tags and the like to a definition; null adds nothing.</param>");
        code.Line("/// <returns>One registration for each, in order of their classes' names; dispose them to take the definitions back.</returns>");
        code.Line("/// <exception cref=\"global::Functional.Dispatch.Shell.Registry.RegistrationException\">One is defined already; those defined before it are taken back.</exception>");
        code.Open($"public static global::System.Collections.Generic.IReadOnlyList<{Registration}> DefineAll({Dispatcher} dispatcher, global::System.Func<{Schema}, {Definition}, {Definition}>? describe = null)");
        code.Line($"var __registrations = new global::System.Collections.Generic.List<{Registration}>({operators.Length});");
        code.Open("try");
        foreach (var op in operators)
            code.Line($"__registrations.Add(dispatcher.Define({op.Class}.Schema, \"defined by {op.Name}\", describe is null ? null : __d => describe({op.Class}.Schema, __d)));");
        code.Close();
        code.Open("catch");
        code.Line("foreach (var __registration in __registrations) __registration.Dispose();");
        code.Line("throw;");
        code.Close();
        code.Line();
        code.Line("return __registrations;");
        code.Close();
    }
}
