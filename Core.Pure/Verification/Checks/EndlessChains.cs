using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Kernels whose redispatch does not descend, or that come back to themselves (section 6 of the dispatch model).</summary>
internal sealed class EndlessChains : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "chain-does-not-descend", "a kernel redispatches to its own key or above",
        "A kernel continues with keys below its own (keys & FULL_AFTER(own key)), or calls the operator again under a guard that excludes its key. Anything else can come back to it for ever.", FindingLevel.Error);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        if (shape.One.Schema is null) yield break;
        var seen = new HashSet<RegistrationId>();
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
        {
            var (at, content) = (slot, shape.Table[slot]);
            if (!Nexts.IsOwn(content) || content.IsFallthrough || !MayClimb(content.Rule!.Kernel.Next, KeyLayout.KeyAt(at))) continue;
            if (Found(shape.One, at) is null || !seen.Add(content.Rule.Id)) continue;
            yield return op => Found(op, at);
        }
    }

    private Finding? Found(OperatorView op, int slot)
    {
        if (op.View.Search.At(op.Rules, op.Table, slot) is not { } witness) return null;
        var (rule, result) = (op.Table[slot].Rule!, CallResult.Of(op.Route(witness)));
        var climbs = new CallClaim.Climbs(rule.Id);
        var endless = result.Outcome is Outcome.Cycle or Outcome.DepthLimit && result.Chain.Any(p => p.Rule == rule.Id);
        if (!endless && !climbs.Holds(result)) return null;
        return new Finding(
            Info, endless && !witness.IsMadeUp ? FindingLevel.Error : FindingLevel.Warning, op.Name, rule.Key,
            endless ? $"the kernel at {rule.Key} comes back to itself: the call never ends" : $"the kernel at {rule.Key} redispatches to its own functionality or above",
            new Evidence.Calls([new Shown(witness, endless ? new CallClaim.Fails(result.Outcome) : climbs)]))
        {
            About = rule,
            Mends = rule.Kernel.Next switch
            {
                KernelNext.Redispatch => [new Mend.Replace(op.Name, rule, Nexts.BelowOwn)],
                KernelNext.CallAgain => [new Mend.Replace(op.Name, rule, new KernelNext.CallAgain(new Guard.Exclude(DispatchKeySet.Of(KeyLayout.KeyAt(slot)).Functionalities)))],
                _ => [],
            },
        };
    }

    // What cannot climb is not looked at: a mask without the own functionality, a guard that excludes it.
    private static bool MayClimb(KernelNext next, DispatchKey at)
    {
        var own = DispatchKeySet.Of(at).Functionalities;
        return next switch
        {
            KernelNext.Redispatch { Keys: RedispatchKeys.BelowOwn } => false,
            KernelNext.Redispatch { Keys: RedispatchKeys.Masked masked } => masked.Mask.HasAny(own) || own.IsEmpty,
            KernelNext.Redispatch => true,
            KernelNext.CallAgain again => own.IsEmpty || !again.Under.Enter(ThreadState.Default).Keys.Excluded.HasAll(own),
            KernelNext.CallOther => true,
            _ => false,
        };
    }
}
