using System.CommandLine;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Commands;

/// <summary>The options of commands that make a table of rows.</summary>
internal static class ResultOptions
{
    /// <summary><c>--json FILE</c>.</summary>
    public static Option<string?> Json { get; } = InAFolder(new("--json") { Description = "Also write the rows to a file (docs/bench.md has its shape).", HelpName = "FILE" });

    /// <summary><c>--filter TEXT</c>.</summary>
    public static Option<string?> Filter { get; } = new("--filter") { Description = "Only one suite, or the rows whose suite or name has this text, and their floors.", HelpName = "TEXT" };

    /// <summary>Writes the file that was asked for, if any.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="device">The accelerator measured, or null.</param>
    public static void WriteJson(this ParseResult parsed, IEnumerable<BenchRow> rows, string? device = null)
    {
        if (parsed.GetValue(Json) is { } path) ResultFile.Write(path, ThisRun.Result(parsed.Tokens.Select(t => t.Value), rows, device));
    }

    // Said before anything is measured, not minutes later.
    private static Option<string?> InAFolder(Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { Length: > 0 } path && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
                result.AddError($"cannot write `{Quoted.Short(path)}`: there is no such directory");
        });
        return option;
    }
}
