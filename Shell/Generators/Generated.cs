using System;
using Functional.Dispatch.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>What came of one annotated declaration: a source file or what is wrong. Equal when nothing changed, so that nothing is generated anew.</summary>
internal sealed record Generated(string HintName, string? Source, EquatableArray<Finding> Findings)
{
    public void AddTo(SourceProductionContext context)
    {
        foreach (var finding in Findings) context.ReportDiagnostic(finding.ToDiagnostic());
        if (Source is not null) context.AddSource(HintName, SourceText.From(Source, System.Text.Encoding.UTF8));
    }
}

/// <summary>A diagnostic that does not hold on to a compilation.</summary>
internal sealed record Finding(DiagnosticDescriptor Descriptor, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static Finding At(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(descriptor, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, [.. arguments]);

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Location.Create(Path, Span, Lines), [.. (object[])[.. Arguments]]);
}
