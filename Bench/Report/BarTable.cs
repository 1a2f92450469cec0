using System.Text;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Report;

/// <summary>The rows of a suite as a table with a bar for ours and one for the peer in every row, from 0, all of a unit to one scale.</summary>
internal static class BarTable
{
    // What a row can say besides its best round. A column that would be empty is left out.
    private static readonly (string Name, Func<BenchRow, string> Content)[] Columns =
    [
        ("median", r => Html.Number(r.Median)),
        ("bytes", r => r.Bytes is { } bytes ? Html.Number(Math.Round(bytes, 1)) : ""),
        ("to floor", r => r.Floor is { } floor ? $"<span title=\"{Html.Text(floor)}\">{Html.Times(r.Ratio)}</span>" : ""),
        ("peer", r => r.Peer is { } peer ? $"<span title=\"{Html.Text(peer.Name)}\">{Html.Number(peer.Min)}</span>" : ""),
        ("to peer", r => Html.Times(r.PeerRatio)),
        ("of ceiling", r => r.Ceiling is > 0 and var ceiling ? $"{Html.Number(Math.Round(100 * r.Min / ceiling))} %" : ""),
        ("instructions", r => r.Instructions is { } count ? Html.Number(count) : ""),
        ("of the peer", r => r.PeerInstructions is { } count ? Html.Number(count) : ""),
        ("goal", Html.Goal),
    ];

    /// <summary>The table.</summary>
    /// <param name="rows">Rows of one suite.</param>
    /// <returns>HTML.</returns>
    public static string Of(IReadOnlyList<BenchRow> rows)
    {
        var html = new StringBuilder();
        foreach (var unit in rows.GroupBy(r => r.Unit))
        {
            var (most, columns) = (unit.Max(Most), Columns.Where(c => unit.Any(r => c.Content(r).Length > 0)).ToArray());
            html.Append($"<table class=\"bars\"><thead><tr><th scope=\"col\">{(BenchUnits.IsRate(unit.Key) ? "more" : "less")} is better</th><th scope=\"col\"></th><th scope=\"col\">{Html.Text(unit.Key)}</th>");
            foreach (var (name, _) in columns) html.Append($"<th scope=\"col\"{(name == "goal" ? " class=\"goal\"" : "")}>{name}</th>");
            html.Append("</tr></thead><tbody>\n");
            foreach (var row in unit)
            {
                html.Append($"<tr><th scope=\"row\">{Html.RowName(row)}</th><td class=\"bar\">{Bars(row, most)}</td>{Cell(Html.Text(row.Unit), Html.Number(row.Min))}");
                foreach (var (name, content) in columns) html.Append(Cell(name, content(row)));
                html.Append("</tr>\n");
            }

            html.Append("</tbody></table>\n");
        }

        return html.ToString();
    }

    // The name is shown where a narrow screen has no columns.
    private static string Cell(string name, string content) => content.Length == 0 ? "<td class=\"none\"></td>" : $"<td data-name=\"{name}\">{content}</td>";

    // Widths in per cent of the cell, so that a bar fits whatever room there is. The numbers stand beside it: it says nothing to who does not see it.
    private static string Bars(BenchRow row, double most)
    {
        string Share(double number) => Html.Place(Math.Max(0.4, 100 * number / Math.Max(most, double.Epsilon)));
        var svg = new StringBuilder("<svg class=\"bar\" aria-hidden=\"true\">");
        svg.Append($"<rect class=\"ours\" y=\"3\" width=\"{Share(row.Min)}%\" height=\"9\"/>");
        if (row.Peer is { } peer) svg.Append($"<rect class=\"peer\" y=\"13\" width=\"{Share(peer.Min)}%\" height=\"5\"/>");
        if (row.Ceiling is { } ceiling) svg.Append($"<rect class=\"ceiling\" x=\"{Html.Place(Math.Max(0, (100 * ceiling / most) - 0.5))}%\" y=\"0\" width=\"2\" height=\"20\"/>");
        return svg.Append("</svg>").ToString();
    }

    private static double Most(BenchRow row) => Math.Max(row.Min, Math.Max(row.Peer?.Min ?? 0, row.Ceiling ?? 0));
}
