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
            var live = Live(op, [.. found.Sequence])[found.Slot];
            var last = Influential(op, found.Slot).ToList();
            return new Finding(
                Info, found.Call.Witness.IsMadeUp ? FindingLevel.Note : FindingLevel.Warning, op.Name, key,
                $"registered with {string.Join(", ", last.Select(k => k.Key))} last, PyTorch keeps {Words(live)} at {key}; by the rules it is {Words(op.Table[found.Slot])}", found)
            {
                About = last[^1],
                Mends = [new Mend.Register(op.Name, key, Nexts.IsAutograd(key) ? Nexts.BelowAutograd : Nexts.Leaf)],
                Group = $"{op.Name.Namespace}, {key}",
            };
        };
    }

    private static string Words(TableSlot slot) => slot.Rule is { } rule ? $"the kernel at {rule.Key}" : slot.Reason.Text();

    private static IEnumerable<int> StaleSlots(OperatorView op) =>
        Enumerable.Range(0, KeyLayout.SlotCount).Where(slot => Differ(Alone(op, slot), op.Table[slot]));

    // What the slot holds when the registrations that recompute it came first, and perhaps one more.
    private static TableSlot Alone(OperatorView op, int slot, RegistrationId? and = null) => Precedence.Compute(
        new ActiveKernels(op.Rules with { Kernels = [.. Active(op.Rules).Where(k => k.Id == and || Recomputes(k, slot))] }),
        op.View.Rules.FallbackAtSlot(slot), KeyLayout.KeyAt(slot));

    // Those that change the slot without recomputing it.
    private static IEnumerable<KernelRule> Influential(OperatorView op, int slot) =>
        Active(op.Rules).Where(k => !Recomputes(k, slot) && Differ(Alone(op, slot, k.Id), Alone(op, slot)));

    private static bool Recomputes(KernelRule rule, int slot) => SteppedTable.Recomputed(rule.Key).Contains(KeyLayout.KeyAt(slot));

    private static bool Differ(TableSlot left, TableSlot right) => left.Rule?.Id != right.Rule?.Id || (left.Rule is null && left.Reason != right.Reason);

    private static Evidence.Orders? Show(OperatorView op, int slot)
    {
        // Those without influence first, then those that recompute the slot, and what it then misses last.
        var last = Influential(op, slot).Select(k => k.Id).ToHashSet();
        var order = Active(op.Rules).OrderBy(k => last.Contains(k.Id) ? 2 : Recomputes(k, slot) ? 1 : 0).Select(k => k.Id).ToImmutableArray();
        var live = Live(op, order);
        var settings = LiveSettings(op, live);
        foreach (var witness in ((Witness?[])[op.View.Search.At(op.Rules, live, slot), op.View.Search.At(op.Rules, op.Table, slot)]).OfType<Witness>())
        {
            var (ours, theirs) = (CallResult.Of(op.Route(witness)), CallResult.Of(witness.RouteIn(settings)));
            if (ours.Chain.Select(p => p.Rule).SequenceEqual(theirs.Chain.Select(p => p.Rule)) && CallResult.SameEnd(ours.Outcome, theirs.Outcome)) continue;
            return new Evidence.Orders(
                op.Name, [.. order], slot, op.Taking(witness), new CallClaim.Takes([.. theirs.Chain.Select(p => p.Rule)], theirs.Outcome));
        }

        return null;
    }

    private static ImmutableArray<KernelRule> Active(OperatorRules rules) => [.. rules.Kernels.Where(rules.IsActive)];

    private static DispatchTable Live(OperatorView op, ImmutableArray<RegistrationId> order) => LiveTable.After(op.View.Rules, op.Rules, order);

    private static RouteSettings LiveSettings(OperatorView op, DispatchTable live) => LiveTable.Settings(op.View.Settings, op.Rules, live);
}
