using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>A backend kernel of a composite operator switches the composite kernel off for that backend's autograd key (rule 5 of the dispatch model), and nothing takes its place.</summary>
internal sealed class CompositeSwitchedOff : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "composite-switched-off", "a backend kernel switches the composite kernel's derivative off",
        "Adding a kernel at a backend of an operator that is CompositeImplicitAutograd takes the composite kernel away from the backend's autograd key. With nothing at Autograd "
        + "the fallback takes over and gradients are lost, or the call fails. Register the composite kernel at that autograd key too, or a derivative.", FindingLevel.Warning);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        var rules = shape.One.Rules;
        if (!shape.TakesTensors || rules.Active(AliasKey.CompositeImplicitAutograd) is not { Kernel.IsFallthrough: false }) yield break;
        if (rules.Active(AliasKey.CompositeExplicitAutograd) is not null) yield break;
        foreach (var autograd in KeyLayout.RuntimeKeys.ToArray().Where(Nexts.IsAutograd))
        {
            if (shape.Table.At(autograd).Reason is not (SlotReason.BackendFallback or SlotReason.Missing)) continue;
            var backends = KeyRelations.BackendsOfAutograd(autograd);
            if (backends.IsEmpty || rules.Kernels.FirstOrDefault(k => !k.Key.IsAlias && k.Key.Runtime != DispatchKey.Undefined && backends.Has(k.Key.Runtime)) is not { } at) continue;
            var (data, position) = (at.Key.Runtime, rules.Kernels.IndexOf(at));
            var kind = TensorKind.For(data);
            if (!kind.Keys.Has(autograd)) continue;
            yield return op =>
            {
                if (!SchemaFacts.ReturnsTensor(op.Schema!) || SchemaFacts.IsOut(op.Schema!)) return null;
                var (kernel, witness) = (op.Rules.Kernels[position], op.Call(kind, ThreadSetting.Default).RequiringGrad());
                var fails = CallResult.IsFailure(op.Route(witness).Outcome);
                return new Finding(
                    Info, FindingLevel.Warning, op.Name, autograd,
                    $"the kernel at {data} switches CompositeImplicitAutograd off for {autograd}, where {(fails ? "nothing is left" : "only the autograd fallback is left: gradients stop there")}",
                    new Evidence.Calls([fails ? op.Failing(witness) : op.Taking(witness)]))
                {
                    About = kernel,
                    Mends =
                    [
                        new Mend.Register(op.Name, autograd, Nexts.Composite), new Mend.Register(op.Name, AliasKey.Autograd, Nexts.BelowAutograd),
                        new Mend.Drop([.. op.Rules.Kernels.Where(k => !k.Key.IsAlias && backends.Has(k.Key.Runtime) && k.Key.Runtime != DispatchKey.Undefined)]),
                    ],
                    Group = $"{op.Name.Namespace}, {autograd}",
                };
            };
        }
    }
}
