using System.Text;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Report;

/// <summary>A result and the file it was read from.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Result">The result.</param>
internal sealed record NamedResult(string File, BenchResult Result)
{
    /// <summary>What was measured: the first word of the command.</summary>
    public string Kind => Result.Command.Split(' ', 2)[0] is { Length: > 0 } word ? word : "results";

    /// <summary>Where: what must be the same for numbers to be comparable.</summary>
    public string Machine => $"{Result.Machine.Cpu}, {Result.Machine.Cores} cores{(Result.Machine.Device is { } device ? $"; {device}" : "")}";
}

/// <summary>Results as one page of HTML: a pure function from results to text. The page needs nothing else, and runs no script.</summary>
internal static class ReportPage
{
    /// <summary>The page.</summary>
    /// <param name="results">The results, in any order; at least one.</param>
    /// <returns>The text of an HTML file.</returns>
    public static string Of(IEnumerable<NamedResult> results)
    {
        NamedResult[] all = [.. results.OrderBy(r => r.Result.When).ThenBy(r => r.File, StringComparer.Ordinal)];
        var parts = all.GroupBy(r => (r.Kind, r.Machine)).Select(g => g.ToArray()).OrderByDescending(g => g[^1].Result.When).ToArray();
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>What Functional Dispatch costs</title>\n");
        html.Append($"<style>\n{Style()}</style>\n</head>\n<body>\n<header><h1>What Functional Dispatch costs</h1>\n");
        html.Append($"<p>{Counted(all.Length, "run")} from {Html.When(all[0].Result.When)} to {Html.When(all[^1].Result.When)} UTC. Of each command on each machine the last run is shown; docs/bench.md says what the suites measure.</p>\n<nav aria-label=\"Parts\"><ul>");
        foreach (var part in parts) html.Append($"<li><a href=\"#{Id(part[^1])}\">{Html.Text(part[^1].Kind)}</a> <small>{Html.Text(part[^1].Machine)}</small></li>");
        html.Append("</ul></nav></header>\n<main>\n");
        foreach (var part in parts) html.Append(Part(part));
        return html.Append($"<section id=\"runs\"><h2>Runs</h2>\n{Runs(all)}</section>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static string Part(IReadOnlyList<NamedResult> runs)
    {
        var (last, rows) = (runs[^1], runs[^1].Result.Rows);
        var html = new StringBuilder($"<section id=\"{Id(last)}\"><h2>{Html.Text(last.Kind)}</h2>\n<p class=\"facts\">{Html.Text(last.Machine)}; {Html.When(last.Result.When)} UTC; <code>{Html.Text(last.Result.Command)}</code></p>\n");
        var pictures = Roofline.Of(rows) + Curves.Of(rows);
        if (pictures.Length > 0) html.Append($"<div class=\"pictures\">\n{pictures}</div>\n");
        if (rows.Any(r => r.Peer is not null || r.Ceiling is not null))
            html.Append($"<p class=\"key\"><svg aria-hidden=\"true\"><rect class=\"ours\" width=\"14\" height=\"9\" y=\"3\"/></svg> ours <svg aria-hidden=\"true\"><rect class=\"peer\" width=\"14\" height=\"5\" y=\"5\"/></svg> {Html.Text(string.Join(", ", rows.Select(r => r.Peer?.Name).OfType<string>().Distinct().DefaultIfEmpty("peer")))}{(rows.Any(r => r.Ceiling is not null) ? " <svg aria-hidden=\"true\"><rect class=\"ceiling\" width=\"2\" height=\"16\" x=\"6\"/></svg> ceiling" : "")}</p>\n");
        foreach (var suite in rows.GroupBy(r => r.Suite)) html.Append($"<h3>{Html.Text(suite.Key)}</h3>\n{BarTable.Of([.. suite])}");
        return html.Append(History.Of([.. runs.Select(r => r.Result)])).Append("</section>\n").ToString();
    }

    private static string Runs(IEnumerable<NamedResult> all)
    {
        var html = new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">file</th><th scope=\"col\">when, UTC</th><th scope=\"col\">commit</th><th scope=\"col\">command</th><th scope=\"col\">machine</th><th scope=\"col\">system</th></tr></thead><tbody>\n");
        foreach (var run in all)
            html.Append($"<tr><th scope=\"row\">{Html.Text(run.File)}</th><td>{Html.When(run.Result.When)}</td><td><code>{Html.Text(run.Result.Commit ?? "")}</code></td><td><code>{Html.Text(run.Result.Command)}</code></td><td>{Html.Text(run.Machine)}</td><td>{Html.Text($"{run.Result.Machine.Os}, {run.Result.Machine.Runtime}")}</td></tr>\n");
        return html.Append("</tbody></table></div>\n").ToString();
    }

    private static string Id(NamedResult result) => Html.Anchor($"{result.Kind}-{result.Machine}");

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Style()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
