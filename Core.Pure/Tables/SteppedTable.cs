using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Tables;

/// <summary>
/// The table PyTorch 2.14.1 really calls through. It is updated slot by slot as registrations come and go, and can then hold less than the
/// rules say (section 8 of the dispatch model); <see cref="DispatchTable.Compute(RuleSet, OperatorRules)"/> is the table by the rules. This is a model of that
/// defect, for predicting PyTorch; nothing of ours dispatches through it.
/// </summary>
/// <param name="Table">The table as calls see it.</param>
public sealed record SteppedTable(DispatchTable Table)
{
    /// <summary>The table of an operator that is just coming into being: every slot computed.</summary>
    /// <param name="rules">The rule set before the operator's first registration.</param>
    /// <param name="name">The operator.</param>
    /// <returns>The table.</returns>
    public static SteppedTable Create(RuleSet rules, Schemas.OperatorName name) =>
        new(DispatchTable.Compute(rules, OperatorRules.None(name)));

    /// <summary>The table after a kernel or a fallback was registered or released.</summary>
    /// <param name="rules">The rule set after the step.</param>
    /// <param name="operatorRules">The operator's registrations after the step.</param>
    /// <param name="key">The key registered or released at. Null, a kernel registered without a key, recomputes every slot; the release of such a kernel is a release at CompositeImplicitAutograd.</param>
    /// <returns>The table with the slots that PyTorch recomputes, and no others, brought up to date.</returns>
    public SteppedTable After(RuleSet rules, OperatorRules operatorRules, RegistrationKey? key)
    {
        if (key is not { } changed) return new(DispatchTable.Compute(rules, operatorRules));
        var slots = Table.Slots.ToArray();
        var kernels = new ActiveKernels(operatorRules);
        foreach (var touched in Recomputed(changed))
        {
            var slot = KeyLayout.SlotOf(touched);
            slots[slot] = Precedence.Compute(kernels, rules.FallbackAtSlot(slot), KeyLayout.KeyAt(slot));
        }

        return new(new DispatchTable(slots));
    }

    /// <summary>The keys whose slots PyTorch recomputes after a change at a key: those it stands for; Undefined for the three composite aliases; for a backend key also that backend's plain autograd key.</summary>
    /// <param name="key">The key changed.</param>
    /// <returns>The keys.</returns>
    public static IEnumerable<DispatchKey> Recomputed(RegistrationKey key)
    {
        if (key == (RegistrationKey)DispatchKey.Undefined) return [DispatchKey.Undefined];
        var keys = key.RuntimeKeys.AsEnumerable();
        if (key.IsAlias) return AliasKeys.CoversUndefined(key.Alias) ? keys.Append(DispatchKey.Undefined) : keys;
        return KeyRelations.IsBackendKey(key.Runtime) ? keys.Append(KeyRelations.AutogradKey(KeyLayout.BackendOf(key.Runtime))) : keys;
    }

    /// <summary>The slots in which this table differs from the one by the rules, and what they hold here.</summary>
    /// <param name="computed">The table by the rules, of the same registrations.</param>
    /// <returns>Slot and content, ascending. Two fallthroughs count as the same, as nothing can tell them apart.</returns>
    public IEnumerable<(int Slot, TableSlot Live)> Stale(DispatchTable computed)
    {
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
        {
            var (live, canon) = (Table[slot], computed[slot]);
            var same = live.IsFallthrough && canon.IsFallthrough
                || (live.Rule?.Id == canon.Rule?.Id && (live.Rule is not null || live.Reason == canon.Reason));
            if (!same) yield return (slot, live);
        }
    }
}
