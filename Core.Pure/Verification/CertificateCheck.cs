using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification;

/// <summary>
/// Verifies certificates from the registrations alone, in the words of section 5 of the dispatch model. It shares no code with table
/// computation, so that the two cannot be wrong together.
/// </summary>
internal static class CertificateCheck
{
    // Rule 1, a kernel at the very key, comes before them all.
    private static readonly ImmutableArray<AliasKey> Precedence =
    [
        AliasKey.CompositeExplicitAutogradNonFunctional, AliasKey.CompositeExplicitAutograd, AliasKey.CompositeImplicitAutogradNestedTensor,
        AliasKey.CompositeImplicitAutograd, AliasKey.Autograd, AliasKey.FuncTorchBatchedDecomposition,
    ];

    public static string? HoldsNoSlot(RuleSet rules, Certificate.HoldsNoSlot proof)
    {
        if (Find(rules, proof.Operator) is not { } op) return $"`{proof.Operator}` does not exist";
        if (op.Kernels.FirstOrDefault(k => k.Id == proof.Dead) is not { } dead) return $"registration {proof.Dead.Value} is no kernel of `{op.Name}`";
        var served = Enumerable.Range(0, KeyLayout.SlotCount).Where(slot => Serves(dead.Key, slot)).ToList();
        if (!served.SequenceEqual(proof.Slots.Select(s => s.Slot))) return $"the slots of {dead.Key} are not those listed";
        return proof.Slots.Where(s => !IsHeld(op, dead, s.Slot, s.Why)).Select(s => $"slot {s.Slot} is not shown to be held by something else").FirstOrDefault();
    }

    public static string? IsOnNoTensor(RuleSet rules, Certificate.IsOnNoTensor proof)
    {
        if (Find(rules, proof.Operator) is not { } op) return $"`{proof.Operator}` does not exist";
        if (op.Kernels.FirstOrDefault(k => k.Id == proof.Kernel) is not { } kernel) return $"registration {proof.Kernel.Value} is no kernel of `{op.Name}`";
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (Serves(kernel.Key, slot) && !proof.Keys.Contains(KeyLayout.KeyAt(slot)) && !IsHeldByAnother(op, kernel, slot))
                return $"nothing else is shown to hold the slot of {KeyLayout.KeyAt(slot)}";
        foreach (var key in proof.Keys)
            if (IsOnATensor(key)) return $"a tensor or a thread has {key}";
        return null;
    }

    // Whatever falls through above it: the functionality is among the keys, and the backend is the highest.
    private static bool IsOnATensor(DispatchKey key)
    {
        var (functionality, backend) = (KeyLayout.FunctionalityOf(key), KeyLayout.BackendOf(key));
        return (from tensor in TensorKind.All
                from thread in ThreadSetting.All
                let keys = tensor.Keys | thread.State.Keys.Included
                where keys.Functionalities.HasAny(DispatchKeySet.Of(functionality).Functionalities)
                select !KeyLayout.IsPerBackendFunctionality(functionality) || keys.HighestBackend == backend).Any(found => found);
    }

    private static bool IsHeldByAnother(OperatorRules op, KernelRule kernel, int slot) => op.Kernels.Any(other =>
        IsHeld(op, kernel, slot, new SlotHeld.ByKernel(other.Id))
        || IsHeld(op, kernel, slot, new SlotHeld.SwitchedOff(other.Id))
        || op.Kernels.Any(backend => IsHeld(op, kernel, slot, new SlotHeld.ByAmbiguity(other.Id, backend.Id))));

    private static bool IsHeld(OperatorRules op, KernelRule dead, int slot, SlotHeld why)
    {
        var key = KeyLayout.KeyAt(slot);
        return why switch
        {
            SlotHeld.ByKernel by => Newest(op, by.Owner) is { } owner && Serves(owner.Key, slot)
                && (owner.Key == dead.Key ? owner.Id != dead.Id
                    : Rank(owner.Key) < Rank(dead.Key) && !(owner.Key == AliasKey.CompositeImplicitAutograd && IsOff(op, key))),
            SlotHeld.ByAmbiguity by => key == DispatchKey.AutogradOther && Rank(dead.Key) >= Rank(AliasKey.CompositeImplicitAutograd)
                && Newest(op, by.Composite)?.Key == AliasKey.CompositeImplicitAutograd
                && op.Kernels.Any(k => k.Id == by.Backend && IsAt(k, KeySets.AutogradOtherBackends)),
            SlotHeld.SwitchedOff off => dead.Key == AliasKey.CompositeImplicitAutograd
                && op.Kernels.Any(k => k.Id == off.Because && (k.Key == AliasKey.CompositeExplicitAutograd || IsAt(k, KeyRelations.BackendsOfAutograd(key)))),
            _ => false,
        };
    }

    // Rule 5: a kernel at CompositeExplicitAutograd or at the autograd key's backend switches the composite off.
    private static bool IsOff(OperatorRules op, DispatchKey key) =>
        op.Kernels.Any(k => k.Key == AliasKey.CompositeExplicitAutograd || IsAt(k, KeyRelations.BackendsOfAutograd(key)));

    private static bool IsAt(KernelRule rule, DispatchKeySet keys) =>
        !rule.Key.IsAlias && rule.Key.Runtime != DispatchKey.Undefined && !keys.IsEmpty && keys.Has(rule.Key.Runtime);

    private static bool Serves(RegistrationKey key, int slot) =>
        KeyLayout.KeyAt(slot) is var at && key.IsAlias
            ? at == DispatchKey.Undefined ? AliasKeys.CoversUndefined(key.Alias) : AliasKeys.Includes(key.Alias, at)
            : key.Runtime == at;

    private static int Rank(RegistrationKey key) => key.IsAlias ? 1 + Precedence.IndexOf(key.Alias) : 0;

    private static KernelRule? Newest(OperatorRules op, RegistrationId id) =>
        op.Kernels.FirstOrDefault(k => k.Id == id) is { } rule && op.Kernels.First(k => k.Key == rule.Key).Id == id ? rule : null;

    private static OperatorRules? Find(RuleSet rules, Schemas.OperatorName name) => rules.Find(name).MatchUnsafe(OperatorRules? (op) => op, () => null);
}
