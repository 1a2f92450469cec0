using System.Security;
using System.Text;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Cli.Matrix;

/// <summary>The matrix as one HTML page that needs nothing else: markup, style, data and script in one file.</summary>
public static class MatrixPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="matrix">Operators and columns.</param>
    /// <param name="source">Where the rules come from.</param>
    /// <param name="note">What a person should know about the rules, or null.</param>
    /// <param name="words">The words in use.</param>
    /// <returns>The document.</returns>
    public static string Make(RuleSet rules, MatrixSelection matrix, string source, string? note, Wording words)
    {
        var colours = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["light"] = ReasonColours.Declarations(dark: false),
            ["dark"] = ReasonColours.Declarations(dark: true),
        };
        return Fill(Resource("page.html"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["source"] = SecurityElement.Escape(source),
            ["style"] = Fill(Resource("page.css"), colours),
            ["machine"] = Resource("machine.js"),
            ["calls"] = Resource("calls.js"),
            ["list"] = Resource("list.js"),
            ["view"] = Resource("view.js"),
            ["data"] = new PageData(words).Make(rules, matrix, source, note),
        });
    }

    // One pass: what is filled in is not looked at again, whatever it holds.
    private static string Fill(string template, Dictionary<string, string> parts)
    {
        var page = new StringBuilder(template.Length);
        var rest = template.AsSpan();
        while (true)
        {
            var at = rest.IndexOf("{{", StringComparison.Ordinal);
            var end = at < 0 ? -1 : rest[at..].IndexOf("}}", StringComparison.Ordinal);
            if (end < 0) return page.Append(rest).ToString();
            page.Append(rest[..at]).Append(parts[rest.Slice(at + 2, end - 2).ToString()]);
            rest = rest[(at + end + 2)..];
        }
    }

    private static string Resource(string name)
    {
        using var stream = typeof(MatrixPage).Assembly.GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"the tool was built without {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
