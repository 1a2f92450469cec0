using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Kernels that do nothing but redispatch below themselves: a fallthrough says the same and costs nothing.</summary>
internal sealed class KernelsThatFallThrough : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "kernel-that-falls-through", "a kernel does what a fallthrough would",
        "The kernel redispatches below its own key and does nothing else that dispatch knows of. A fallthrough takes the key out of the operator's mask: the call never comes here.", FindingLevel.Note);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        if (shape.One.Schema is null) yield break;
        for (var slot = 1; slot < KeyLayout.SlotCount; slot++)
        {
            var (at, content) = (slot, shape.Table[slot]);
            // An alias kernel is judged at the first slot it holds.
            if (!Nexts.IsOwn(content) || !Redispatches(content.Rule!, at) || Earlier(shape, at)) continue;
            yield return op => Of(op, at);
        }
    }

    private Finding? Of(OperatorView op, int slot)
    {
        var rule = op.Table[slot].Rule!;
        var mend = new Mend.FallThrough(op.Name, rule);
        if (op.View.Search.At(op.Rules, op.Table, slot) is not { } witness || !mend.Apply(op.View.Rules).Try(out var mended, out _)) return null;
        var with = CallResult.Of(op.Route(witness));
        var without = CallResult.Of(witness.RouteIn(Routing.RouteSettings.Over(mended)));
        if (!with.Chain.Where(p => p.Rule != rule.Id).Select(p => p.Rule).SequenceEqual(without.Chain.Select(p => p.Rule)) || !CallResult.SameEnd(with.Outcome, without.Outcome)) return null;
        return new Finding(Info, FindingLevel.Note, op.Name, rule.Key, $"the kernel at {rule.Key} only redispatches below itself", new Evidence.Calls([op.Taking(witness)]))
        {
            About = rule,
            Mends = [mend],
        };
    }

    private static bool Earlier(OperatorShape shape, int slot)
    {
        for (var i = 1; i < slot; i++)
            if (shape.Table[i].Rule?.Id == shape.Table[slot].Rule!.Id) return true;
        return false;
    }

    // PreDispatch and the Python keys have kernels so that something can interpose; what is presumed of a kernel is no reason to find fault with it.
    private static bool Redispatches(KernelRule rule, int slot) =>
        rule.Kernel is { IsFallthrough: false, IsNextPresumed: false, Next: KernelNext.Redispatch { Under: null } next }
        && KeyLayout.KeyAt(slot) is not (DispatchKey.PreDispatch or DispatchKey.Python or DispatchKey.PythonTLSSnapshot or DispatchKey.PythonDispatcher)
        && (next.Keys is RedispatchKeys.BelowOwn || (next.Keys is RedispatchKeys.Masked masked && masked.Mask == DispatchKeySet.FullAfter(KeyLayout.KeyAt(slot))));
}
