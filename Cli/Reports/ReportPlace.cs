using System.Globalization;
using System.Text.RegularExpressions;

namespace Functional.Dispatch.Cli.Reports;

/// <summary>A source file and line, as far as a registration's debug text names them.</summary>
/// <param name="File">The file, as written, without a leading <c>./</c>.</param>
/// <param name="Line">The line, 1 and up.</param>
internal sealed partial record ReportPlace(string File, int Line)
{
    /// <summary>The place in a text such as <c>registered at ./a/b.cpp:12</c>; null when there is none.</summary>
    public static ReportPlace? Of(string? debug)
    {
        if (debug is null || FileAndLine().Match(debug) is not { Success: true } found) return null;
        var file = found.Groups["file"].Value;
        return new ReportPlace(file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file, int.Parse(found.Groups["line"].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"(?<file>[^\s:]{1,400}\.[A-Za-z]{1,8}):(?<line>[1-9][0-9]{0,8})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileAndLine();
}
