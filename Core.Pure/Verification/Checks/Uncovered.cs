using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Operators that a named backend does not serve. Decided below autograd, so that a missing derivative does not hide whether a kernel is there.</summary>
/// <param name="key">The backend: a key that holds data, such as PrivateUse1 or SparseCUDA.</param>
internal sealed class Uncovered(DispatchKey key) : ShapeCheck
{
    private readonly TensorKind _kind = TensorKind.For(key);

    public override CheckInfo Info { get; } = new(
        "uncovered", "the backend named with --backend does not serve the operator",
        "A call with tensors of that backend ends in an error. Kernels at the backend's key cover one operator each; a backend fallback covers all of them at once (a CPU fallback, for one).",
        FindingLevel.Warning);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        if (shape.One.Schema is null) yield break;
        if (!shape.TakesTensors)
        {
            if (Devices.DeviceOf(key).ToNullable() is not { } device || key != DispatchKeySet.Of(key).HighestPriorityKey || KeyLayout.FunctionalityOf(key) != DispatchKey.Dense) yield break;
            yield return op => SchemaFacts.OnDevice(op.Schema!, device) is { } factory ? Of(op, factory) : null;
        }
        else if (CallResult.IsFailure(shape.Route(_kind, ThreadSetting.Inference).Outcome))
        {
            yield return op => Of(op, op.Call(_kind, ThreadSetting.Inference));
        }
    }

    private Finding? Of(OperatorView op, Witness witness)
    {
        var outcome = op.Route(witness).Outcome;
        if (!CallResult.IsFailure(outcome)) return null;
        var others = op.Table.KeysWithKernels().Where(k => Nexts.IsData(k) && Nexts.IsOwn(op.Table.At(k))).ToList();
        return new Finding(
            Info, FindingLevel.Warning, op.Name, key,
            others.Count == 0 ? $"not served at {key}" : $"not served at {key}; served at {string.Join(", ", others.Take(3))}{(others.Count > 3 ? $" and {others.Count - 3} more" : "")}",
            new Evidence.Calls([op.Failing(witness)]))
        {
            Mends = [new Mend.Register(op.Name, key, Nexts.Leaf), new Mend.RegisterFallback(key, Nexts.Leaf)],
            Group = SchemaFacts.Family(op.Name),
        };
    }
}
