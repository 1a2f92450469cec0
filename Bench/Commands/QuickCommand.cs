using System.CommandLine;
using Functional.Dispatch.Bench.Quick;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Commands;
using Functional.Dispatch.Cli.Output;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>quick</c>: the whole table in under a minute.</summary>
internal static class QuickCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("quick", "Every suite in under a minute: the least and the median of 21 rounds, bytes allocated, ratio to the floor.") { ResultOptions.Filter, ResultOptions.Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (suites, settings) = (SuiteFilter.Select(Catalogue.All, parsed.GetValue(ResultOptions.Filter)), HarnessSettings.Default);
        var rows = Progress.Over(parsed.Output(), Harness.Steps(suites, settings), "steps", step => Harness.Run(suites, settings, step));
        parsed.Output().WriteLine(ThreadClock.IsOfThread ? "ns: processor time of the measuring thread; ms: time on the wall" : "ns and ms: time on the wall");
        RowTable.Print(parsed.Output(), rows, name => suites.First(s => s.Name == name).What);
        parsed.WriteJson(rows);
        return ExitCodes.Ok;
    }
}
