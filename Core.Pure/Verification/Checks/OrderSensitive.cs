using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>
/// Operators for which PyTorch's live table depends on the order of their registrations (section 8 of the dispatch model). Decided slot by slot:
/// a slot is recomputed by some of the registrations; it can be stale exactly when these alone give it another content than all together,
/// because a slot depends on the others only through "is such a kernel there", and with none of them there it is furthest from the whole.
/// </summary>
internal sealed class OrderSensitive : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "order-sensitive", "in some order of registrations PyTorch's live table differs from the rules",
        "PyTorch recomputes some slots after a registration, not all that depend on it. In an unlucky order of static initialisers or imports the call goes to a kernel that the printed table does not show. "
        + "A kernel at the stale key itself decides it in every order.", FindingLevel.Warning);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        if (shape.One.Schema is null) yield break;
        var stale = StaleSlots(shape.One).ToList();
        if (stale.Count == 0) yield break;
        yield return op =>
        {
            // The slot that a program can call, if there is one.
            var found = stale.Select(slot => Show(op, slot)).OfType<Evidence.Orders>().OrderBy(e => e.Call.Witness.IsMadeUp).FirstOrDefault();
            if (found is null) return null;
            var key = KeyLayout.KeyAt(found.Slot);
            var (live, last) = (Live(op, found.Sequence.ToImmutableArray())[found.Slot], op.Rules.Kernels.First(k => k.Id == found.Sequence[^1]));
            return new Finding(
                Info, found.Call.Witness.IsMadeUp ? FindingLevel.Note : FindingLevel.Warning, op.Name, key,
                $"registered with {last.Key} last, PyTorch keeps {Words(live)} at {key}; by the rules it is {Words(op.Table[found.Slot])}", found)
            {
                About = last,
                Mends = [new Mend.Register(op.Name, key, Nexts.IsAutograd(key) ? Nexts.BelowAutograd : Nexts.Leaf)],
                Group = $"{op.Name.Namespace}, {key}",
            };
        };
    }

    private static string Words(TableSlot slot) => slot.Rule is { } rule ? $"the kernel at {rule.Key}" : slot.Reason.Text();

    private static IEnumerable<int> StaleSlots(OperatorView op)
    {
        var active = Active(op.Rules);
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
        {
            var key = KeyLayout.KeyAt(slot);
            var first = active.Where(k => SteppedTable.Recomputed(k.Key).Contains(key)).ToList();
            if (first.Count == active.Length) continue;
            var alone = Precedence.Compute(new ActiveKernels(op.Rules with { Kernels = [.. first] }), op.View.Rules.FallbackAtSlot(slot), key);
            var whole = op.Table[slot];
            if (alone.Rule?.Id != whole.Rule?.Id || (alone.Rule is null && alone.Reason != whole.Reason)) yield return slot;
        }
    }

    private static Evidence.Orders? Show(OperatorView op, int slot)
    {
        var key = KeyLayout.KeyAt(slot);
        var order = Active(op.Rules).OrderByDescending(k => SteppedTable.Recomputed(k.Key).Contains(key)).Select(k => k.Id).ToImmutableArray();
        var live = Live(op, order);
        var settings = LiveSettings(op, live);
        foreach (var witness in ((Witness?[])[op.View.Search.At(op.Rules, live, slot), op.View.Search.At(op.Rules, op.Table, slot)]).OfType<Witness>())
        {
            var (ours, theirs) = (CallResult.Of(op.Route(witness)), CallResult.Of(witness.RouteIn(settings)));
            if (ours.Chain.Select(p => p.Rule).SequenceEqual(theirs.Chain.Select(p => p.Rule)) && CallResult.SameEnd(ours.Outcome, theirs.Outcome)) continue;
            return new Evidence.Orders(
                op.Name, [.. order], slot, op.Taking(witness), new Claim.Takes([.. theirs.Chain.Select(p => p.Rule)], theirs.Outcome));
        }

        return null;
    }

    private static ImmutableArray<KernelRule> Active(OperatorRules rules) => [.. rules.Kernels.Where(rules.IsActive)];

    private static DispatchTable Live(OperatorView op, ImmutableArray<RegistrationId> order) => LiveTable.After(op.View.Rules, op.Rules, order);

    private static RouteSettings LiveSettings(OperatorView op, DispatchTable live) => LiveTable.Settings(op.View.Settings, op.Rules, live);
}
