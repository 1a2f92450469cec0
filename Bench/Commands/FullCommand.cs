using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Functional.Dispatch.Cli;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>full</c>: the suites under BenchmarkDotNet, which takes the rest of the command line.</summary>
internal static class FullCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("full", "The same suites under BenchmarkDotNet; what follows is its own, for example --filter '*TypedCall*' --job short. Without anything: all suites, for hours.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(parsed => Run([.. parsed.UnmatchedTokens]));
        return command;
    }

    private static int Run(string[] rest)
    {
        var switcher = BenchmarkSwitcher.FromAssembly(typeof(FullCommand).Assembly);
        var config = DefaultConfig.Instance.AddColumn(StatisticColumn.Min, StatisticColumn.Median);
        var summaries = rest.Length == 0 ? switcher.RunAll(config) : switcher.Run(rest, config);
        return summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? ExitCodes.Ok : ExitCodes.Different;
    }
}
