using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>full</c> in the one file that is carried to a bare machine: BenchmarkDotNet builds programs with the SDK, which is not there.</summary>
internal static class FullCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("full", "The suites under BenchmarkDotNet: not in this file, as they need the .NET SDK.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(Refuse);
        return command;
    }

    private static int Refuse(ParseResult parsed) => throw new FailureException(new UsageError("`full` needs the .NET SDK and the repository", "`quick` measures the same suites here"));
}
