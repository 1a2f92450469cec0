using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Reports;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Cli.Verification;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>verify [RULES]</c>: what is missing, shadowed, lost or never reached in a rule set, with evidence and remedy.</summary>
public static class VerifyCommand
{
    private const string PyTorch = "PyTorch 2.14.1";

    private const string NoFallbacks = "the rule file lists no backend fallbacks, so calls end at keys that have one in PyTorch; `fallback` lines add them";

    private static readonly Argument<string?> RulesFile = new("RULES") { Description = "A rule file; PyTorch 2.14.1's own rules when left out.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string[]> Backends = new("--backend")
    {
        Description = "Also report the operators that this backend does not serve: a key that holds data (PrivateUse1, MPS, SparseCUDA); repeat for more.", HelpName = "KEY",
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "table, json, sarif (2.1.0) or junit.", HelpName = "FORMAT", DefaultValueFactory = _ => "table",
    };

    private static readonly Option<string> FailOn = new("--fail-on")
    {
        Description = "Exit with 1 when there is a finding of this level or above: error (default), warning, note or never.", HelpName = "LEVEL", DefaultValueFactory = _ => "error",
    };

    private static readonly Option<string?> BaselineFile = new("--baseline") { Description = "Known findings, which are not counted.", HelpName = "FILE" };

    private static readonly Option<string?> WriteBaseline = new("--write-baseline") { Description = "Write all findings into a baseline file, and exit with 0.", HelpName = "FILE" };

    private static readonly Option<bool> All = new("--all") { Description = "In a table, show every finding with its evidence and remedies." };

    private static readonly Option<bool> CheckEvidence = new("--check-evidence")
    {
        Description = "Check the evidence of every finding by machine: calls by explaining and by running them, proofs by their checker, remedies by applying them.",
    };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("verify", "Check a rule set: lost gradients, missing and dead kernels, ambiguities, endless chains and more, each with evidence and remedy; exit code 1 on errors.")
        {
            RulesFile, Backends, DiffCommand.Ops, Format, FailOn, BaselineFile, WriteBaseline, All, CheckEvidence,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var file = parsed.GetValue(RulesFile);
        CommandLineErrors.RefuseOptions(parsed, file is null ? [] : [file]);
        if (file is not null && parsed.GetValue(CommonOptions.Rules) is not null) throw new FailureException(new UsageError("rules are given twice", "write `fdispatch verify RULES` or `--rules RULES`"));
        file ??= parsed.GetValue(CommonOptions.Rules);
        var format = parsed.GetValue(CommonOptions.Json) ? "json" : ReportFormat.OrFail(parsed.GetRequiredValue(Format));
        var failOn = Level(parsed.GetRequiredValue(FailOn));
        var baseline = parsed.GetValue(BaselineFile) is { } known ? Baseline.Load(known).OrFail() : Baseline.Empty;
        var contents = RulesInUse.Load(parsed, file);
        var names = parsed.Names(contents.Header.Names);
        var backends = (parsed.GetValue(Backends) ?? []).Select(text => Backend(text, names)).Distinct().ToList();

        var only = OperatorPatterns.Of(parsed.GetValue(DiffCommand.Ops) ?? [], [.. contents.Rules.Operators.Select(o => o.Name.ToString())]);
        var view = new RuleView(contents.Rules, only);
        var found = VerifyRun.Of(view, backends, format == "table" ? parsed.Output() : TextWriter.Null, parsed.GetValue(CheckEvidence));
        if (parsed.GetValue(WriteBaseline) is { } path)
        {
            Baseline.Of(found.Findings).Save(path);
            parsed.Output().WriteLine($"{found.Findings.Count} findings written to {path}");
            return ExitCodes.Ok;
        }

        var report = FindingReport.Of(found, file is null ? PyTorch : Path.GetFileName(file), names, Options(parsed, file), baseline);
        var notes = report.Notes.ToList();
        if (only is null && baseline.Gone(found.Findings) is > 0 and var gone) notes.Insert(0, $"{Counted.Of(gone, "line")} of the baseline no longer found; --write-baseline writes it anew");
        if (!contents.HasFallbacks) notes.Insert(0, NoFallbacks);
        ReportFormat.Write(parsed.Output(), format, report with { Notes = notes }, parsed.GetValue(All));
        return found.Faults.Count > 0 || (failOn is { } least && report.NewItems.Any(i => i.Level >= least)) ? ExitCodes.Different : ExitCodes.Ok;
    }

    // What an `explain` of a finding's call needs to see the same rules under the same names.
    private static string Options(ParseResult parsed, string? file) =>
        (file is null ? "" : $" --rules {ExplainLine.Shell(file)}")
        + (parsed.GetValue(CommonOptions.PrivateUse1) is { } name ? $" --private-use1 {name}" : "")
        + (parsed.GetValue(CommonOptions.MapKeys) ? " --map-keys" : "");

    private static DispatchKey Backend(string text, KeyNames names)
    {
        var key = names.ParseRuntimeKey(text).OrFail();
        return KeyRelations.IsBackendKey(key) || KeyLayout.FunctionalityOf(key) == DispatchKey.NestedTensor ? key
            : throw new FailureException(new UsageError($"`{Quoted.Short(text)}` is no key that holds a backend's data", "for example PrivateUse1, MPS, SparseCUDA or QuantizedCPU"));
    }

    private static ReportLevel? Level(string text) => text switch
    {
        "error" => ReportLevel.Error,
        "warning" => ReportLevel.Warning,
        "note" => ReportLevel.Note,
        "never" => null,
        _ => throw new FailureException(new UsageError(
            $"unknown level `{Quoted.Short(text)}`", UsageError.DidYouMean(text, ["error", "warning", "note", "never"], "levels: error, warning, note, never"))),
    };
}
