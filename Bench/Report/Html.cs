using System.Globalization;
using System.Net;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Report;

/// <summary>Text and numbers as a page has them.</summary>
internal static class Html
{
    /// <summary>A text, with what HTML takes for marks written out, and what no page may hold replaced.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : c)));

    /// <summary>A number with three digits that say something, thousands apart.</summary>
    public static string Number(double number) => number switch
    {
        0 => "0",
        >= 100 => number.ToString("#,##0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => number.ToString("0.##", CultureInfo.InvariantCulture),
        >= 0.1 => number.ToString("0.###", CultureInfo.InvariantCulture),
        >= 0.001 => number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => number.ToString("0.##e0", CultureInfo.InvariantCulture),
    };

    /// <summary>A number with its unit.</summary>
    public static string Value(double number, string unit) => $"{Number(number)} {Text(unit)}";

    /// <summary>A ratio.</summary>
    public static string Times(double? ratio) => ratio is { } r ? $"{Number(r is >= 0.1 and < 1 ? Math.Round(r, 2) : r)}×" : "";

    /// <summary>A place in a picture: enough digits for a screen.</summary>
    public static string Place(double place) => place.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A name as the target of a link.</summary>
    public static string Anchor(string text) => string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>A day and minute.</summary>
    public static string When(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A row, with its place on a curve.</summary>
    public static string RowName(BenchRow row) => row.X is { } x ? $"{Text(row.Name)}, {Number(x)} {Text(row.XUnit ?? "")}" : Text(row.Name);

    /// <summary>What was asked of a row and whether it was met; empty where nothing was.</summary>
    public static string Goal(BenchRow row) => row.Goal is not { } goal ? "" :
        $"<span class=\"{(row.GoalMet switch { true => "met", false => "missed", null => "open" })}\">{(BenchUnits.IsRate(row.Unit) ? "≥" : "≤")} {Number(goal)} of {Text(row.GoalOf ?? GoalBase.Peer)}"
            + $"{(row.GoalMet switch { true => ", met", false => ", missed", null => ", not measured" })}</span>";
}
