using System.CommandLine;
using Functional.Dispatch.Bench.Report;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Commands;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>report</c>: results as a page.</summary>
internal static class ReportCommand
{
    private const string DefaultFolder = "docs/measurements";

    private static readonly Argument<string> Page = new("FILE") { Description = "The page to write." };
    private static readonly Argument<string[]> Results = new("RESULTS") { Description = "Files that --json made (default: those of --from).", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> From = new("--from") { Description = $"Takes every .json file of a folder (default: {DefaultFolder}, where results are committed).", HelpName = "DIR" };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("report", "One page of HTML from results: bars beside peers, roofline, curves, history.") { Page, Results, From };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (page, given, folder) = (parsed.GetValue(Page)!, parsed.GetValue(Results) ?? [], parsed.GetValue(From));
        CommandLineErrors.RefuseOptions(parsed, [page, .. given]);
        if (page.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) throw new FailureException(new UsageError($"`{Quoted.Short(page)}` would be overwritten by the page", "write `report PAGE.html RESULTS.json`"));
        string[] files = [.. given, .. folder is null && given.Length > 0 ? [] : In(folder ?? DefaultFolder)];
        // Read all before anything is written: a page is whole or not there.
        NamedResult[] results = [.. files.Select(f => new NamedResult(Path.GetFileName(f), ResultFile.Read(f).OrFail()))];
        var text = ReportPage.Of(results);
        OutputFile.Write(page, text);
        parsed.Output().WriteLine($"{page}: {results.Length} results, {results.Sum(r => r.Result.Rows.Length)} rows, {OutputFile.Size(text)} bytes");
        return ExitCodes.Ok;
    }

    private static string[] In(string folder)
    {
        if (!Directory.Exists(folder)) throw new FailureException(new UsageError($"there is no folder `{Quoted.Short(folder)}`", "run this in the repository, or give --from DIR or result files"));
        string[] files = [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new FailureException(new UsageError($"`{Quoted.Short(folder)}` has no .json file", "`quick --json FILE` makes one"));
    }
}
