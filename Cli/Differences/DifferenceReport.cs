using System.Globalization;
using Functional.Dispatch.Cli.Reports;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Differences;

/// <summary>A comparison as a report: an item for each operator that came, went or changed its schema, and for each of its groups of slots, with a call for every slot.</summary>
internal static class DifferenceReport
{
    public static Report Of(Comparison comparison) => new(
        "diff", $"{comparison.Old.Name} and {comparison.New.Name}", DifferenceKinds.All,
        [.. DifferenceKinds.All.SelectMany(kind => Items(comparison, kind))])
    {
        Notes = [$"the calls are for the old rules unless they say --rules {comparison.New.Name}; the same call under the new rules shows the new side"],
    };

    private static IEnumerable<ReportItem> Items(Comparison comparison, ReportRule kind) => kind.Id switch
    {
        DifferenceKinds.Removed => comparison.Removed.Select(o => new ReportItem(kind.Id, kind.Level, o.Name.ToString(), null, "is gone")),
        DifferenceKinds.Added => comparison.Added.Select(o => new ReportItem(kind.Id, kind.Level, o.Name.ToString(), null, "is new")),
        DifferenceKinds.Schema => comparison.SchemaChanged.Select(o => new ReportItem(kind.Id, kind.Level, o.Name.ToString(), null, "has another schema")
        {
            Evidence = [$"old: {o.Old!.Definition?.Schema.ToString() ?? "no schema"}", $"new: {o.New!.Definition?.Schema.ToString() ?? "no schema"}"],
            RegisteredAt = o.New.Definition?.Debug,
        }),
        _ => comparison.Groups.Where(g => g.Kind == kind.Id).Select(g => Item(comparison, kind, g)),
    };

    private static ReportItem Item(Comparison comparison, ReportRule kind, SlotGroup group)
    {
        var first = group.Slots[0];
        return new ReportItem(kind.Id, kind.Level, group.Operator.Name.ToString(), comparison.Words.Key(KeyLayout.KeyAt(first.Slot)), $"{group.Change} at {comparison.Slots.Keys(group.Slots.Select(s => s.Slot))}")
        {
            Group = group.Change,
            RegisteredAt = first.New.Rule?.Kernel.Debug ?? first.Old.Rule?.Kernel.Debug,
            Evidence = [.. group.Slots.Select(s => Evidence(comparison, group.Operator, s))],
            Properties = [new("slots", group.Slots.Count.ToString(CultureInfo.InvariantCulture))],
        };
    }

    private static string Evidence(Comparison comparison, OperatorDifference op, SlotChange change)
    {
        var key = comparison.Words.Key(KeyLayout.KeyAt(change.Slot));
        var sides = $"{key}: {Side(change.Old)} -> {Side(change.New)}";
        return comparison.Lines(op, change) is { } lines ? $"{sides}; {lines.Old}" : $"{sides}; the schemas admit no call that shows it";

        string Side(in Tables.TableSlot slot) => slot.Rule is { } rule ? $"{comparison.Slots.Rule(slot)}, {rule.Kernel.Debug}" : comparison.Slots.Rule(slot);
    }
}
