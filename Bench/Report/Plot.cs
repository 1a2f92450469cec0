using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Functional.Dispatch.Bench.Report;

/// <summary>How a series is drawn.</summary>
internal enum SeriesKind
{
    /// <summary>Points joined by a line.</summary>
    Curve,

    /// <summary>Points alone, each with its name.</summary>
    Points,

    /// <summary>A bound: a line without points.</summary>
    Bound,
}

/// <summary>Numbers that belong together.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Kind">How they are drawn.</param>
/// <param name="Colour">Which of the page's colours, from 0.</param>
/// <param name="Places">The numbers, with a name for each that has one.</param>
/// <param name="IsPeer">Whether they are another system's: drawn hollow or dashed, so that more than the colour tells.</param>
internal sealed record Series(string Name, SeriesKind Kind, int Colour, ImmutableArray<(double X, double Y, string? Name)> Places, bool IsPeer = false);

/// <summary>A picture of series over two axes: a pure function from numbers to SVG, whose colours are the page's.</summary>
/// <param name="Title">What it shows, for who does not see it.</param>
/// <param name="X">To the right.</param>
/// <param name="Y">Upwards.</param>
/// <param name="Series">What is drawn.</param>
internal sealed record Plot(string Title, Axis X, Axis Y, ImmutableArray<Series> Series)
{
    /// <summary>How many colours the page has for series.</summary>
    public const int Colours = 6;

    private const double Width = 460;
    private const double Height = 300;
    private const double Left = 52;
    private const double Right = 14;
    private const double Top = 22;
    private const double Bottom = 40;
    private const double LabelHeight = 12;

    /// <summary>The picture.</summary>
    /// <returns>An <c>svg</c> element that takes the width it is given.</returns>
    public string Svg()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"plot\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Text(Title)}\">\n");
        Grid(svg);
        foreach (var series in Series) Draw(svg, series);
        Names(svg);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Which series is which: for the page, below the picture.</summary>
    /// <returns>A list; empty where there is only one series without a name.</returns>
    public string Legend() => $"<ul class=\"legend\">{string.Concat(Series.Select(s => $"<li><svg class=\"key\" aria-hidden=\"true\">{Key(s)}</svg>{Html.Text(s.Name)}</li>"))}</ul>\n";

    private static string Key(Series series) => series.Kind == SeriesKind.Points
        ? $"<circle class=\"{Class(series, "point")}\" cx=\"11\" cy=\"7\" r=\"4\"/>"
        : $"<path class=\"{Class(series, "line")}\" d=\"M1 7H21\"/>";

    private static string Class(Series series, string what) => $"{what} c{series.Colour % Colours}{(series.IsPeer ? " peer" : "")}{(series.Kind == SeriesKind.Bound ? " bound" : "")}";

    private void Grid(StringBuilder svg)
    {
        foreach (var tick in X.Ticks)
            svg.Append($"<path class=\"grid\" d=\"M{Html.Place(AtX(tick))} {Html.Place(Top)}V{Html.Place(Height - Bottom)}\"/><text class=\"tick\" text-anchor=\"middle\" x=\"{Html.Place(AtX(tick))}\" y=\"{Html.Place(Height - Bottom + 14)}\">{Html.Number(tick)}</text>\n");
        foreach (var tick in Y.Ticks)
            svg.Append($"<path class=\"grid\" d=\"M{Html.Place(Left)} {Html.Place(AtY(tick))}H{Html.Place(Width - Right)}\"/><text class=\"tick\" text-anchor=\"end\" x=\"{Html.Place(Left - 5)}\" y=\"{Html.Place(AtY(tick) + 4)}\">{Html.Number(tick)}</text>\n");
        svg.Append($"<text class=\"axis\" text-anchor=\"end\" x=\"{Html.Place(Width - Right)}\" y=\"{Html.Place(Height - 8)}\">{Html.Text(X.Label)}</text>\n");
        svg.Append($"<text class=\"axis\" x=\"2\" y=\"12\">{Html.Text(Y.Label)}</text>\n");
    }

    private void Draw(StringBuilder svg, Series series)
    {
        if (series.Kind != SeriesKind.Points)
        {
            var path = string.Join('L', series.Places.OrderBy(p => p.X).Select(p => $"{Html.Place(AtX(p.X))} {Html.Place(AtY(p.Y))}"));
            svg.Append($"<path class=\"{Class(series, "line")}\" d=\"M{path}\"/>\n");
        }

        if (series.Kind == SeriesKind.Bound) return;
        foreach (var (x, y, name) in series.Places)
            svg.Append($"<circle class=\"{Class(series, "point")}\" cx=\"{Html.Place(AtX(x))}\" cy=\"{Html.Place(AtY(y))}\" r=\"{(series.Kind == SeriesKind.Points ? 4 : 2.5)}\"><title>{Html.Text(name ?? series.Name)}: {Html.Number(y)} at {Html.Number(x)}</title></circle>\n");
    }

    // Names of points stand to their right, or to their left near the edge, moved down until they are free of those before.
    private void Names(StringBuilder svg)
    {
        var taken = new List<(double Left, double Right, double Y)>();
        var named = Series.Where(s => s.Kind == SeriesKind.Points && !s.IsPeer).SelectMany(s => s.Places).Where(p => p.Name is not null).OrderBy(p => AtY(p.Y));
        foreach (var (px, py, name) in named)
        {
            var (x, y, width) = (AtX(px), AtY(py) + 4, name!.Length * 6.6);
            var isLeft = x + 8 + width > Width - Right;
            var (from, to) = isLeft ? (x - 8 - width, x - 8) : (x + 8, x + 8 + width);
            while (taken.Exists(t => t.Left < to && from < t.Right && Math.Abs(t.Y - y) < LabelHeight)) y += 2;
            taken.Add((from, to, y));
            svg.Append($"<text class=\"name\"{(isLeft ? " text-anchor=\"end\"" : "")} x=\"{Html.Place(isLeft ? to : from)}\" y=\"{Html.Place(y)}\">{Html.Text(name)}</text>\n");
        }
    }

    private double AtX(double x) => Left + (X.Share(x) * (Width - Left - Right));

    private double AtY(double y) => Height - Bottom - (Y.Share(y) * (Height - Top - Bottom));
}
