using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>The same call reaches another kernel, or fails, when it is made in inference mode: a kernel at an autograd key does the work, and inference mode passes it over.</summary>
internal sealed class InferenceDiffers : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "inference-differs", "the call does something else in inference mode",
        "A kernel at the tensor's autograd key (a composite one, mostly) computes the result by itself; in inference mode, or below autograd, the choice goes to the backend's key instead and another kernel computes it, or none is there. "
        + "Register a derivative at Autograd that redispatches, so that both threads end in the same kernel.", FindingLevel.Error);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        if (!shape.TakesTensors) yield break;
        var differing = TensorKind.Plain.Select(kind => (Kind: kind, Fails: Differs(shape, kind))).Where(d => d.Fails is not null).ToList();
        foreach (var part in differing.GroupBy(d => d.Fails!.Value))
        {
            var (fails, kinds) = (part.Key, part.Select(d => d.Kind).ToList());
            yield return op => Of(op, kinds, fails);
        }
    }

    private Finding Of(OperatorView op, List<TensorKind> kinds, bool fails)
    {
        var (with, below) = (op.Call(kinds[0], ThreadSetting.Default), op.Call(kinds[0], ThreadSetting.Inference));
        var (top, other) = (op.Route(with).Hops[^1], op.Route(below));
        var data = kinds.SelectMany(k => LocalKeys.Default.Apply(k.Keys).Where(Nexts.IsData)).Distinct().ToList();
        var autograd = KeyLayout.KeyAt(op.Route(with).Hops[0].Slot);
        var tensors = data.Count > 4 ? $"{string.Join(", ", data.Take(3))} and {data.Count - 3} more" : string.Join(", ", data);
        return new Finding(
            Info, fails ? FindingLevel.Error : FindingLevel.Warning, op.Name, autograd,
            $"with tensors of {tensors} the kernel at {top.Rule.Key} answers at {autograd}, but in inference mode "
            + (fails ? "the call fails" : $"the one at {other.Hops[^1].Rule.Key} does"),
            new Evidence.Calls([op.Taking(with), fails ? op.Failing(below) : op.Taking(below)]))
        {
            About = top.Rule,
            Mends =
            [
                new Mend.Register(op.Name, AliasKey.Autograd, Nexts.BelowAutograd), new Mend.Register(op.Name, autograd, Nexts.BelowAutograd),
                .. data is [var only] ? (Mend[])[new Mend.Register(op.Name, only, Nexts.Leaf)] : [],
            ],
            Group = $"{op.Name.Namespace}, {(fails ? "fails" : $"{top.Rule.Key} or {other.Hops[^1].Rule.Key}")}",
        };
    }

    // Null: alike, or nobody can tell. Otherwise whether the call in inference mode fails.
    private static bool? Differs(OperatorShape shape, TensorKind kind)
    {
        var (with, below) = (shape.Route(kind, ThreadSetting.Default), shape.Route(kind, ThreadSetting.Inference));
        if (CallResult.IsFailure(with.Outcome) || with.Hops.IsEmpty || !Nexts.IsAutograd(with.Hops[0].Key)) return null;
        var last = with.Hops[^1];
        if (last.Operator != shape.One.Name || last.Rule.Kernel.Next is KernelNext.Unknown) return null;
        if (CallResult.IsFailure(below.Outcome)) return true;
        if (below.Hops.IsEmpty || below.Hops[^1] is var other && (other.Operator != last.Operator || other.Rule.Id == last.Rule.Id)) return null;
        return false;
    }
}
