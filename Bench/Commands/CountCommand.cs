using System.CommandLine;
using Functional.Dispatch.Bench.Instructions;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;

namespace Functional.Dispatch.Bench.Commands;

/// <summary>What <c>instructions</c> starts under callgrind; of no use otherwise, and so not listed.</summary>
internal static class CountCommand
{
    private static readonly Argument<string[]> Rows = new("rows") { Description = "A suite and a row of it, and so on." };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command(InstructionCounter.CommandName, "Runs rows under callgrind.") { Rows };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            if (!Callgrind.IsListening) throw new FailureException(new UsageError("`count` runs under valgrind only", "`instructions` starts it so"));
            CountRun.Run([.. parsed.GetValue(Rows)!.Chunk(2).Select(r => Catalogue.Find(r[0], r[^1]))]);
            return ExitCodes.Ok;
        });
        return command;
    }
}
