using System.Linq;
using Functional.Dispatch.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>Reads <c>[Operator("…")]</c> off a class.</summary>
internal static class OperatorReader
{
    public const string Attribute = "Functional.Dispatch.Shell.Calls.OperatorAttribute";
    private const string KeyedObject = "Functional.Dispatch.Shell.Calls.KeyedObject";
    private const string Tensor = "Functional.Dispatch.Shell.Tensors.Tensor";

    /// <summary>The model of an operator's class, or what is wrong with it.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="finding">What is wrong; null when the attribute is incomplete, which the compiler reports.</param>
    /// <returns>The model, or null.</returns>
    public static OperatorModel? Read(AttributeData attribute, Compilation compilation, out Finding? finding)
    {
        finding = null;
        if (attribute.ConstructorArguments is not [{ Value: string text }]) return null;
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        var argument = syntax?.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        if (SchemaReader.Read(text, out var error) is not { } schema)
        {
            finding = argument is null ? null : Finding.At(Diagnostics.MalformedSchema, LiteralColumn.Of(argument, error!.Column), error.ToString());
            return null;
        }

        if (schema.IsVarArg || schema.IsVarRet)
        {
            finding = argument is null ? null
                : Finding.At(Diagnostics.OpenEnded, argument.GetLocation(), schema.Name.ToString(), schema.IsVarArg ? "arguments" : "returns");
            return null;
        }

        var tensor = TensorOf(attribute, compilation);
        if (tensor is null || !DerivesFromKeyedObject(tensor))
        {
            finding = Finding.At(Diagnostics.NotATensor, (SyntaxNode?)syntax is { } s ? s.GetLocation() : Location.None, tensor?.Name ?? "the type given");
            return null;
        }

        return new OperatorModel(text, schema, tensor.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
    }

    private static INamedTypeSymbol? TensorOf(AttributeData attribute, Compilation compilation) =>
        attribute.NamedArguments.Where(n => n.Key == "Tensor").Select(n => n.Value.Value).FirstOrDefault() is { } named ? named as INamedTypeSymbol
        : compilation.GetTypeByMetadataName(Tensor) ?? compilation.GetTypeByMetadataName(KeyedObject);

    private static bool DerivesFromKeyedObject(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            if (at.ToDisplayString() == KeyedObject) return true;
        return false;
    }
}
