using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>An operator that has no Meta (shape-only) kernel, so that nothing that traces shapes gets past it.</summary>
internal sealed class NoMetaKernel : ShapeCheck
{
    private const string DataDependent = "data_dependent_output";

    private const string DynamicShape = "dynamic_output_shape";

    public override CheckInfo Info { get; } = new(
        "no-meta-kernel", "no Meta (fake) kernel: calls with meta or fake tensors fail",
        "torch.compile, export and fake tensors run shape-only kernels. Register one at Meta (torch.library.register_fake in Python), or make the operator composite. "
        + "An operator tagged data_dependent_output cannot have one: its result is a value of the data; under fake tensors it breaks the graph. One tagged dynamic_output_shape "
        + "returns a size made with the context's new_dynamic_size().", FindingLevel.Warning);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        if (shape.One.Schema is null) yield break;
        var meta = TensorKind.Of(DispatchKey.Meta)!;
        if (!shape.TakesTensors)
            yield return op => SchemaFacts.OnDevice(op.Schema!, DeviceType.Meta) is { } factory ? Of(op, factory) : null;
        else if (IsMissing(shape.Route(meta, ThreadSetting.Default).Outcome))
            yield return op => Of(op, op.Call(meta, ThreadSetting.Default));
    }

    private Finding? Of(OperatorView op, Witness witness)
    {
        var outcome = op.Route(witness).Outcome;
        if (!IsMissing(outcome)) return null;
        var definition = op.Rules.Definition!;
        var special = definition.Tags.FirstOrDefault(t => t is DataDependent or DynamicShape);
        var module = outcome is Outcome.FallbackFailed { Failure: FallbackFailure.FakeImplementationNotLoaded { Module: var name } } ? name : null;
        return new Finding(
            Info, special is null && module is null ? FindingLevel.Warning : FindingLevel.Note, op.Name, DispatchKey.Meta,
            module is not null ? $"its fake kernel is in `{Quoted.Short(module)}`, which is not loaded"
                : special is not null ? $"no kernel at Meta; tagged {special}" : "no kernel at Meta",
            new Evidence.Calls([op.Failing(witness)]))
        {
            About = op.Rules.Kernels.FirstOrDefault(),
            Mends = special == DataDependent ? [] : [new Mend.Register(op.Name, DispatchKey.Meta, Nexts.Leaf)],
            Advice = special switch
            {
                DataDependent => "the result is a value of the data, which no Meta kernel can know: under fake tensors it has to break the graph or be given an unbacked symbol",
                DynamicShape => "the fake kernel makes its size with the context's new_dynamic_size()",
                _ => module is null ? null : $"load `{Quoted.Short(module)}`",
            },
            Group = $"{op.Name.Namespace}{(special is null ? "" : $", {special}")}{(module is null ? "" : ", fake kernel not loaded")}",
        };
    }

    private static bool IsMissing(Outcome outcome) =>
        outcome is Outcome.FallbackFailed { Key: DispatchKey.Meta } or Outcome.NoKernel { Key: DispatchKey.Meta };
}
