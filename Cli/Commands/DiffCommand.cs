using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Differences;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Reports;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>diff A B</c>: what a call can notice between two rule sets.</summary>
public static class DiffCommand
{
    internal static readonly Option<string[]> Ops = new("--ops") { Description = "Only these operators: parts of names, or whole names with * and ?, separated by commas.", HelpName = "PATTERN" };

    internal static readonly Option<string> Kernels = new("--kernels")
    {
        Description = "When kernels are the same: rule (always, only the rule that serves a slot counts), file (registered by the same file, wherever in it), debug (the same text).",
        HelpName = "HOW", DefaultValueFactory = _ => "file",
    };

    private static readonly Argument<string> A = Side("A", "The old rules");

    private static readonly Argument<string> B = Side("B", "The new rules");

    private static readonly Option<string> Format = new("--format") { Description = "table, json, sarif or junit.", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };

    private static readonly Option<bool> All = new("--all") { Description = "In a table: every operator and slot with its call." };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("diff", "Compare two rule sets by what a call can notice, with a call for every difference; exit code 1 when they differ.") { A, B, Ops, Kernels, Format, All };
        command.SetAction(Run);
        return command;
    }

    internal static Argument<string> Side(string name, string what) => new(name) { Description = $"{what}: a rule file, or {DifferenceSide.Embedded} for the rules in the tool." };

    private static int Run(ParseResult parsed)
    {
        var format = parsed.GetValue(CommonOptions.Json) ? "json" : ReportFormat.OrFail(parsed.GetRequiredValue(Format));
        var comparison = Compare(parsed, parsed.GetRequiredValue(A), parsed.GetRequiredValue(B));
        if (format == "table") DifferenceTable.Show(Page.For(parsed.Output()), comparison, parsed.GetValue(All));
        else ReportFormat.Write(parsed.Output(), format, DifferenceReport.Of(comparison), all: true);
        return comparison.Difference.IsEmpty ? ExitCodes.Ok : ExitCodes.Different;
    }

    internal static Comparison Compare(ParseResult parsed, string a, string b)
    {
        CommandLineErrors.RefuseOptions(parsed, [a, b]);
        if (parsed.GetValue(CommonOptions.Rules) is not null)
            throw new FailureException(new UsageError($"`{parsed.CommandResult.Command.Name}` takes the rules as its two arguments, not by `--rules`", $"`{DifferenceSide.Embedded}` stands for the rules in the tool"));
        var identity = Identity(parsed.GetRequiredValue(Kernels));
        var (old, @new) = (DifferenceSide.Load(parsed, a), DifferenceSide.Load(parsed, b));
        return new Comparison(old, @new, identity, Selected(parsed.GetValue(Ops) ?? [], old, @new), parsed.Names(@new.Contents.Header.Names));
    }

    private static KernelIdentity Identity(string text) => text switch
    {
        "rule" => KernelIdentity.Rule,
        "file" => KernelIdentity.File,
        "debug" => KernelIdentity.Debug,
        _ => throw new FailureException(new UsageError($"unknown kind of sameness `{Quoted.Short(text)}`", UsageError.DidYouMean(text, ["rule", "file", "debug"], "kinds: rule, file, debug"))),
    };

    private static Func<OperatorName, bool>? Selected(string[] texts, DifferenceSide old, DifferenceSide @new)
    {
        var names = old.Contents.Rules.Operators.Concat(@new.Contents.Rules.Operators).Select(o => o.Name.ToString()).ToHashSet(StringComparer.Ordinal);
        return OperatorPatterns.Of(texts, names) is { } fits ? name => fits(name.ToString()) : null;
    }
}
