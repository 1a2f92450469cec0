using System.CommandLine;
using System.Globalization;
using Functional.Dispatch.Bench.Instructions;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Commands;
using Functional.Dispatch.Cli.Output;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>instructions</c>: what the hottest rows retire, beside the baseline. Exit code 1 when one lost more than is let pass.</summary>
internal static class InstructionsCommand
{
    private static readonly Option<string> File = new("--baseline")
    {
        Description = "The baseline.", HelpName = "FILE", DefaultValueFactory = _ => Path.Combine("Bench", "instructions.json"),
    };

    private static readonly Option<string> Changelog = new("--changelog")
    {
        Description = "Where a row that was raised must be told.", HelpName = "FILE", DefaultValueFactory = _ => "CHANGELOG.md",
    };

    private static readonly Option<bool> Update = new("--update") { Description = "Write what is counted as the new baseline; a row that loses is then due a line in the change log." };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("instructions", "Instructions of the hottest rows under callgrind, compared with Bench/instructions.json; run in the root of the repository.")
        {
            Update, File, Changelog, ResultOptions.Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (output, path, rows) = (parsed.Output(), parsed.GetValue(File)!, HotRows.All);
        var update = parsed.GetValue(Update);
        var baseline = update && !System.IO.File.Exists(path) ? null : Baseline.Read(path).OrFail();
        var comparisons = Comparison.Of(rows, InstructionCounter.Count(rows), baseline);
        Print(output, comparisons);
        parsed.WriteJson(comparisons.Select(c => new BenchRow
        {
            Suite = c.Row.Suite, Name = c.Row.Name, Unit = BenchUnits.Instructions, Min = c.Now, Median = c.Now, Instructions = c.Now,
        }));
        var isOther = baseline is not null && baseline.Runtime != Runtime;
        if (isOther) output.WriteLine($"the baseline was counted on {baseline!.Runtime}, this is {Runtime}, whose compiler may make other code: losses are told and let pass; update the baseline");
        if (update)
        {
            var next = new Baseline { Format = Baseline.CurrentFormat, Runtime = Runtime, Rows = [.. comparisons.Select(c => c.ToBaseline())] };
            OutputFile.Write(path, next.Print());
            output.WriteLine($"written: {path}");
            foreach (var due in Comparison.Untold(next, Lines(parsed.GetValue(Changelog)!))) output.WriteLine($"due: {due}");
            return ExitCodes.Ok;
        }

        string[] wrong =
        [
            .. comparisons.Where(c => c.Before is null).Select(c => $"`{c.Row.Suite}: {c.Row.Name}` is not in the baseline"),
            .. comparisons.Where(c => c.IsLoss).Select(c => string.Create(CultureInfo.InvariantCulture, $"`{c.Row.Suite}: {c.Row.Name}` needs {c.Ratio - 1:P0} more instructions than the baseline allows for")),
            .. Comparison.Untold(baseline!, Lines(parsed.GetValue(Changelog)!)),
        ];
        foreach (var line in wrong) output.WriteLine($"lost: {line}");
        if (wrong.Length == 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all {comparisons.Count} rows within {Comparison.Tolerance:P0} of the baseline"));
            return ExitCodes.Ok;
        }

        output.WriteLine("where it is meant to be so: `dotnet run -c Release --project Bench -- instructions --update`, and a line in CHANGELOG.md that says why");
        return isOther ? ExitCodes.Ok : ExitCodes.Different;
    }

    private static string Runtime => System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;

    private static void Print(TextWriter output, IReadOnlyList<Comparison> comparisons)
    {
        output.WriteLine($"{"instructions of one operation (valgrind; no tiers, no profile)",-88} {"now",9} {"baseline",9} {"ratio",6}");
        foreach (var c in comparisons)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"{c.Row.Suite}: {c.Row.Name}",-88} {c.Now,9:N2} {c.Before,9:N2} {c.Ratio,6:F3}{(c.IsLoss ? "  lost" : "")}").TrimEnd());
        }
    }

    private static string[] Lines(string path) => System.IO.File.Exists(path) ? System.IO.File.ReadAllLines(path) : [];
}
