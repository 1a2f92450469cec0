using System.Globalization;
using System.Security;
using System.Text;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Matrix;

/// <summary>
/// A matrix as one SVG picture: a row for each operator, a column for each key, coloured by reason, fallthroughs hatched. With many operators
/// those that look the same in the columns shown share a row, named after the first and with their number.
/// </summary>
public static class MatrixSvg
{
    /// <summary>Up to this many operators each has a row of its own.</summary>
    public const int MostSingleRows = 120;

    private const int RowHeight = 14;

    private const int Left = 330;

    private const int Padding = 16;

    /// <summary>Draws.</summary>
    /// <param name="matrix">What.</param>
    /// <param name="title">The picture's title.</param>
    /// <param name="words">The words for keys.</param>
    /// <returns>The SVG document.</returns>
    public static string Draw(MatrixSelection matrix, string title, Wording words)
    {
        int[] slots = [.. matrix.Columns.Select(KeyLayout.SlotOf)];
        var rows = Rows(matrix, slots);
        var cell = slots.Length <= 48 ? 18 : 10;
        var top = Padding + 34 + (int)(6.3 * matrix.Columns.Max(k => words.Key(k).Length));
        int[] starts = [.. Starts(matrix.Columns, cell)];
        var bottom = top + (rows.Count * RowHeight);
        // A legend line needs its width even when there are few columns.
        var (width, height) = (Math.Max(starts[^1] + cell + Padding, 720), bottom + 86);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"t d\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"t\">{Escape(title)}</title>\n<desc id=\"d\">{Escape(Description(matrix, rows.Count))}</desc>\n");
        svg.Append("<style>svg{font:11px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--bg);--bg:#fff;--ink:#1d2129;--soft:#666f7d;--hatch:#fff;")
            .Append(ReasonColours.Declarations(dark: false)).Append("}@media(prefers-color-scheme:dark){svg{--bg:#14171c;--ink:#e4e7ec;--soft:#98a1b0;--hatch:#14171c;")
            .Append(ReasonColours.Declarations(dark: true)).Append("}}text{fill:var(--ink)}.s{fill:var(--soft)}.t{font:600 15px system-ui,sans-serif}.u{font:12px system-ui,sans-serif}</style>\n");
        svg.Append("<defs><pattern id=\"h\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"1.6\" height=\"4\" style=\"fill:var(--hatch)\"/></pattern></defs>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"t\" x=\"{Padding}\" y=\"{Padding + 14}\">{Escape(title)}</text>\n");
        for (var c = 0; c < slots.Length; c++)
            svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({starts[c] + (cell / 2) + 3} {top - 6}) rotate(-90)\">{Escape(words.Key(matrix.Columns[c]))}</text>\n");
        for (var r = 0; r < rows.Count; r++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{top + (r * RowHeight) + 10}\" text-anchor=\"end\">{Label(rows[r])}</text>\n");
        Cells(svg, rows, slots, starts, cell, top);
        Legend(svg, rows, slots, bottom + 34, width);
        return svg.Append("</svg>\n").ToString();
    }

    private sealed record Row(string Name, int Others, DispatchTable Table);

    private static IReadOnlyList<Row> Rows(MatrixSelection matrix, int[] slots) =>
        matrix.Rows.Count <= MostSingleRows
            ? [.. matrix.Rows.Select(r => new Row(r.Name, 0, r.Table))]
            : [.. matrix.Rows.GroupBy(r => string.Concat(slots.Select(s => $"{(int)r.Table[s].Reason}{(r.Table[s].IsFallthrough ? ">" : "")}")))
                .Select(g => new Row(g.First().Name, g.Count() - 1, g.First().Table)).OrderByDescending(r => r.Others)];

    // A gap between functionalities, so that the sixteen backends of one read as a block.
    private static IEnumerable<int> Starts(IReadOnlyList<DispatchKey> columns, int cell)
    {
        var x = Left;
        for (var c = 0; c < columns.Count; c++)
        {
            if (c > 0 && Block(columns[c]) != Block(columns[c - 1])) x += 6;
            yield return x;
            x += cell;
        }
    }

    private static DispatchKey Block(DispatchKey key) => KeyLayout.BackendOf(key) is BackendComponent.Invalid ? DispatchKey.Undefined : KeyLayout.FunctionalityOf(key);

    // One path for each reason: runs of equal cells are one rectangle.
    private static void Cells(StringBuilder svg, IReadOnlyList<Row> rows, int[] slots, int[] starts, int cell, int top)
    {
        foreach (var reason in ReasonColours.Reasons)
        {
            if (Path(rows, slots, starts, cell, top, s => s.Reason == reason) is { Length: > 0 } path)
                svg.Append(CultureInfo.InvariantCulture, $"<path style=\"fill:var(--r{(int)reason})\" d=\"{path}\"><title>{reason.Text()}</title></path>\n");
        }

        if (Path(rows, slots, starts, cell, top, s => s.IsFallthrough) is { Length: > 0 } hatched)
            svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"url(#h)\" d=\"{hatched}\"/>\n");
    }

    private static string Path(IReadOnlyList<Row> rows, int[] slots, int[] starts, int cell, int top, Func<TableSlot, bool> fits)
    {
        var path = new StringBuilder();
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < slots.Length; c++)
            {
                if (!fits(rows[r].Table[slots[c]])) continue;
                var first = c;
                while (c + 1 < slots.Length && fits(rows[r].Table[slots[c + 1]]) && starts[c + 1] == starts[c] + cell) c++;
                var width = starts[c] + cell - starts[first] - 1;
                path.Append(CultureInfo.InvariantCulture, $"M{starts[first]} {top + (r * RowHeight)}h{width}v{RowHeight - 1}h-{width}z");
            }
        }

        return path.ToString();
    }

    // Only what occurs, in as many lines as the width asks for.
    private static void Legend(StringBuilder svg, IReadOnlyList<Row> rows, int[] slots, int y, int width)
    {
        var x = Padding;
        bool Occurs(Func<TableSlot, bool> fits) => rows.Any(r => slots.Any(s => fits(r.Table[s])));
        foreach (var reason in ReasonColours.Reasons)
            if (Occurs(s => s.Reason == reason)) Entry((int)reason, ReasonColours.Meaning(reason), hatched: false);
        if (Occurs(s => s.IsFallthrough)) Entry((int)SlotReason.BackendFallback, "hatched: fallthrough", hatched: true);

        void Entry(int colour, string text, bool hatched)
        {
            var length = 36 + (int)(6.9 * text.Length);
            if (x + length > width && x > Padding) (x, y) = (Padding, y + 20);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y - 10}\" width=\"12\" height=\"12\" style=\"fill:var(--r{colour})\"/>");
            if (hatched) svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y - 10}\" width=\"12\" height=\"12\" fill=\"url(#h)\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"u\" x=\"{x + 17}\" y=\"{y}\">{text}</text>\n");
            x += length;
        }
    }

    private static string Label(Row row)
    {
        var rest = row.Others == 0 ? "" : $" + {row.Others.ToString(CultureInfo.InvariantCulture)}";
        var room = ((Left - Padding - 8) / 7) - rest.Length;
        var name = row.Name.Length <= room ? row.Name : string.Concat(row.Name.AsSpan(0, room - 1), "…");
        return $"{Escape(name)}<tspan class=\"s\">{rest}</tspan>";
    }

    private static string Description(MatrixSelection matrix, int rows) =>
        $"{matrix.Rows.Count} operators in {rows} rows, {matrix.Columns.Count} dispatch keys in columns; the colour of a cell says why the slot holds what it holds.";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
