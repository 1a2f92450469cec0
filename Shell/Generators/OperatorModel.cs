using System.Linq;
using Functional.Dispatch.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>One argument of the wrappers.</summary>
internal sealed record Parameter(string Name, MappedType Type, MappedDefault? Default, bool TakesPartInDispatch, string SchemaText);

/// <summary>All that the wrappers of one operator are written from.</summary>
internal sealed class OperatorModel
{
    private const string Keys = "global::Functional.Dispatch.Keys.DispatchKeySet";

    public OperatorModel(string text, FunctionSchema schema, string tensor)
    {
        Text = text;
        Schema = schema;
        var map = new TypeMap(tensor);
        Parameters = [.. schema.Arguments.Select((a, i) =>
        {
            var type = map.Of(a.Type, $"Schema.Arguments[{i}].Type");
            return new Parameter(Identifier(a.Name), type, Defaults.Of(a, type), a.TakesPartInDispatch, a.ToString());
        })];
        Returns = [.. schema.Returns.Select((r, i) => map.Of(r.Type, $"Schema.Returns[{i}].Type"))];
        Aliases = [.. schema.Returns.Select(AliasOf)];
        Result = Returns.Length switch
        {
            0 => "void",
            1 => Returns[0].Type,
            _ => $"({string.Join(", ", Returns.Select(r => r.Type))})",
        };
        var types = Parameters.Select(p => p.Type.Type).ToArray();
        // Func and Action take sixteen parameters, the keyset included; beyond them the operator has delegate types of its own.
        HasOwnDelegates = types.Length > 15;
        Plain = HasOwnDelegates ? "PlainKernel" : Delegate(types);
        WithKeys = HasOwnDelegates ? "KernelWithKeys" : Delegate([Keys, .. types]);
    }

    public string Text { get; }

    public FunctionSchema Schema { get; }

    public Parameter[] Parameters { get; }

    public MappedType[] Returns { get; }

    /// <summary>For each return the argument that it is, or -1.</summary>
    public int[] Aliases { get; }

    public string Result { get; }

    public bool IsVoid => Returns.Length == 0;

    public bool HasOwnDelegates { get; }

    /// <summary>The delegate type of kernels without keyset.</summary>
    public string Plain { get; }

    /// <summary>The delegate type of kernels that take the keyset first.</summary>
    public string WithKeys { get; }

    public string Declared(int count) => string.Join(", ", Parameters.Take(count).Select(p => $"{p.Type.Type} {p.Name}"));

    public string Passed => string.Join(", ", Parameters.Select(p => p.Name));

    private string Delegate(string[] parameters) =>
        !IsVoid ? $"global::System.Func<{string.Join(", ", [.. parameters, Result])}>"
        : parameters.Length == 0 ? "global::System.Action"
        : $"global::System.Action<{string.Join(", ", parameters)}>";

    private int AliasOf(Argument result)
    {
        if (Written(result) is not { } set) return -1;
        for (var i = 0; i < Schema.Arguments.Count; i++)
            if (Written(Schema.Arguments[i]) == set) return i;
        return -1;
    }

    private static string? Written(Argument argument) =>
        argument.Type.Alias is { IsWrite: true, Before: { Count: 1 } sets } ? sets[0] : null;

    private static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
