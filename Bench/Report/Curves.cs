using System.Text;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Report;

/// <summary>Rows that lie on curves: a picture for every suite and unit, with its numbers as a table.</summary>
internal static class Curves
{
    /// <summary>The pictures.</summary>
    /// <param name="rows">Rows of one result.</param>
    /// <returns>HTML; empty where no row has a place on a curve with another.</returns>
    public static string Of(IEnumerable<BenchRow> rows)
    {
        var html = new StringBuilder();
        foreach (var group in rows.Where(r => r.X is not null).GroupBy(r => (r.Suite, r.XUnit, r.Unit)).Where(g => g.Select(r => r.X).Distinct().Count() > 1))
        {
            var plot = PlotOf(group.Key.Suite, group.Key.XUnit!, group.Key.Unit, [.. group]);
            html.Append($"<figure>{plot.Svg()}<figcaption>{Html.Text(group.Key.Suite)}: {Html.Text(group.Key.Unit)} over {Html.Text(group.Key.XUnit!)}</figcaption>{plot.Legend()}{Table(plot)}</figure>\n");
        }

        return html.ToString();
    }

    private static Plot PlotOf(string suite, string xUnit, string unit, IReadOnlyList<BenchRow> rows)
    {
        var series = new List<Series>();
        foreach (var line in rows.GroupBy(r => r.Name))
        {
            var colour = series.Count(s => !s.IsPeer);
            series.Add(new(line.Key, SeriesKind.Curve, colour, [.. line.Select(r => (r.X!.Value, r.Min, (string?)null))]));
            if (line.FirstOrDefault(r => r.Peer is not null)?.Peer is { } peer)
                series.Add(new($"{line.Key}, {peer.Name}", SeriesKind.Curve, colour, [.. line.Where(r => r.Peer is not null).Select(r => (r.X!.Value, r.Peer!.Min, (string?)null))], IsPeer: true));
        }

        var places = series.SelectMany(s => s.Places).ToArray();
        return new($"{suite}: {unit} over {xUnit}", Axis.For(xUnit, places.Select(p => p.X)), Axis.For(unit, places.Select(p => p.Y)), [.. series]);
    }

    private static string Table(Plot plot)
    {
        var columns = plot.Series.SelectMany(s => s.Places).Select(p => p.X).Distinct().Order().ToArray();
        var html = new StringBuilder($"<details><summary>as a table</summary><div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">{Html.Text(plot.X.Label)}</th>");
        foreach (var x in columns) html.Append($"<th scope=\"col\">{Html.Number(x)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var series in plot.Series)
        {
            html.Append($"<tr><th scope=\"row\">{Html.Text(series.Name)}</th>");
            foreach (var x in columns) html.Append($"<td>{string.Concat(series.Places.Where(p => p.X == x).Select(p => Html.Number(p.Y)))}</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div></details>").ToString();
    }
}
