extern alias generators;

using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

/// <summary>Runs the source generator inside a compiler.</summary>
internal static class GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var f && (f.StartsWith("System.", StringComparison.Ordinal) || f is "netstandard.dll"))
            .Append(typeof(Value).Assembly.Location).Append(typeof(DispatchKey).Assembly.Location).Append(typeof(LanguageExt.Unit).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>Compiles a source with the generator.</summary>
    /// <param name="source">The body of a file; the usings are added.</param>
    /// <returns>The compilation with what was generated, and the generator's diagnostics.</returns>
    public static (Compilation Output, ImmutableArray<Diagnostic> Diagnostics) Of(string source) => Of(source, null);

    /// <summary>Compiles a source with the generator and a derivative table.</summary>
    /// <param name="source">The body of a file; the usings are added.</param>
    /// <param name="table">The text of <c>table.txt</c>, or null for none.</param>
    /// <returns>The compilation with what was generated, and the generator's diagnostics.</returns>
    public static (Compilation Output, ImmutableArray<Diagnostic> Diagnostics) Of(string source, string? table)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13);
        var tree = CSharpSyntaxTree.ParseText(
            "using System;\nusing System.Collections.Generic;\nusing Functional.Dispatch.Keys;\nusing Functional.Dispatch.Shell.Calls;\nusing Functional.Dispatch.Shell.Tensors;\n" + source, options, "test.cs");
        var compilation = CSharpCompilation.Create(
            "test", [tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(
                [new generators::Functional.Dispatch.Shell.Generators.OperatorGenerator().AsSourceGenerator()], table is null ? [] : [new TableText(table)], options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        return (output, diagnostics);
    }

    /// <summary>What a compiler reports of the result, warnings of the generated files included.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <returns>Errors and warnings.</returns>
    public static IEnumerable<string> Problems(Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning).Select(d => d.ToString());

    /// <summary>The generator's schema parser: the text it prints for a schema, or its error.</summary>
    /// <param name="schema">A text.</param>
    /// <returns>The canonical text, or the error's line.</returns>
    public static string Print(string schema) =>
        generators::Functional.Dispatch.Schemas.SchemaReader.Read(schema, out var error) is { } read ? read.ToString() : error!.ToString();

    private sealed class TableText(string text) : AdditionalText
    {
        public override string Path => "folder/table.txt";

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(System.Threading.CancellationToken cancellationToken = default) => Microsoft.CodeAnalysis.Text.SourceText.From(text);
    }
}
