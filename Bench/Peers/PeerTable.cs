using System.Globalization;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Peers;

/// <summary>Rows with peers as a table of text.</summary>
internal static class PeerTable
{
    /// <summary>Prints rows.</summary>
    /// <param name="output">Where.</param>
    /// <param name="title">What is compared.</param>
    /// <param name="rows">The rows; the suite is printed where it changes.</param>
    public static void Print(TextWriter output, string title, IReadOnlyList<BenchRow> rows)
    {
        var counted = rows.Any(r => r.Instructions is not null || r.PeerInstructions is not null);
        output.WriteLine();
        output.WriteLine($"== {title}");
        output.WriteLine($"{"",-62} {"ours",10} {"theirs",10} {"unit",-5} {"ratio",6} {"goal",5} {"",-6}{(counted ? $" {"insn",8} {"theirs",8}" : "")}".TrimEnd());
        var suite = "";
        foreach (var row in rows)
        {
            if (row.Suite != suite) output.WriteLine(suite = row.Suite);
            output.WriteLine(Line(row, counted));
        }
    }

    /// <summary>How many goals are met, in a sentence.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>The sentence.</returns>
    public static string Summary(IReadOnlyList<BenchRow> rows)
    {
        var (met, missed) = (rows.Count(r => r.GoalMet == true), rows.Where(r => r.GoalMet == false).ToList());
        return missed.Count > 0 ? $"goals: {met} met, {missed.Count} missed: {string.Join("; ", missed.Select(r => $"{r.Suite}: {r.Name}"))}"
            : met > 0 ? $"goals: all {met} met"
            : "no goal is set for these rows";
    }

    private static string Line(BenchRow row, bool counted)
    {
        var verdict = row.GoalMet switch { true => "met", false => "missed", null => "" };
        var counts = counted ? $" {Number(row.Instructions, "N0"),8} {Number(row.PeerInstructions, "N0"),8}" : "";
        return $"  {row.Name,-60} {Number(row.Min, "N2"),10} {Number(row.Peer?.Min, "N2"),10} {row.Unit,-5} {Number(row.PeerRatio, "F2"),6} {Number(row.Goal, "0.##"),5} {verdict,-6}{counts}".TrimEnd();
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
