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
        var differing = shape.View.Kinds.Select(kind => (Kind: kind, Fails: Differs(shape, kind))).Where(d => d.Fails is not null).ToList();
        foreach (var part in differing.GroupBy(d => d.Fails!.Value))
        {
            var (fails, kinds) = (part.Key, part.Select(d => d.Kind).ToList());
            yield return op => Of(op, kinds, fails);
        }
    }

    private Finding Of(OperatorView op, List<TensorKind> kinds, bool fails)
    {
        var (with, below) = (op.Call(kinds[0], ThreadSetting.Default), op.Call(kinds[0], ThreadSetting.Inference));
        var (first, answers, instead) = (op.Route(with).Hops[0], Last(op.Route(with), op.Name)!, Last(op.Route(below), op.Name));
        var data = kinds.SelectMany(k => LocalKeys.Default.Apply(k.Keys).Where(Nexts.IsData)).Distinct().ToList();
        var tensors = data.Count > 4 ? $"{string.Join(", ", data.Take(3))} and {data.Count - 3} more" : string.Join(", ", data);
        var isAutograd = answers.Rule.Key == AliasKey.Autograd || (!answers.Rule.Key.IsAlias && Nexts.IsAutograd(answers.Rule.Key.Runtime));
        return new Finding(
            Info, fails ? FindingLevel.Error : FindingLevel.Warning, op.Name, first.Key,
            $"with tensors of {tensors} the kernel at {answers.Rule.Key} answers{(isAutograd ? "" : $" for {first.Key}")}, but in inference mode "
            + (fails ? "the call fails" : $"the one at {instead!.Rule.Key} does"),
            new Evidence.Calls([op.Taking(with), fails ? op.Failing(below) : op.Taking(below)]))
        {
            About = answers.Rule,
            Mends =
            [
                .. isAutograd ? (Mend[])[new Mend.Replace(op.Name, answers.Rule, Nexts.BelowAutograd)] : [],
                new Mend.Register(op.Name, AliasKey.Autograd, Nexts.BelowAutograd), new Mend.Register(op.Name, first.Key, Nexts.BelowAutograd),
                .. data is [var only] ? (Mend[])[new Mend.Register(op.Name, only, Nexts.Leaf)] : [],
            ],
            Group = $"{op.Name.Namespace}, {(fails ? "fails" : $"{answers.Rule.Key} or {instead!.Rule.Key}")}",
        };
    }

    // Null: alike, or nobody can tell. Otherwise whether the call in inference mode fails.
    private static bool? Differs(OperatorShape shape, TensorKind kind)
    {
        var (with, below) = (shape.Route(kind, ThreadSetting.Default), shape.Route(kind, ThreadSetting.Inference));
        if (CallResult.IsFailure(with.Outcome) || with.Hops.IsEmpty || !Nexts.IsAutograd(with.Hops[0].Key)) return null;
        if (Last(with, shape.One.Name) is not { } answers || answers.Rule.Kernel.Next is KernelNext.Unknown or KernelNext.BuiltIn) return null;
        if (CallResult.IsFailure(below.Outcome)) return true;
        return Last(below, shape.One.Name) is { } instead && instead.Rule.Id != answers.Rule.Id ? false : null;
    }

    // The operator's own last kernel: it computes the result, if need be by calling other operators.
    private static Hop? Last(Route route, Schemas.OperatorName op) => route.Hops.LastOrDefault(h => h.Operator == op && h.Depth == Depth(route, op));

    private static int Depth(Route route, Schemas.OperatorName op)
    {
        // Hops of the call itself, not of the same operator called again from within another.
        var depth = 0;
        foreach (var hop in route.Hops)
        {
            if (hop.Operator != op || hop.Depth != depth) break;
            depth++;
        }

        return depth - 1;
    }
}
