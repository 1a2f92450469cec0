using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>ops [PATTERN]</c>: the operators there are.</summary>
public static class OpsCommand
{
    private static readonly Argument<string?> Pattern = new("PATTERN")
    {
        Description = "Part of a name, or a whole name with * and ?. Letter case does not matter.", Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("ops", "List operators.") { Pattern };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var pattern = parsed.GetValue(Pattern);
        CommandLineErrors.RefuseOptions(parsed, pattern is null ? [] : [pattern]);
        var all = Operators.Names(parsed);
        var found = pattern is null ? all : [.. all.Where(n => OperatorPatterns.Fits(n, pattern))];
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Write(parsed.Output(), json =>
            {
                json.WriteNumber("count", found.Count);
                json.WriteNumber("of", all.Count);
                json.Array("operators", found, json.WriteStringValue);
            });
            return ExitCodes.Ok;
        }

        var output = parsed.Output();
        foreach (var name in found) output.WriteLine(name);
        output.WriteLine($"{found.Count} of {all.Count} operators");
        return ExitCodes.Ok;
    }
}
