using System.Globalization;
using System.Text;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Report;

/// <summary>Rows that were measured more than once on a machine: how they went, oldest first.</summary>
internal static class History
{
    private const double Width = 120;
    private const double Height = 26;

    /// <summary>The table.</summary>
    /// <param name="results">Results of one command on one machine, oldest first.</param>
    /// <returns>HTML; empty where nothing was measured twice.</returns>
    public static string Of(IReadOnlyList<BenchResult> results)
    {
        // A row of another size is another row.
        var lines = results.SelectMany(r => r.Rows.Select(row => (r.When, Row: row))).GroupBy(p => (p.Row.Suite, p.Row.Name, p.Row.X, p.Row.Unit, p.Row.BytesMoved, p.Row.Flops))
            .Select(g => g.ToArray()).Where(g => g.Length > 1).ToArray();
        if (lines.Length == 0) return "";
        var html = new StringBuilder("<details><summary>History</summary><div class=\"wide\" tabindex=\"0\"><table class=\"history\"><thead><tr><th scope=\"col\"></th><th scope=\"col\"></th><th scope=\"col\">first</th><th scope=\"col\">last</th><th scope=\"col\">best ever</th><th scope=\"col\">last to first</th></tr></thead><tbody>\n");
        foreach (var line in lines)
        {
            var (unit, first, last) = (line[0].Row.Unit, line[0].Row, line[^1].Row);
            var best = BenchUnits.IsRate(unit) ? line.Max(p => p.Row.Min) : line.Min(p => p.Row.Min);
            html.Append($"<tr><th scope=\"row\">{Html.Text(last.Suite)}: {Html.RowName(last)}</th><td>{Sparkline([.. line.Select(p => (p.When, p.Row.Min))])}</td>"
                + $"<td>{Html.Value(first.Min, unit)}</td><td>{Html.Value(last.Min, unit)}</td><td>{Html.Value(best, unit)}</td><td>{Change(first.Min, last.Min)}</td></tr>\n");
        }

        return html.Append("</tbody></table></div></details>\n").ToString();
    }

    private static string Change(double first, double last) => first > 0 ? ((last / first) - 1).ToString("+0.# %;-0.# %;0 %", CultureInfo.InvariantCulture) : "";

    // From 0, so that a small change looks small. Equal steps for equal distances in the row of runs: runs of one evening would lie on one point otherwise.
    private static string Sparkline(IReadOnlyList<(DateTime When, double Value)> places)
    {
        var most = Math.Max(places.Max(p => p.Value), double.Epsilon);
        var points = places.Select((p, i) => (X: 4 + (i * (Width - 8) / (places.Count - 1)), Y: Height - 3 - (p.Value / most * (Height - 6)), p)).ToArray();
        var svg = new StringBuilder($"<svg class=\"spark\" viewBox=\"0 0 {Html.Place(Width)} {Html.Place(Height)}\" aria-hidden=\"true\"><path class=\"line c0\" d=\"M{string.Join('L', points.Select(p => $"{Html.Place(p.X)} {Html.Place(p.Y)}"))}\"/>");
        foreach (var (x, y, place) in points)
            svg.Append($"<circle class=\"point c0\" cx=\"{Html.Place(x)}\" cy=\"{Html.Place(y)}\" r=\"2.5\"><title>{Html.When(place.When)}: {Html.Number(place.Value)}</title></circle>");
        return svg.Append("</svg>").ToString();
    }
}
