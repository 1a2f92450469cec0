using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>
/// An operator with a backend kernel and no derivative: the autograd key falls to the not-implemented fallback (loud: backward warns) or is
/// passed over by a fallthrough (silent). Where the slot is empty the call fails at once: that is <see cref="NoAutogradFallback"/>'s.
/// </summary>
internal sealed class GradientLoss : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "gradient-loss", "a backend kernel runs with no derivative recorded",
        "A tensor that requires grad reaches a backend kernel without passing an autograd kernel. With the autograd fallback the output's backward warns and the gradient stops there; "
        + "with a fallthrough it stops silently. Operators whose results have no gradient are right to be so: register a kernel at Autograd that says so, or put the finding into the baseline.",
        FindingLevel.Warning);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        if (!shape.TakesTensors) yield break;
        var lost = new List<(TensorKind Kind, DispatchKey Autograd, DispatchKey Data, bool Silent)>();
        foreach (var kind in shape.View.Kinds)
            if (Lost(shape, kind) is { } found && !lost.Exists(l => l.Autograd == found.Autograd && l.Data == found.Data)) lost.Add(found);
        foreach (var part in lost.GroupBy(l => l.Silent))
        {
            var (first, keys) = (part.First(), part.Select(l => l.Data).Distinct().ToList());
            var kernels = $"the kernel{(keys.Count == 1 ? "" : "s")} at {string.Join(", ", keys)}";
            yield return op =>
            {
                if (op.Schema is not { } schema || !SchemaFacts.ReturnsTensor(schema) || SchemaFacts.IsOut(schema)) return null;
                var isBackward = op.Name.Name.Contains("backward", StringComparison.Ordinal);
                return new Finding(
                    Info, isBackward ? FindingLevel.Note : FindingLevel.Warning, op.Name, first.Autograd,
                    first.Silent ? $"gradients are lost silently: a fallthrough at {first.Autograd} passes calls on to {kernels}"
                        : $"gradients stop with a warning: {first.Autograd} has only the autograd fallback in front of {kernels}",
                    new Evidence.Calls([op.Taking(op.Call(first.Kind, ThreadSetting.Default).RequiringGrad())]))
                {
                    About = op.Table.At(first.Data).Rule,
                    Mends = first.Silent && Nexts.IsOwn(op.Table.At(first.Autograd)) && op.Table.At(first.Autograd).Rule is { } fallthrough
                        ? [new Mend.Replace(op.Name, fallthrough, Nexts.BelowAutograd)]
                        : [new Mend.Register(op.Name, AliasKey.Autograd, Nexts.BelowAutograd), new Mend.Register(op.Name, first.Autograd, Nexts.BelowAutograd)],
                    Group = $"{op.Name.Namespace}, {first.Data}{(isBackward ? ", of backward operators" : "")}",
                };
            };
        }
    }

    private static (TensorKind Kind, DispatchKey Autograd, DispatchKey Data, bool Silent)? Lost(OperatorShape shape, TensorKind kind)
    {
        var route = shape.Route(kind, ThreadSetting.Default);
        if (CallResult.IsFailure(route.Outcome)) return null;
        var own = route.Hops.Where(h => h.Operator == shape.One.Name).ToList();
        if (own.FindIndex(h => Nexts.IsData(h.Key)) is not (>= 0 and var at)) return null;
        var data = own[at];
        // Shapes have no gradient, quantized tensors cannot require one, and a composite kernel calls operators that record their own history.
        if (KeyLayout.BackendOf(data.Key) == BackendComponent.Meta || KeyLayout.FunctionalityOf(data.Key) == DispatchKey.Quantized || data.Content.Reason != SlotReason.Kernel || data.Rule.Kernel.Next is KernelNext.Composite) return null;
        var autograd = (ThreadSetting.Default.State.Keys.Apply(kind.Keys) & KeySets.Autograd.Add(DispatchKey.AutogradFunctionality)) | (kind.Keys.Backends);
        var key = autograd.HighestPriorityKey;
        if (!Nexts.IsAutograd(key) || KeyLayout.IsMarker(key)) return null;
        var passed = own.Take(at).Where(h => Nexts.IsAutograd(h.Key)).ToList();
        if (passed.Count == 0) return shape.Table.At(key).IsFallthrough ? (kind, key, data.Key, true) : null;
        // Composite kernels that a backend kernel switched off have a finding of their own.
        return passed.TrueForAll(h => h.Rule.Kernel.Next is KernelNext.BuiltIn) && shape.One.Rules.Active(AliasKey.CompositeImplicitAutograd) is null
            ? (kind, passed[0].Key, data.Key, false)
            : null;
    }
}
