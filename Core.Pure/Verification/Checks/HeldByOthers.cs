using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Makes the certificate that a kernel holds no slot.</summary>
internal static class HeldByOthers
{
    public static Certificate Of(OperatorView op, KernelRule dead)
    {
        var slots = ImmutableArray.CreateBuilder<(int, SlotHeld)>();
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (Serves(dead.Key, KeyLayout.KeyAt(slot))) slots.Add((slot, Why(op, dead, slot)));
        return new Certificate.HoldsNoSlot(op.Name, dead.Id, [.. slots]);
    }

    private static SlotHeld Why(OperatorView op, KernelRule dead, int slot)
    {
        var active = op.Rules.Active(dead.Key)!;
        if (active.Id != dead.Id) return new SlotHeld.ByKernel(active.Id);
        var (content, key) = (op.Table[slot], KeyLayout.KeyAt(slot));
        if (content.Reason == SlotReason.AmbiguousAutogradOther)
            return new SlotHeld.ByAmbiguity(
                op.Rules.Active(AliasKey.CompositeImplicitAutograd)!.Id,
                op.Rules.Kernels.First(k => IsAt(k, KeySets.AutogradOtherBackends)).Id);
        if (dead.Key == AliasKey.CompositeImplicitAutograd && content.Reason is not (SlotReason.Kernel or SlotReason.DefaultBackendKernel or SlotReason.NestedKernel))
            return new SlotHeld.SwitchedOff(
                (op.Rules.Active(AliasKey.CompositeExplicitAutograd) ?? op.Rules.Kernels.First(k => IsAt(k, KeyRelations.BackendsOfAutograd(key)))).Id);
        return new SlotHeld.ByKernel(content.Rule!.Id);
    }

    private static bool IsAt(KernelRule rule, DispatchKeySet keys) =>
        !rule.Key.IsAlias && rule.Key.Runtime != DispatchKey.Undefined && !keys.IsEmpty && keys.Has(rule.Key.Runtime);

    private static bool Serves(RegistrationKey key, DispatchKey at) =>
        !key.IsAlias ? key.Runtime == at : at == DispatchKey.Undefined ? AliasKeys.CoversUndefined(key.Alias) : AliasKeys.Includes(key.Alias, at);
}
