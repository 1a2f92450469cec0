using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Functional.Dispatch.Bench.Suites;
using Functional.Dispatch.Cli;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>full</c>: the suites under BenchmarkDotNet, which takes the rest of the command line.</summary>
internal static class FullCommand
{
    private const int WidestName = 80;

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
        // The names of rows are parameters to BenchmarkDotNet, which cuts them to 20 characters.
        var config = DefaultConfig.Instance.AddColumn(StatisticColumn.Min, StatisticColumn.Median, new FloorColumn()).WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(WidestName));
        var summaries = rest.Length == 0 ? switcher.RunAll(config) : switcher.Run(rest, config);
        return summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? ExitCodes.Ok : ExitCodes.Different;
    }
}
