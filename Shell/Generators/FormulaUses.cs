using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>What a formula uses: whole values, and properties of tensors that are saved without the tensor.</summary>
/// <param name="Values">The names used as they are.</param>
/// <param name="Properties">The properties used: name and property.</param>
/// <param name="Code">The formula with each property as a name of its own.</param>
internal sealed record FormulaUses(IReadOnlyList<string> Values, IReadOnlyList<string> Properties, string Code)
{
    public static FormulaUses None { get; } = new([], [], "");

    /// <summary>The properties that are saved alone, with the type of what is saved and how it is read off a tensor.</summary>
    public static readonly IReadOnlyDictionary<string, (string Type, string Read)> Saved = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["Sizes"] = ("global::System.Collections.Immutable.ImmutableArray<long>", "{0}.Sizes"),
        ["ScalarType"] = ("global::Functional.Dispatch.Shell.Calls.ScalarType", "{0}.ScalarType"),
        ["Form"] = ("global::Functional.Dispatch.Shell.Autograd.GradientShape", "global::Functional.Dispatch.Shell.Autograd.GradientShape.Of({0})"),
        ["Forms"] = ("global::Functional.Dispatch.Shell.Autograd.GradientShape[]", "[.. global::System.Linq.Enumerable.Select({0}, global::Functional.Dispatch.Shell.Autograd.GradientShape.Of)]"),
    };

    public static FormulaUses Of(string path, TableText formula, string[] known, Derivative derivative, List<Finding> findings)
    {
        var expression = SyntaxFactory.ParseExpression(formula.Text, consumeFullText: false);
        foreach (var error in expression.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(1))
        {
            var at = Math.Min(error.Location.SourceSpan.Start, Math.Max(formula.Text.Length - 1, 0));
            findings.Add(formula.At(Diagnostics.MalformedFormula, path, at, 1, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
            return None;
        }

        if (expression.FullSpan.Length < formula.Text.Length)
        {
            findings.Add(formula.At(Diagnostics.MalformedFormula, path, expression.FullSpan.Length, 1, $"unexpected `{formula.Text.Substring(expression.FullSpan.Length)}`"));
            return None;
        }

        var (values, properties) = (new List<string>(), new List<string>());
        var code = formula.Text;
        // From the end, so that earlier positions stay right.
        foreach (var name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Reverse())
        {
            var text = name.Identifier.ValueText;
            // Right of a dot, the name of an argument, a method: the compiler's affair.
            if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is NameColonSyntax || name.Parent is InvocationExpressionSyntax) continue;
            if (!known.Contains(text))
            {
                // Types and members of the class begin with a capital; of others there are only these.
                if (!char.IsUpper(text[0]) && text is not ("grad" or "grads" or "_"))
                    findings.Add(formula.At(Diagnostics.UnknownTableName, path, name.SpanStart, text.Length, $"`{text}` is neither argument nor result of `{derivative.Name}`{DerivativeReader.Near(text, known.Concat(["grad"]))}"));
                continue;
            }

            if (name.Parent is MemberAccessExpressionSyntax member && member.Expression == name && Saved.ContainsKey(member.Name.Identifier.ValueText)
                && derivative.TensorNames().Contains(text))
            {
                properties.Add($"{text}.{member.Name.Identifier.ValueText}");
                code = code.Remove(member.SpanStart, member.Span.Length).Insert(member.SpanStart, $"{text}_{member.Name.Identifier.ValueText}");
            }
            else
            {
                values.Add(text);
            }
        }

        return new([.. values.Distinct()], [.. properties.Distinct()], code);
    }
}
