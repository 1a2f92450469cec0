using System.Collections.Generic;
using System.Linq;
using Functional.Dispatch.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>The registrations that one annotated method asks for, or what is wrong with it.</summary>
/// <param name="HintName">The file of its class.</param>
/// <param name="Open">The text that opens its class again.</param>
/// <param name="Close">The text that closes it.</param>
/// <param name="Registrations">One expression for each attribute.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record KernelMethod(string HintName, string Open, string Close, EquatableArray<string> Registrations, EquatableArray<Finding> Findings);

/// <summary>Reads <c>[Kernel(typeof(Op), key)]</c> off a method and holds the method against the operator's schema.</summary>
internal static class KernelReader
{
    public const string Attribute = "Functional.Dispatch.Shell.Calls.KernelAttribute";

    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static KernelMethod Read(GeneratorAttributeSyntaxContext found)
    {
        var method = (IMethodSymbol)found.TargetSymbol;
        var syntax = (MethodDeclarationSyntax)found.TargetNode;
        var place = new ClassPlace(method.ContainingType);
        var (registrations, findings) = (new List<string>(), new List<Finding>());
        if (place.Unfit(mustBeStatic: false, syntax.Identifier.GetLocation()) is { } unfit) findings.Add(unfit);
        if (!method.IsStatic) findings.Add(Finding.At(Diagnostics.KernelMismatch, syntax.Identifier.GetLocation(), $"the kernel `{method.Name}` must be static"));
        foreach (var attribute in found.Attributes)
        {
            if (attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol op }, { Value: not null } key]) continue;
            var annotation = op.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == OperatorReader.Attribute);
            if (annotation is null || OperatorReader.Read(annotation, found.SemanticModel.Compilation, out _) is not { } model)
                findings.Add(Finding.At(Diagnostics.NotAnOperator, attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? syntax.GetLocation(), op.Name));
            else if (Mismatch(method, syntax, model) is { } mismatch)
                findings.Add(mismatch);
            else
                registrations.Add(Registration(op, key, method, syntax));
        }

        var (open, close) = (new CodeWriter(), new CodeWriter());
        place.Open(open);
        place.Close(close);
        // The closing braces are written alone; their indentation does not matter.
        return new(place.HintName(".Kernels.g.cs"), open.ToString(), close.ToString(), [.. registrations], [.. findings]);
    }

    private static string Registration(INamedTypeSymbol op, TypedConstant key, IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var line = syntax.Identifier.GetLocation().GetLineSpan();
        var file = SymbolDisplay.FormatLiteral(System.IO.Path.GetFileName(line.Path), quote: true);
        return $"{op.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.Implement(dispatcher, "
            + $"({key.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}){key.Value}, {method.Name}, null, {file}, {line.StartLinePosition.Line + 1})";
    }

    private static Finding? Mismatch(IMethodSymbol method, MethodDeclarationSyntax syntax, OperatorModel model)
    {
        var skip = method.Parameters.Length > 0 && method.Parameters[0].Type.ToDisplayString() == "Functional.Dispatch.Keys.DispatchKeySet" ? 1 : 0;
        var given = method.Parameters.Length - skip;
        if (given != model.Parameters.Length)
            return At(syntax.ParameterList, $"`{model.Schema.Name}` has {Count(model.Parameters.Length, "argument")} and the kernel `{method.Name}` {given}");
        for (var i = 0; i < given; i++)
        {
            var type = method.Parameters[i + skip].Type.ToDisplayString(Qualified);
            var parameter = syntax.ParameterList.Parameters[i + skip];
            if (type != model.Parameters[i].Type.Type)
                return At((SyntaxNode?)parameter.Type ?? parameter,
                    $"argument {i} of `{model.Schema.Name}` is `{model.Parameters[i].SchemaText}`, in C# `{Short(model.Parameters[i].Type.Type)}`; the kernel `{method.Name}` takes `{Short(type)}`");
        }

        var result = method.ReturnType.ToDisplayString(Qualified.WithMiscellaneousOptions(Qualified.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.UseSpecialTypes));
        if (method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple) result = $"({string.Join(", ", tuple.TupleElements.Select(e => e.Type.ToDisplayString(Qualified)))})";
        return result == model.Result ? null
            : At(syntax.ReturnType, $"`{model.Schema.Name}` returns `{Short(model.Result)}`; the kernel `{method.Name}` returns `{Short(result)}`");
    }

    private static Finding At(SyntaxNode node, string message) => Finding.At(Diagnostics.KernelMismatch, node.GetLocation(), message);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Short(string type) => System.Text.RegularExpressions.Regex.Replace(type, @"global::(\w+\.)*", "");
}
