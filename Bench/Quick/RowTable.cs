using System.Globalization;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>Rows as a table of text, one part for each suite.</summary>
internal static class RowTable
{
    /// <summary>Prints rows.</summary>
    /// <param name="output">Where.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="what">What a suite measures, in a line.</param>
    public static void Print(TextWriter output, IReadOnlyList<BenchRow> rows, Func<string, string> what)
    {
        foreach (var suite in rows.GroupBy(r => r.Suite))
        {
            output.WriteLine();
            output.WriteLine($"== {suite.Key}: {what(suite.Key)}");
            output.WriteLine($"{"",-66} {"min",12} {"median",12} {"unit",-6} {"bytes",9} {"x floor",8}  floor");
            foreach (var row in suite) output.WriteLine(Line(row));
        }
    }

    private static string Line(BenchRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Name,-66} {row.Min,12:N2} {row.Median,12:N2} {row.Unit,-6} {(row.Bytes is { } bytes ? bytes.ToString("N1", CultureInfo.InvariantCulture) : ""),9} {(row.Ratio is { } ratio ? ratio.ToString("F2", CultureInfo.InvariantCulture) : ""),8}  {row.Floor}").TrimEnd();
}
