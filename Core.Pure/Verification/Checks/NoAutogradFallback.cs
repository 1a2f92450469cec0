using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Autograd keys without a backend fallback, at which calls of operators without a derivative fail although a kernel is there for their data.</summary>
internal sealed class NoAutogradFallback : Check
{
    public override CheckInfo Info { get; } = new(
        "no-autograd-fallback", "the autograd key has no backend fallback, and calls end there",
        "Where an operator has no derivative, PyTorch's autograd fallback carries the call on to the backend and warns in backward. Without one the call fails at the autograd key, for every operator "
        + "without an autograd kernel, although the backend has a kernel. Register a fallback (torch::autograd::autogradNotImplementedFallback, or a fallthrough) for the key.", FindingLevel.Warning);

    public override IEnumerable<Finding> Decide(RuleView view)
    {
        foreach (var kinds in view.Kinds.GroupBy(Autograd))
        {
            if (kinds.Key is not { } autograd || view.Rules.FallbackAt(autograd) is not null) continue;
            var own = default((OperatorShape Shape, TensorKind Kind)?);
            var any = default((OperatorShape Shape, TensorKind Kind)?);
            var count = 0;
            foreach (var shape in view.Shapes.Where(s => s.TakesTensors))
            {
                if (kinds.FirstOrDefault(k => Ends(shape, k, autograd)) is not { } kind) continue;
                count += shape.Operators.Count;
                any ??= (shape, kind);
                if (own is null && kinds.FirstOrDefault(k => Ends(shape, k, autograd) && IsOwn(shape, k)) is { } served) own = (shape, served);
            }

            if ((own ?? any) is not var (found, tensor)) continue;
            var op = found.One;
            yield return new Finding(
                Info, own is null ? FindingLevel.Note : FindingLevel.Warning, null, autograd,
                count == 1 ? $"no backend fallback at {autograd}: `{op.Name}`, which has a kernel below it and no derivative, fails there"
                    : $"no backend fallback at {autograd}: {count} operators with a kernel below it and no derivative fail there, `{op.Name}` for one",
                new Evidence.Calls([op.Failing(op.Call(tensor, ThreadSetting.Default)), op.Taking(op.Call(tensor, ThreadSetting.Inference))]))
            {
                Mends = [new Mend.RegisterFallback(autograd, new Rules.KernelNext.BuiltIn(DispatchKey.AutogradCPU))],
                Involved = [op.Name],
            };
        }
    }

    private static DispatchKey? Autograd(TensorKind kind)
    {
        var key = (LocalKeys.Default.Apply(kind.Keys) & (KeySets.Autograd | KeySets.BackendBits)).HighestPriorityKey;
        return Nexts.IsAutograd(key) && !KeyLayout.IsMarker(key) ? key : null;
    }

    // The call ends at the key, and goes well where autograd is left out.
    private static bool Ends(OperatorShape shape, TensorKind kind, DispatchKey autograd) =>
        shape.Table.At(autograd).Reason == SlotReason.Missing
        && shape.Route(kind, ThreadSetting.Default) is { Hops.IsEmpty: true, Outcome: Outcome.NoKernel { Key: var key } } && key == autograd
        && shape.Route(kind, ThreadSetting.Inference) is { Hops.IsEmpty: false } below && !CallResult.IsFailure(below.Outcome);

    private static bool IsOwn(OperatorShape shape, TensorKind kind) =>
        shape.Route(kind, ThreadSetting.Inference).Hops[^1].Content.Reason == SlotReason.Kernel;
}
