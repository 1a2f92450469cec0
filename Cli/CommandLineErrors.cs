using System.CommandLine;
using System.CommandLine.Parsing;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli;

/// <summary>What the parser finds wrong with a command line, in our words and with the nearest name.</summary>
public static class CommandLineErrors
{
    private const string Tool = "fdispatch";

    /// <summary>The first error of a command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="tool">How the tool is started, for the hint that names its help.</param>
    /// <returns>The error, or null.</returns>
    public static UsageError? Of(ParseResult parsed, string tool = Tool)
    {
        if (parsed.Errors.Count == 0) return null;
        if (parsed.UnmatchedTokens is [var token, ..])
            return IsOption(token) ? UnknownOption(parsed, token, tool)
                : parsed.CommandResult.Command is RootCommand root ? new UsageError(
                    $"unknown command `{Quoted.Short(token)}`", UsageError.DidYouMean(token, root.Subcommands.Select(c => c.Name), $"commands: {string.Join(", ", root.Subcommands.Select(c => c.Name))}"))
                : new UsageError($"`{parsed.CommandResult.Command.Name}` does not take `{Quoted.Short(token)}`", Help(parsed, tool));
        return new UsageError(InOneLine(parsed.Errors[0].Message), Help(parsed, tool));
    }

    /// <summary>Refuses arguments that look like options: the parser takes unknown options for arguments where a command takes any number.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="FailureException">One is an option.</exception>
    public static void RefuseOptions(ParseResult parsed, IEnumerable<string> arguments)
    {
        if (arguments.FirstOrDefault(IsOption) is { } option) throw new FailureException(UnknownOption(parsed, option, Tool));
    }

    private static bool IsOption(string token) => token.StartsWith('-');

    private static UsageError UnknownOption(ParseResult parsed, string token, string tool)
    {
        var command = parsed.CommandResult.Command;
        var names = command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(o => o.Name).Distinct();
        return new UsageError($"unknown option `{Quoted.Short(token)}`", UsageError.DidYouMean(token.Split('=')[0], names, Help(parsed, tool)));
    }

    private static string Help(ParseResult parsed, string tool) =>
        parsed.CommandResult.Command is RootCommand ? $"`{tool} --help` lists the commands" : $"`{tool} {Path(parsed.CommandResult)} --help` says how to use it";

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult { Command: not RootCommand } outer ? $"{Path(outer)} {command.Command.Name}" : command.Command.Name;

    // The parser's messages are sentences with quotes, and with .NET's names of types.
    private static string InOneLine(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim().TrimEnd('.').Replace('\'', '`')
            .Replace("`System.Nullable`1[System.Int32]`", "`System.Int32`", StringComparison.Ordinal)
            .Replace(" as expected type `System.Int32`", ": a whole number is wanted", StringComparison.Ordinal)
            .Replace(" as expected type `System.UInt64`", ": a whole number from 0 on is wanted", StringComparison.Ordinal);
        return line.Length > 0 ? char.ToLowerInvariant(line[0]) + line[1..] : "the command line cannot be read";
    }
}
