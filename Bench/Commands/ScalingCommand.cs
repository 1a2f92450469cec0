using System.CommandLine;
using System.Globalization;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Scaling;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Commands;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>scaling</c>: what grows, and how.</summary>
internal static class ScalingCommand
{
    private const int Rounds = 9;

    private static readonly Option<string?> Filter = new("--filter") { Description = "Only the curves whose name or horizontal axis (operators, threads) has this text.", HelpName = "TEXT" };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("scaling", "Curves over 1 to 100,000 registered operators and 1 to 16 calling threads; under three minutes.") { Filter, ResultOptions.Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var curves = Select(parsed.GetValue(Filter));
        var rows = Progress.Over(
            parsed.Output(), curves.Sum(c => c.Points.Count), "points", step => curves.SelectMany(c => ScalingRun.Run(c, Rounds, ScalingRun.WarmUp, step)).ToArray());
        var output = parsed.Output();
        output.WriteLine($"{Environment.ProcessorCount} processors; times are the calling thread's processor time, rates are of all threads together, on the wall");
        foreach (var curve in rows.GroupBy(r => r.Name))
        {
            output.WriteLine();
            output.WriteLine($"== {curve.Key}, {curve.First().Unit}");
            output.WriteLine($"{curve.First().XUnit,12} {"best",12} {"median",12}");
            foreach (var row in curve) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.X,12:N0} {row.Min,12:N2} {row.Median,12:N2}"));
        }

        parsed.WriteJson(rows);
        return ExitCodes.Ok;
    }

    private static Curve[] Select(string? text)
    {
        Curve[] all = [.. RegistryCurves.All, .. ThreadCurves.All];
        if (text is null) return all;
        Curve[] found = [.. all.Where(c => c.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || c.XUnit.Equals(text, StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0 ? found : throw new FailureException(new UsageError(
            $"no curve has `{Quoted.Short(text)}` in its name", UsageError.DidYouMean(text, all.Select(c => c.Name).Concat(all.Select(c => c.XUnit)), $"curves: {string.Join("; ", all.Select(c => c.Name))}")));
    }
}
