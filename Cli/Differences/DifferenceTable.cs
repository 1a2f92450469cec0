using System.Globalization;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Reports;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Differences;

/// <summary>A comparison as a person reads it: by kind, the same change over many operators and slots as one line with counts, examples and a call that shows it.</summary>
internal static class DifferenceTable
{
    private static readonly string[] Familiar = [" cpu", " cuda", " meta", "[cpu", "[cuda", "[meta", "-cpu", "-cuda"];

    private const int ShownNamespaces = 3;

    private const int ShownNames = 3;

    private const int ShownSchemas = 3;

    public static void Show(Page page, Comparison comparison, bool all)
    {
        page.Heading($"{comparison.Old.Name} -> {comparison.New.Name}");
        if (comparison.Difference.IsEmpty)
        {
            page.Line($"  no difference: all {Number(comparison.Difference.Compared)} operators are dispatched alike");
            return;
        }

        page.Columns([.. DifferenceKinds.All.Select(k => Count(comparison, k)).Where(r => r[0] != "0")], ["operators", "slots", ""]);
        foreach (var kind in DifferenceKinds.All)
        {
            if (Count(comparison, kind)[0] == "0") continue;
            page.Heading($"{ReportFormat.Word(kind.Level)}  {kind.Title}");
            if (kind.Id is DifferenceKinds.Removed) Names(page, comparison.Removed, all);
            else if (kind.Id is DifferenceKinds.Added) Names(page, comparison.Added, all);
            else if (kind.Id is DifferenceKinds.Schema) Schemas(page, comparison, all);
            else if (all) Everything(page, comparison, kind.Id);
            else Groups(page, comparison, kind);
        }

        foreach (var side in new[] { comparison.Old, comparison.New }.Where(s => !s.Contents.HasFallbacks))
            page.Heading($"{side.Name} lists no backend fallbacks, so that keys such as ADInplaceOrView have none there");
        page.Heading(all ? "Calls are for the old rules" : "Examples are for the old rules");
        page.Line($"  for the new ones {(comparison.New.Option.Length == 0 ? "leave --rules out" : $"say{comparison.New.Option}")}" + (all ? "" : "; --all shows every operator and slot with its call, --format json, sarif or junit all of it for machines"));
    }

    private static string Tensors(OperatorRules op) =>
        string.Join(' ', (op.Definition?.Schema.Arguments ?? []).Where(a => a.TakesPartInDispatch).Select(a => $"{a.Type} {a.Name}"));

    private static string[] Count(Comparison comparison, ReportRule kind)
    {
        var groups = comparison.Groups.Where(g => g.Kind == kind.Id).ToList();
        var operators = kind.Id switch
        {
            DifferenceKinds.Removed => comparison.Removed.Count(),
            DifferenceKinds.Added => comparison.Added.Count(),
            DifferenceKinds.Schema => comparison.SchemaChanged.Count(),
            _ => groups.Select(g => g.Operator.Name).Distinct().Count(),
        };
        return [Number(operators), groups.Count == 0 ? "" : Number(groups.Sum(g => g.Slots.Count)), kind.Title];
    }

    // By namespace, since whole libraries come and go.
    private static void Names(Page page, IEnumerable<OperatorDifference> operators, bool all) => page.Columns(
    [
        .. operators.GroupBy(o => o.Name.Namespace).OrderByDescending(g => g.Count()).Take(all ? int.MaxValue : ShownNamespaces)
            .Select(g => (string[])[Number(g.Count()), g.Key, Some(g.Select(o => o.Name.ToString()), all)]),
    ]);

    private static void Schemas(Page page, Comparison comparison, bool all)
    {
        // First those that take other tensors: only these change what a call's keys are.
        var changed = comparison.SchemaChanged.OrderByDescending(o => Tensors(o.Old!) != Tensors(o.New!)).ToList();
        foreach (var op in changed.Take(all ? int.MaxValue : ShownSchemas))
            page.Columns([["-", op.Old!.Definition?.Schema.ToString() ?? $"{op.Name} without a schema"], ["+", op.New!.Definition?.Schema.ToString() ?? $"{op.Name} without a schema"]]);
        if (!all && changed.Count > ShownSchemas) page.Line($"  … and {Some(changed.Skip(ShownSchemas).Select(o => o.Name.ToString()), all: false)}");
    }

    private static void Groups(Page page, Comparison comparison, ReportRule kind)
    {
        var changes = comparison.Groups.Where(g => g.Kind == kind.Id).GroupBy(g => g.Change).OrderByDescending(g => g.Sum(o => o.Slots.Count)).ToList();
        var shown = kind.Level switch { ReportLevel.Error => 5, ReportLevel.Warning => 4, ReportLevel.Note => 2 };
        foreach (var change in changes.Take(shown))
        {
            page.Line($"  {change.Key}: {Operators(change)}, {Slots(change)}");
            page.Columns(
            [
                ["   ", "at", comparison.Slots.Keys(change.SelectMany(g => g.Slots).Select(s => s.Slot))],
                .. Example(comparison, change) is { } line ? (string[][])[["   ", "try", line]] : [],
            ]);
        }

        if (changes.Count > shown)
            page.Line($"  … and {Number(changes.Count - shown)} other changes of {Number(changes.Skip(shown).Sum(g => g.Sum(o => o.Slots.Count)))} slots");
    }

    private static string Operators(IEnumerable<SlotGroup> groups)
    {
        string[] names = [.. groups.Select(g => g.Operator.Name.ToString())];
        return names.Length == 1 ? names[0] : $"{Number(names.Length)} operators ({string.Join(", ", names.Take(3))}{(names.Length > 3 ? ", …" : "")})";
    }

    private static string Slots(IEnumerable<SlotGroup> groups) => groups.Sum(g => g.Slots.Count) is 1 ? "1 slot" : $"{Number(groups.Sum(g => g.Slots.Count))} slots";

    // The plainest call: tensors of devices that most people have, and then the shortest to write.
    private static string? Example(Comparison comparison, IEnumerable<SlotGroup> change)
    {
        const int Tried = 200;
        return change.SelectMany(g => g.Slots.Select(s => (g.Operator, Slot: s))).Take(Tried)
            .Select(p => comparison.Lines(p.Operator, p.Slot)?.Old).OfType<string>()
            .MinBy(l => l.Length + (Familiar.Any(f => l.Contains(f, StringComparison.Ordinal)) ? 0 : 1000));
    }

    private static void Everything(Page page, Comparison comparison, string kind)
    {
        foreach (var group in comparison.Groups.Where(g => g.Kind == kind))
        {
            page.Line($"  {group.Operator.Name}  {group.Change}");
            page.Columns([.. group.Slots.Select(s => (string[])
            [
                "   ", comparison.Words.Key(KeyLayout.KeyAt(s.Slot)), comparison.Slots.Kernel(s.Old), comparison.Slots.Kernel(s.New),
                comparison.Lines(group.Operator, s)?.Old ?? "the schemas admit no call that shows it",
            ])]);
        }
    }

    private static string Some(IEnumerable<string> names, bool all)
    {
        var list = names.ToList();
        return all || list.Count <= ShownNames + 1 ? string.Join(", ", list) : $"{string.Join(", ", list.Take(ShownNames))} and {Number(list.Count - ShownNames)} more";
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
