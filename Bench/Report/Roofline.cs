using System.Collections.Immutable;
using System.Text;
using Functional.Dispatch.Bench.Gpu;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Report;

/// <summary>
/// Operators under the roof of their device: how much arithmetic they do for a byte, and how fast; the roof is the device's own copy up to where its product of
/// matrices is the bound. Operators without arithmetic have no place on it.
/// </summary>
internal static class Roofline
{
    private const double Giga = 1000;

    private sealed record Place(string Name, double Intensity, double Rate, double? PeerRate, double Roof);

    /// <summary>The picture.</summary>
    /// <param name="rows">Rows of one result.</param>
    /// <returns>HTML; empty where the rows have no ceilings, or none has arithmetic.</returns>
    public static string Of(IReadOnlyList<BenchRow> rows)
    {
        var ceilings = rows.Where(r => r.Suite == Ceilings.Suite).ToArray();
        var copy = ceilings.Where(r => r.Unit == BenchUnits.GigabytesPerSecond).Select(r => r.Min).DefaultIfEmpty(0).Max();
        var product = ceilings.Where(r => r.Unit == BenchUnits.TeraflopsPerSecond).Select(r => r.Min * Giga).DefaultIfEmpty(0).Max();
        double Roof(double intensity) => Math.Min(intensity * copy, product);
        // What the host does itself is there to compare with, not to be looked at.
        var floors = rows.Select(r => r.Floor).ToHashSet();
        var places = rows.Where(r => !floors.Contains(r.Name) && r.Suite != Ceilings.Suite && r.Ceiling is not null && r.BytesMoved is > 0 && r.Flops is > 0).Select(r => PlaceOf(r, Roof)).ToImmutableArray();
        if (copy == 0 || product == 0 || places.IsEmpty) return "";

        var corner = product / copy;
        double[] intensities = [.. places.Select(p => p.Intensity), corner];
        var x = Axis.For("floating-point operations per byte", intensities, isLog: true);
        var y = Axis.For("GFLOP/s", places.SelectMany(p => new[] { p.Rate, p.PeerRate ?? p.Rate, p.Roof }).Append(product), isLog: true);
        var series = ImmutableArray.CreateBuilder<Series>();
        series.Add(new("roof: copy and product of matrices, measured", SeriesKind.Bound, 5, [.. new[] { x.Min, corner, x.Max }.Select(i => (i, Roof(i), (string?)null))]));
        series.Add(new("ours", SeriesKind.Points, 0, [.. places.Select(p => (p.Intensity, p.Rate, (string?)p.Name))]));
        if (places.Any(p => p.PeerRate is not null))
            series.Add(new(rows.First(r => r.Peer is not null).Peer!.Name, SeriesKind.Points, 1, [.. places.Where(p => p.PeerRate is not null).Select(p => (p.Intensity, p.PeerRate!.Value, (string?)p.Name))], IsPeer: true));
        var plot = new Plot("Roofline: rates of operators under what the device gives at most", x, y, series.ToImmutable());
        return $"<figure>{plot.Svg()}<figcaption>Roofline</figcaption>{plot.Legend()}{Table(places)}</figure>\n";
    }

    private static Place PlaceOf(BenchRow row, Func<double, double> roof)
    {
        var intensity = row.Flops!.Value / row.BytesMoved!.Value;
        // A rate of bytes says how often the operation ran in a second, and with it how much arithmetic was done.
        double Rate(double value) => row.Unit == BenchUnits.TeraflopsPerSecond ? value * Giga : value * intensity;
        return new(row.X is { } x ? $"{row.Name} {Html.Number(x)}" : row.Name, intensity, Rate(row.Min), row.Peer is { } peer ? Rate(peer.Min) : null, roof(intensity));
    }

    private static string Table(IEnumerable<Place> places)
    {
        var html = new StringBuilder("<details><summary>as a table</summary><div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\"></th><th scope=\"col\">FLOP/byte</th><th scope=\"col\">GFLOP/s</th><th scope=\"col\">roof</th><th scope=\"col\">share</th><th scope=\"col\">peer</th></tr></thead><tbody>");
        foreach (var place in places)
            html.Append($"<tr><th scope=\"row\">{Html.Text(place.Name)}</th><td>{Html.Number(place.Intensity)}</td><td>{Html.Number(place.Rate)}</td><td>{Html.Number(place.Roof)}</td><td>{Html.Number(Math.Round(100 * place.Rate / place.Roof))} %</td><td>{(place.PeerRate is { } rate ? Html.Number(rate) : "")}</td></tr>");
        return html.Append("</tbody></table></div></details>").ToString();
    }
}
