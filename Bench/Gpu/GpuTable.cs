using System.Globalization;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>Prints rows as they come, each suite under a heading, and keeps them.</summary>
/// <param name="output">Where they go.</param>
/// <param name="elements">Elements of the operands of operators bound by memory, for the headings.</param>
/// <param name="peer">The name of the peer, or null.</param>
internal sealed class GpuTable(TextWriter output, long elements, string? peer)
{
    private const int NameWidth = 46;
    private string? _suite;

    /// <summary>The rows so far.</summary>
    public List<BenchRow> Rows { get; } = [];

    /// <summary>Prints and keeps a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The row.</returns>
    public BenchRow Write(BenchRow row)
    {
        Rows.Add(row);
        if (row.Suite != _suite) Head(row.Suite);
        string[] cells =
        [
            Name(row).PadRight(NameWidth), $"{Scaled(row.Min)} {row.Unit}".PadLeft(16), Scaled(row.Median).PadLeft(10), Percent(row.Ceiling is { } most ? row.Min / most : null).PadLeft(10),
            Number(row.Ratio).PadLeft(8), (row.Peer is { } their ? Scaled(their.Min) : "").PadLeft(10), Number(row.PeerRatio).PadLeft(8), Goal(row).PadLeft(24),
        ];
        output.WriteLine(string.Join(' ', peer is null ? [.. cells[..5], cells[7]] : cells).TrimEnd());
        output.Flush();
        return row;
    }

    private void Head(string suite)
    {
        _suite = suite;
        output.WriteLine();
        output.WriteLine($"== {suite}{(suite == MemoryRun.Suite ? $", {Sizes.Text(elements)}" : "")}");
        string[] cells = ["".PadRight(NameWidth), "best".PadLeft(16), "median".PadLeft(10), "% ceiling".PadLeft(10), "x floor".PadLeft(8), "PyTorch".PadLeft(10), "x theirs".PadLeft(8), "goal".PadLeft(24)];
        output.WriteLine(string.Join(' ', peer is null ? [.. cells[..5], cells[7]] : cells));
    }

    private static string Name(BenchRow row) => row.X is { } x ? string.Create(CultureInfo.InvariantCulture, $"{row.Name}, {x:0}³") : row.Name;

    private static string Goal(BenchRow row) => row.Goal is not { } goal ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{(BenchUnits.IsRate(row.Unit) ? "≥" : "≤")} {goal:0.##} of {row.GoalOf ?? GoalBase.Peer}: {(row.GoalMet switch { true => "met", false => "missed", null => "not measured" })}");

    private static string Percent(double? share) => share is { } s ? string.Create(CultureInfo.InvariantCulture, $"{s * 100:0} %") : "";

    private static string Number(double? number) => number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n:0.00}") : "";

    // Three digits that say something, whatever the size.
    private static string Scaled(double number) => number.ToString(number < 0.1 ? "0.0000" : number < 10 ? "0.000" : number < 1000 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
