using System.Globalization;
using Functional.Dispatch.Cli.Output;

namespace Functional.Dispatch.Cli.Reports;

/// <summary>
/// A report as a person reads it: a part for each rule with its count, the first few items or groups, and for one of them the evidence and the
/// remedy; all of them with <c>--all</c>.
/// </summary>
internal static class ReportTable
{
    private const int Shown = 5;

    private const int ShownNotes = 2;

    public static void Show(Page page, Report report, bool all)
    {
        foreach (var rule in report.Rules.OrderByDescending(r => Highest(report, r)))
        {
            var items = report.NewItems.Where(i => i.Rule == rule.Id).ToList();
            if (items.Count > 0) Part(page, rule, items, all);
        }

        page.Heading(Summary(report));
        foreach (var note in report.Notes) page.Line($"  {note}");
        if (!all && report.NewItems.Any()) page.Line("  --all shows every item with its evidence and remedies, --format json, sarif or junit all of it for machines");
    }

    private static ReportLevel Highest(Report report, ReportRule rule) =>
        report.NewItems.Where(i => i.Rule == rule.Id).Select(i => i.Level).DefaultIfEmpty(ReportLevel.Note).Max();

    private static void Part(Page page, ReportRule rule, List<ReportItem> items, bool all)
    {
        page.Heading($"{ReportFormat.Word(items.Max(i => i.Level))}  {rule.Id}: {rule.Title} ({Number(items.Count)})");
        if (all)
        {
            foreach (var item in items)
            {
                page.Columns([Row(item)]);
                Details(page, item);
            }

            return;
        }

        var groups = items.GroupBy(i => i.Group ?? i.Fingerprint, StringComparer.Ordinal)
            .OrderByDescending(g => g.Max(i => i.Level)).ThenByDescending(g => g.Count()).ToList();
        var shown = items.Max(i => i.Level) == ReportLevel.Note ? ShownNotes : Shown;
        page.Columns([.. groups.Take(shown).Select(g => g.Count() == 1 ? Row(g.First()) : GroupRow(g.Key, g.ToList()))]);
        Details(page, groups[0].First());
        if (groups.Count > shown) page.Line($"  … and {Number(groups.Skip(shown).Sum(g => g.Count()))} more");
    }

    private static void Details(Page page, ReportItem item) => page.Columns(
    [
        .. item.Evidence.Select(e => (string[])["  evidence", e]),
        .. item.Remedies.Select(r => (string[])["  remedy", r]),
    ]);

    private static string[] Row(ReportItem item) => [ReportFormat.Word(item.Level), item.Operator ?? item.Key ?? "", item.Message];

    private static string[] GroupRow(string group, List<ReportItem> items) =>
        [ReportFormat.Word(items.Max(i => i.Level)), group, $"{Number(items.Count)}: {string.Join(", ", items.Take(3).Select(i => i.Operator ?? i.Key))}{(items.Count > 3 ? ", …" : "")}"];

    private static string Summary(Report report)
    {
        var known = report.Items.Count(i => i.IsKnown);
        return $"{report.Subject}: {Count(report, ReportLevel.Error, "error")}, {Count(report, ReportLevel.Warning, "warning")}, {Count(report, ReportLevel.Note, "note")}"
            + (known > 0 ? $", {Number(known)} known to the baseline" : "");
    }

    private static string Count(Report report, ReportLevel level, string word) =>
        Counted.Of(report.NewItems.Count(i => i.Level == level), word);

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
