using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Reports;

/// <summary>Writes a report in one of the formats that <c>--format</c> names.</summary>
public static class ReportFormat
{
    /// <summary>The names of the formats.</summary>
    public static IReadOnlyList<string> Names { get; } = ["table", "json", "sarif", "junit"];

    /// <summary>Checks a name.</summary>
    /// <param name="name">The name given.</param>
    /// <returns>The name.</returns>
    /// <exception cref="FailureException">There is no such format.</exception>
    public static string OrFail(string name) =>
        Names.Contains(name) ? name
        : throw new FailureException(new UsageError($"unknown format `{Quoted.Short(name)}`", UsageError.DidYouMean(name, Names, $"formats: {string.Join(", ", Names)}")));

    /// <summary>Writes a report.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="format">One of <see cref="Names"/>.</param>
    /// <param name="report">The report.</param>
    /// <param name="all">Whether a table shows every item with its evidence, instead of the first of each group.</param>
    public static void Write(TextWriter output, string format, Report report, bool all)
    {
        switch (format)
        {
            case "json": ReportJson.Write(output, report); break;
            case "sarif": ReportSarif.Write(output, report); break;
            case "junit": ReportJUnit.Write(output, report); break;
            default: ReportTable.Show(Page.For(output), report, all); break;
        }
    }

    /// <summary>The word for a level.</summary>
    /// <param name="level">A level.</param>
    /// <returns><c>error</c>, <c>warning</c> or <c>note</c>: SARIF's words too.</returns>
    public static string Word(ReportLevel level) => level switch
    {
        ReportLevel.Error => "error",
        ReportLevel.Warning => "warning",
        ReportLevel.Note => "note",
    };
}
