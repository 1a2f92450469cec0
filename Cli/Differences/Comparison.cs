using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Differences;

/// <summary>Slots of one operator that changed in the same way.</summary>
/// <param name="Kind">The id of the kind of change (see <see cref="DifferenceKinds"/>).</param>
/// <param name="Change">Old and new in words, the same for all of them.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Slots">The slots.</param>
internal sealed record SlotGroup(string Kind, string Change, OperatorDifference Operator, IReadOnlyList<SlotChange> Slots);

/// <summary>Two rule sets, their difference, and the calls that show it.</summary>
internal sealed class Comparison
{
    private readonly WitnessSearch _oldSearch = new();
    private readonly WitnessSearch _newSearch = new();
    private readonly KernelIdentity _identity;

    public Comparison(DifferenceSide old, DifferenceSide @new, KernelIdentity identity, Func<Schemas.OperatorName, bool>? only, KeyNames names)
    {
        (Old, New, _identity) = (old, @new, identity);
        Words = new Wording(names);
        Slots = new SlotWords(Words, identity);
        Difference = RuleSetDifference.Of(old.Contents.Rules, @new.Contents.Rules, identity, only);
        Groups = [.. Difference.Operators.SelectMany(GroupsOf)];
    }

    public DifferenceSide Old { get; }

    public DifferenceSide New { get; }

    public Wording Words { get; }

    public SlotWords Slots { get; }

    public RuleSetDifference Difference { get; }

    /// <summary>Every changed slot, those of one operator that changed alike together.</summary>
    public IReadOnlyList<SlotGroup> Groups { get; }

    public IEnumerable<OperatorDifference> Added => Difference.Operators.Where(o => o.Old is null);

    public IEnumerable<OperatorDifference> Removed => Difference.Operators.Where(o => o.New is null);

    public IEnumerable<OperatorDifference> SchemaChanged => Difference.Operators.Where(o => o.IsSchemaChanged);

    /// <summary>The call that shows a changed slot, or null where the schemas leave none.</summary>
    public Distinction? Shown(OperatorDifference op, SlotChange change) => op.ShownBy(change, _oldSearch, _newSearch);

    /// <summary>Command lines that show a changed slot, for the old rules and for the new ones.</summary>
    public (string Old, string New)? Lines(OperatorDifference op, SlotChange change) => Shown(op, change) is { } call
        ? (ExplainLine.Of(call.Old, op.Old!.Definition!.Schema, Words.Names) + Old.Option, ExplainLine.Of(call.New, op.New!.Definition!.Schema, Words.Names) + New.Option)
        : null;

    private IEnumerable<SlotGroup> GroupsOf(OperatorDifference op) =>
        op.Slots.GroupBy(c => (Kind: KindOf(c), Change: ChangeOf(c))).Select(g => new SlotGroup(g.Key.Kind, g.Key.Change, op, [.. g]));

    private string KindOf(SlotChange change)
    {
        if (Fails(change.Old)) return Fails(change.New) ? DifferenceKinds.Rerouted : DifferenceKinds.Gained;
        if (Fails(change.New)) return DifferenceKinds.Lost;
        return Slots.Rule(change.Old) == Slots.Rule(change.New) ? DifferenceKinds.Replaced : DifferenceKinds.Rerouted;
    }

    private static bool Fails(in TableSlot slot) => slot.Reason is SlotReason.Missing or SlotReason.AmbiguousAutogradOther;

    // Where the rule is the same, the kernels are what changed.
    private string ChangeOf(SlotChange change)
    {
        var (old, now) = (Slots.Rule(change.Old), Slots.Rule(change.New));
        if (old != now) return $"{old} -> {now}";
        var (a, b) = (change.Old.Rule!.Kernel, change.New.Rule!.Kernel);
        return Slots.NextChange(a, b) is { Length: > 0 } next ? $"{old}: {next}" : $"{old}: {_identity.Name(a)} -> {_identity.Name(b)}";
    }
}
