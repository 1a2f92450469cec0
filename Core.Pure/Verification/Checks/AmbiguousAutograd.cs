using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>AutogradOther has a composite kernel and a kernel at one of its backends, and no rule says which (rule 5 of the dispatch model).</summary>
internal sealed class AmbiguousAutograd : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "ambiguous-autogradother", "a call that lands at AutogradOther is refused as ambiguous",
        "The operator has a CompositeImplicitAutograd kernel and a kernel at a backend whose autograd is AutogradOther (Sparse, SparseCsr, Quantized, MkldnnCPU, Vulkan, …). "
        + "Neither CompositeExplicitAutograd nor Autograd lifts it; a kernel at AutogradOther does.", FindingLevel.Error);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        var slot = KeyLayout.SlotOf(DispatchKey.AutogradOther);
        if (shape.Table[slot].Reason != SlotReason.AmbiguousAutogradOther || shape.One.Schema is null) yield break;
        yield return op =>
        {
            var witness = op.View.Search.At(op.Rules, op.Table, slot)!;
            var backends = op.Rules.Kernels.Where(k => !k.Key.IsAlias && k.Key.Runtime != DispatchKey.Undefined && KeySets.AutogradOtherBackends.Has(k.Key.Runtime)).Select(k => k.Key).Distinct();
            return new Finding(
                Info, witness.IsMadeUp ? FindingLevel.Note : FindingLevel.Error, op.Name, DispatchKey.AutogradOther,
                $"ambiguous at AutogradOther: a kernel at CompositeImplicitAutograd, and at {string.Join(", ", backends)}", new Evidence.Calls([op.Failing(witness)]))
            {
                About = op.Rules.Active(AliasKey.CompositeImplicitAutograd),
                Mends = [new Mend.Register(op.Name, DispatchKey.AutogradOther, Nexts.BelowAutograd)],
            };
        };
    }
}
