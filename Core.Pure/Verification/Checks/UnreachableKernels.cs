using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Kernels that hold slots, but only of keys that no tensor and no thread has.</summary>
internal sealed class UnreachableKernels : ShapeCheck
{
    // Keys that land in a call of the class, whatever falls through above. Generators carry CustomRNGKeyId, and no word makes one.
    private static readonly ImmutableHashSet<DispatchKey> Real = [DispatchKey.Undefined, DispatchKey.CustomRNGKeyId, .. Landing()];

    public override CheckInfo Info { get; } = new(
        "unreachable-kernel", "the kernel stands at a key that no tensor has",
        "HIP and VE tensors carry AutogradOther, not AutogradHIP or AutogradVE; PrivateUse2 and PrivateUse3 have no device. A kernel there runs only when a program makes up a keyset, or when tensors of two backends are mixed.",
        FindingLevel.Note);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        var held = new Dictionary<RegistrationId, List<DispatchKey>>();
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
        {
            if (!Nexts.IsOwn(shape.Table[slot])) continue;
            if (!held.TryGetValue(shape.Table[slot].Rule!.Id, out var keys)) held.Add(shape.Table[slot].Rule!.Id, keys = []);
            keys.Add(KeyLayout.KeyAt(slot));
        }

        foreach (var (id, keys) in held)
        {
            if (keys.Exists(Real.Contains)) continue;
            var position = shape.One.Rules.Kernels.IndexOf(shape.One.Rules.Kernels.First(k => k.Id == id));
            yield return op =>
            {
                var rule = op.Rules.Kernels[position];
                return new Finding(
                    Info, FindingLevel.Note, op.Name, rule.Key, $"no tensor and no thread has {string.Join(", ", keys)}",
                    new Evidence.Proof(new Certificate.IsOnNoTensor(op.Name, rule.Id, [.. keys])))
                {
                    About = rule,
                    Mends = [new Mend.Drop([rule])],
                    Group = $"{op.Name.Namespace}, {rule.Key}",
                };
            };
        }
    }

    private static HashSet<DispatchKey> Landing()
    {
        var landing = new HashSet<DispatchKey>();
        HashSet<DispatchKeySet> others = [DispatchKeySet.Empty, .. TensorKind.Plain.Select(k => k.Keys), .. ThreadSetting.All.Select(t => t.State.Keys.Included)];
        foreach (var first in TensorKind.All.Select(k => k.Keys).Distinct())
            foreach (var second in others)
            {
                var all = first | second;
                for (var rest = all.Functionalities; !rest.IsEmpty; rest = rest.Remove(rest.HighestFunctionality))
                    landing.Add(KeyLayout.RuntimeKey(rest.HighestFunctionality, all.HighestBackend));
            }

        return landing;
    }
}
