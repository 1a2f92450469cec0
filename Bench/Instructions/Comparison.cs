using System.Globalization;

namespace Functional.Dispatch.Bench.Instructions;

/// <summary>What was counted now, beside a baseline. Pure.</summary>
/// <param name="Row">The row.</param>
/// <param name="Now">Instructions now.</param>
/// <param name="Before">Those of the baseline; null for a row that it has not.</param>
/// <param name="RaisedFrom">What the baseline itself was raised from.</param>
internal sealed record Comparison(RowName Row, double Now, double? Before, double? RaisedFrom)
{
    /// <summary>How much more than the baseline is let pass.</summary>
    public const double Tolerance = 0.05;

    /// <summary>Now over before; null without a baseline.</summary>
    public double? Ratio => Now / Before;

    /// <summary>Whether it is lost more than is let pass.</summary>
    public bool IsLoss => IsMore(Now, Before);

    /// <summary>Compares.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="counts">Their instructions.</param>
    /// <param name="baseline">The baseline; null for none.</param>
    /// <returns>A comparison of each row.</returns>
    public static IReadOnlyList<Comparison> Of(IReadOnlyList<RowName> rows, IReadOnlyList<double> counts, Baseline? baseline)
    {
        var known = (baseline?.Rows ?? []).ToDictionary(r => new RowName(r.Suite, r.Name));
        return [.. rows.Zip(counts, (row, now) => new Comparison(row, now, known.GetValueOrDefault(row)?.Instructions, known.GetValueOrDefault(row)?.RaisedFrom))];
    }

    /// <summary>The row as a new baseline has it: raised when it is a loss, and a raise that was told once stays on record until the count falls below it.</summary>
    /// <returns>The row.</returns>
    public BaselineRow ToBaseline() => new(Row.Suite, Row.Name, Math.Round(Now, 2), IsLoss ? Before : IsMore(Now, RaisedFrom) ? RaisedFrom : null);

    /// <summary>What is wrong with a change log: rows that were raised need a line there that names the row, the word instructions and the new count.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="changelog">The lines of the change log.</param>
    /// <returns>A sentence for each row that has none.</returns>
    public static IEnumerable<string> Untold(Baseline baseline, IReadOnlyList<string> changelog) =>
        from row in baseline.Rows
        where row.RaisedFrom is not null && !changelog.Any(line => Tells(line, row))
        select string.Create(CultureInfo.InvariantCulture,
            $"`{row.Suite}: {row.Name}` was raised from {row.RaisedFrom:N0} to {row.Instructions:N0} instructions and CHANGELOG.md does not say why: add a line with `{row.Name}`, {Digits(row)} and the word instructions");

    private static bool Tells(string line, BaselineRow row) =>
        line.Contains(row.Name, StringComparison.Ordinal) && line.Contains("instructions", StringComparison.OrdinalIgnoreCase) && line.Contains(Digits(row), StringComparison.Ordinal);

    private static string Digits(BaselineRow row) => Math.Round(row.Instructions).ToString(CultureInfo.InvariantCulture);

    private static bool IsMore(double now, double? before) => now > before * (1 + Tolerance);
}
