using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>Makes typed wrappers and adaptors of operators from schema strings, and registers annotated kernels.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OperatorGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var operators = context.SyntaxProvider.ForAttributeWithMetadataName(
            OperatorReader.Attribute, static (node, _) => node is ClassDeclarationSyntax, static (found, _) => Operator(found));
        context.RegisterSourceOutput(operators, static (output, generated) => generated.AddTo(output));

        var classes = context.SyntaxProvider.ForAttributeWithMetadataName(
            OperatorReader.Attribute, static (node, _) => node is ClassDeclarationSyntax, static (found, _) => OperatorClass.Read(found));
        var sets = context.SyntaxProvider.ForAttributeWithMetadataName(
            OperatorSetClass.Attribute, static (node, _) => node is ClassDeclarationSyntax, static (found, _) => OperatorSetClass.Read(found, ".OperatorSet.g.cs"));
        context.RegisterSourceOutput(
            sets.Combine(classes.Collect()), static (output, found) => OperatorSetWriter.Write(found.Left, found.Right).AddTo(output));

        var tables = context.SyntaxProvider.ForAttributeWithMetadataName(
            OperatorSetClass.TableAttribute, static (node, _) => node is ClassDeclarationSyntax, static (found, _) => OperatorSetClass.Read(found, ".Derivatives.g.cs"));
        var texts = context.AdditionalTextsProvider.Where(static text => text.Path.EndsWith(".txt", System.StringComparison.Ordinal))
            .Select(static (text, cancel) => (text.Path, Text: text.GetText(cancel)?.ToString() ?? ""));
        context.RegisterSourceOutput(
            tables.Combine(classes.Collect()).Combine(texts.Collect()),
            static (output, found) => DerivativeWriter.Write(found.Left.Left, found.Left.Right, found.Right).AddTo(output));

        var kernels = context.SyntaxProvider.ForAttributeWithMetadataName(
            KernelReader.Attribute, static (node, _) => node is MethodDeclarationSyntax, static (found, _) => KernelReader.Read(found));
        context.RegisterSourceOutput(kernels.Collect().SelectMany(static (all, _) => KernelWriter.Write(all)), static (output, generated) => generated.AddTo(output));
    }

    private static Generated Operator(GeneratorAttributeSyntaxContext found)
    {
        var place = new ClassPlace((INamedTypeSymbol)found.TargetSymbol);
        var name = place.HintName(".Operator.g.cs");
        var model = OperatorReader.Read(found.Attributes[0], found.SemanticModel.Compilation, out var finding);
        finding ??= place.Unfit(mustBeStatic: true, ((ClassDeclarationSyntax)found.TargetNode).Identifier.GetLocation());
        return finding is not null ? new(name, null, [finding])
            : model is null ? new(name, null, [])
            : new(name, OperatorWriter.Write(model, place), []);
    }
}
