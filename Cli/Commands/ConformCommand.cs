using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Conformance;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>conform DIR</c>: recorded behaviour of PyTorch against the core or the shell, row by row.</summary>
public static class ConformCommand
{
    private static readonly Argument<string> Folder = new("DIR") { Description = "A folder of recorded files; those that are not there are reported as absent." };

    private static readonly Option<string> Way = new("--through")
    {
        Description = "What derives the rows: core, which runs nothing, or shell, with a real registry, guards, threads and kernels.",
        HelpName = "WAY", DefaultValueFactory = _ => "core",
    };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("conform", "Derive every recorded row of a folder again and compare; exit code 1 when one differs.") { Folder, Way };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var files = ConformanceRun.Of(parsed.GetRequiredValue(Folder), ThroughWhat(parsed.GetRequiredValue(Way))).OrFail();
        var (passed, failed) = (files.Sum(f => f.Passed), files.Sum(f => f.Failed));
        if (parsed.GetValue(CommonOptions.Json)) Json(parsed.Output(), files, passed, failed);
        else Text(parsed.Output(), files, passed, failed);
        return failed == 0 ? ExitCodes.Ok : ExitCodes.Different;
    }

    private static Through ThroughWhat(string text) => text switch
    {
        "core" => Through.Core,
        "shell" => Through.Shell,
        _ => throw new FailureException(new UsageError($"nothing derives rows through `{Quoted.Short(text)}`", UsageError.DidYouMean(text, ["core", "shell"], "take core or shell"))),
    };

    private static void Text(TextWriter output, IReadOnlyList<FileResult> files, int passed, int failed)
    {
        foreach (var file in files)
        {
            if (file.Note is { } note)
            {
                output.WriteLine($"{file.Name}: {note}");
                continue;
            }

            var why = file.SkippedCount == 0 ? "" : $" ({string.Join("; ", file.Skipped.Select(s => $"{s.Value} {s.Key}"))})";
            output.WriteLine($"{file.Name}: {file.Passed} passed, {file.Failed} failed, {file.SkippedCount} skipped{why}");
            foreach (var mismatch in file.Mismatches) output.WriteLine("  " + mismatch);
        }

        output.WriteLine($"{passed} passed, {failed} failed");
    }

    private static void Json(TextWriter output, IReadOnlyList<FileResult> files, int passed, int failed) => JsonOutput.Write(output, json =>
    {
        json.Array("files", files, file =>
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.StringOrNull("note", file.Note);
            json.WriteNumber("passed", file.Passed);
            json.WriteNumber("failed", file.Failed);
            json.Array("skipped", file.Skipped, skip =>
            {
                json.WriteStartObject();
                json.WriteString("why", skip.Key);
                json.WriteNumber("count", skip.Value);
                json.WriteEndObject();
            });
            json.Array("mismatches", file.Mismatches, json.WriteStringValue);
            json.WriteEndObject();
        });
        json.WriteNumber("passed", passed);
        json.WriteNumber("failed", failed);
    });
}
