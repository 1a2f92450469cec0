using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Kernels that hold slots, but only of keys that no tensor and no thread has.</summary>
internal sealed class UnreachableKernels : ShapeCheck
{
    // Generators carry CustomRNGKeyId, and no word makes one; PrivateUse2 and 3 have no device, but extensions may have tensors there.
    private static readonly ImmutableHashSet<DispatchKey> Real =
    [
        DispatchKey.Undefined, DispatchKey.CustomRNGKeyId, .. Landing(),
        .. KeyLayout.RuntimeKeys.ToArray().Where(k => KeyLayout.BackendOf(k) is BackendComponent.PrivateUse2 or BackendComponent.PrivateUse3),
    ];

    public override CheckInfo Info { get; } = new(
        "unreachable-kernel", "the kernel stands at a key that no tensor has by itself",
        "HIP and VE tensors carry AutogradOther, not AutogradHIP or AutogradVE. A kernel there runs only when a program makes up a keyset, or when tensors of two backends are mixed.",
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
                    Info, FindingLevel.Note, op.Name, rule.Key, $"no tensor has {string.Join(", ", keys)} by itself, and no thread includes it",
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
        HashSet<DispatchKeySet> threads = [.. ThreadSetting.All.Select(t => t.State.Keys.Included)];
        foreach (var tensor in TensorKind.All)
            foreach (var included in threads)
            {
                var all = tensor.Keys | included;
                for (var rest = all.Functionalities; !rest.IsEmpty; rest = rest.Remove(rest.HighestFunctionality))
                    landing.Add(KeyLayout.RuntimeKey(rest.HighestFunctionality, all.HighestBackend));
            }

        return landing;
    }
}
