using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>
/// Fallthroughs of an operator at keys where tensors have their data: a tensor has nowhere else to go. Either nothing serves the call then
/// (<see cref="ToNothing"/>), or something that is not its backend's does.
/// </summary>
/// <param name="toNothing">Whether to look for those that end in nothing, or for the others.</param>
internal sealed class FallthroughsAtBackends(bool toNothing) : ShapeCheck
{
    /// <summary>Calls that pass over their own data's key and end in nothing.</summary>
    public static FallthroughsAtBackends ToNothing { get; } = new(true);

    /// <summary>Calls that pass over their own data's key and are served elsewhere.</summary>
    public static FallthroughsAtBackends Elsewhere { get; } = new(false);

    public override CheckInfo Info { get; } = toNothing
        ? new("fallthrough-to-nothing", "calls fall through and end in nothing",
            "A fallthrough stands at the key where the tensor's data lives, and no key below serves the call. A fallthrough is no \"not supported\": register a kernel, or nothing.", FindingLevel.Error)
        : new("fallthrough-at-backend", "a fallthrough stands where a backend kernel was probably meant",
            "Calls pass over the key where the tensor's data lives and are served by another key's kernel, which is handed tensors that are not its own.", FindingLevel.Warning);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        var seen = new HashSet<RegistrationId>();
        foreach (var kind in shape.TakesTensors ? shape.View.Kinds.Where(k => !k.Keys.HasAny(KeySets.Python)) : [])
        {
            foreach (var key in ThreadSetting.Inference.State.Keys.Apply(kind.Keys).Where(Nexts.IsData))
            {
                if (shape.Table.At(key) is not { IsFallthrough: true } slot || !Nexts.IsOwn(slot)) continue;
                var outcome = shape.Route(kind, ThreadSetting.Inference).Outcome;
                var isLooked = toNothing ? outcome is Outcome.NoKernel or Outcome.NoTensorArguments or Outcome.FallthroughCalled : !CallResult.IsFailure(outcome);
                if (!isLooked || !seen.Add(slot.Rule!.Id)) continue;
                yield return op => Of(op, kind, key);
            }
        }
    }

    private Finding Of(OperatorView op, TensorKind kind, DispatchKey key)
    {
        var (rule, witness) = (op.Table.At(key).Rule!, op.Call(kind, ThreadSetting.Inference));
        return new Finding(
            Info, toNothing ? FindingLevel.Error : FindingLevel.Warning, op.Name, rule.Key,
            toNothing ? $"the fallthrough at {rule.Key} passes calls at {key} on, and nothing below serves them"
                : $"the fallthrough at {rule.Key} passes calls at {key} on to the kernel at {op.Route(witness).Hops.LastOrDefault()?.Key}",
            new Evidence.Calls([toNothing ? op.Failing(witness) : op.Taking(witness)]))
        {
            About = rule,
            Mends = [new Mend.Replace(op.Name, rule, Nexts.Leaf), new Mend.Drop([rule])],
        };
    }
}
