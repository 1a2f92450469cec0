using System.CommandLine;
using System.Text;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>rules [FILE]</c>: a rule set, printed canonically in one of its forms.</summary>
public static class RulesCommand
{
    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "A rule file in any form; without it, the rules in use.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> To = new("--to") { Description = "text (default) or jsonl.", HelpName = "FORM" };

    private static readonly string[] Forms = ["text", "jsonl"];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("rules", "Print a rule set, as text or as JSON Lines.") { File, To };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var file = parsed.GetValue(File);
        if (file is not null) CommandLineErrors.RefuseOptions(parsed, [file]);
        var form = FormOf(parsed);
        if (file is not null && parsed.GetValue(CommonOptions.Rules) is not null)
            throw new FailureException(new UsageError("`rules` takes a file as FILE or by `--rules`, not both"));
        var contents = RulesInUse.Load(parsed, file);
        contents = contents with { Header = contents.Header with { Names = parsed.Names(contents.Header.Names) } };
        parsed.Output().Write(Encoding.UTF8.GetString(RuleForms.Write(form, contents)));
        return ExitCodes.Ok;
    }

    private static RuleForm FormOf(ParseResult parsed)
    {
        var json = parsed.GetValue(CommonOptions.Json);
        return parsed.GetValue(To) switch
        {
            null => json ? RuleForm.JsonLines : RuleForm.Text,
            "jsonl" => RuleForm.JsonLines,
            "text" when json => throw new FailureException(new UsageError("`--json` prints JSON Lines, so `--to text` cannot stand beside it")),
            "text" => RuleForm.Text,
            { } other => throw new FailureException(new UsageError($"unknown form `{Quoted.Short(other)}`", UsageError.DidYouMean(other, Forms, "forms: text, jsonl"))),
        };
    }
}
