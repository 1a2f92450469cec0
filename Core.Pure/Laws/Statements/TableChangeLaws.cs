using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using LanguageExt;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Laws about what registering and releasing do to a table, decided by trying every registration key on every operator.</summary>
internal static class TableChangeLaws
{
    private static readonly Kernel Added = new("the kernel added") { Next = new KernelNext.Leaf() };

    private static readonly Kernel AddedFallthrough = new("the fallthrough added") { IsFallthrough = true };

    /// <summary>Every key a kernel can be registered for: 136 runtime keys, Undefined, 6 alias keys.</summary>
    internal static readonly ImmutableArray<RegistrationKey> Keys =
        [.. KeyLayout.RuntimeKeys.ToArray().Select(RegistrationKey.FromDispatchKey), .. AliasKeys.All.ToArray().Select(RegistrationKey.FromAliasKey)];

    public static IEnumerable<TableLaw> All =>
    [
        Law("A_registration_changes_only_the_slots_it_may",
            "A kernel at a dense backend changes its own slot and its autograd slot; at a Quantized, Sparse or SparseCsr key or a backend without a bit also AutogradOther; at a NestedTensor key also AutogradNestedTensor; at any other runtime key its own; at an alias key those it covers, Undefined for three of them, and for CompositeExplicitAutograd those of CompositeImplicitAutograd.",
            "Nobody could say what a registration would touch (#95207).", ["G19"],
            c => Each(c, ChangesOnly)),
        Law("A_registration_takes_effect_at_its_own_key",
            "After registering at a runtime key (or Undefined) its slot holds the new kernel; after registering at an alias key every slot that now holds it is one the alias covers.",
            "A direct kernel is rule 1; nothing goes before it.", ["G17"],
            c => Each(c, TakesEffect)),
        Law("Registering_then_releasing_is_the_identity",
            "At every key: registering a kernel and releasing it leaves the operator's registrations and its table as they were.",
            "Handles are dropped in tests and plug-ins; PyTorch leaves stale slots behind (docs/order-dependence.md).", ["G18", "G17"],
            c => Each(c, ReleaseRestores)),
        Law("A_new_fallthrough_removes_its_key_and_no_other",
            "Registering a fallthrough at a runtime key makes the mask drop that key; releasing it brings the old mask back.",
            "A fallthrough registered for one operator must not be seen by others or by other keys.", ["G13", "G18"],
            FallthroughAdded),
        Law("The_newest_kernel_of_a_key_wins_and_release_brings_the_older_back",
            "Over each kernel of the operator: a newer one at its key is active and the older inactive; releasing the newer restores the table, releasing the older changes nothing.",
            "Overriding a kernel was legal, then an error, then legal again, and blocked users (#180905, #111887).", ["G18"],
            c => c.Operator.Kernels.Select(k => k.Key).Distinct().Select(k => Stack(c, k)).FirstOrDefault(v => v is not null)),
        Law("Registrations_at_different_keys_commute",
            "For any two of the operator's kernels at different keys, taking both out and registering them in either order gives the same registrations and the same table.",
            "PyTorch's live table depends on the order for some pairs (docs/order-dependence.md).", ["G18", "G17"],
            Commute),
        Law("A_fallback_fills_its_own_slot_where_nothing_better_is",
            "A new backend fallback changes the operator's slot of its key if rules 1 to 7 leave it, and no other slot.",
            "A backend had to register its autograd fallback by hand and could not see what it served (#163979, #165315).", ["G17", "G19"],
            Fallbacks),
    ];

    private static TableLaw Law(string name, string statement, string why, string[] references, Func<TableCase, string?> violation) =>
        new(new LawText(name, LawFamily.Tables, statement, why, [.. references]), violation);

    private static string? Each(TableCase c, Func<TableCase, RegistrationKey, Registered, string?> violation)
    {
        foreach (var key in Keys)
            if (Implement(c.Rules, c.Operator, key, Added) is not { } after) return $"a kernel at {key} was refused";
            else if (violation(c, key, after) is { } found) return $"with a kernel added at {key}: {found}";
        return null;
    }

    private static Registered? Implement(RuleSet rules, OperatorRules op, RegistrationKey key, Kernel kernel) =>
        rules.Implement(op.Name, key, kernel).MatchUnsafe<Registered?>(Right: r => r, Left: _ => null);

    private static OperatorRules Operator(RuleSet rules, OperatorRules op) => rules.Find(op.Name).IfNone(() => OperatorRules.None(op.Name));

    private static DispatchTable Table(RuleSet rules, OperatorRules op) => DispatchTable.Compute(rules, Operator(rules, op));

    private static string? ChangesOnly(TableCase c, RegistrationKey key, Registered after)
    {
        var allowed = Allowed(key);
        var table = Table(after.Rules, c.Operator);
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (!Same(table[slot], c.Table[slot]) && !allowed.Contains(KeyLayout.KeyAt(slot)))
                return $"{KeyLayout.KeyAt(slot)} changed from {TableLaws.Show(c.Table[slot])} to {TableLaws.Show(table[slot])}";
        return null;
    }

    // Law G19, by the key's kind and not by the table's rules.
    private static System.Collections.Generic.HashSet<DispatchKey> Allowed(RegistrationKey key)
    {
        if (key.IsAlias)
        {
            var covered = AliasKeys.RuntimeKeys(key.Alias).ToHashSet();
            if (key.Alias == AliasKey.CompositeExplicitAutograd) covered.UnionWith(AliasKeys.RuntimeKeys(AliasKey.CompositeImplicitAutograd));
            if (AliasKeys.CoversUndefined(key.Alias)) covered.Add(DispatchKey.Undefined);
            return covered;
        }

        var own = key.Runtime;
        return KeyLayout.FunctionalityOf(own) switch
        {
            DispatchKey.Dense => [own, KeyLayout.RuntimeKey(DispatchKey.AutogradFunctionality, KeyLayout.BackendOf(own))],
            DispatchKey.Quantized or DispatchKey.Sparse or DispatchKey.SparseCsr or DispatchKey.FPGA or DispatchKey.Vulkan or DispatchKey.Metal
                or DispatchKey.MkldnnCPU or DispatchKey.CustomRNGKeyId => [own, DispatchKey.AutogradOther],
            DispatchKey.NestedTensor => [own, DispatchKey.AutogradNestedTensor],
            _ => [own],
        };
    }

    private static string? TakesEffect(TableCase c, RegistrationKey key, Registered after)
    {
        var table = Table(after.Rules, c.Operator);
        if (!key.IsAlias)
            return table.At(key.Runtime) is { Rule.Id: var id, Reason: SlotReason.Kernel } && id == after.Id ? null : $"its slot holds {TableLaws.Show(table.At(key.Runtime))}";
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (table[slot].Rule?.Id == after.Id
                && !AliasKeys.RuntimeKeys(key.Alias).Contains(KeyLayout.KeyAt(slot))
                && !(slot == 0 && AliasKeys.CoversUndefined(key.Alias)))
                return $"{KeyLayout.KeyAt(slot)} holds it";
        return null;
    }

    private static string? ReleaseRestores(TableCase c, RegistrationKey key, Registered after)
    {
        if (after.Rules.Release(after.Id).MatchUnsafe<RuleSet?>(Right: r => r, Left: _ => null) is not { } released) return "releasing it was refused";
        var op = Operator(released, c.Operator);
        if (!op.Kernels.SequenceEqual(c.Operator.Kernels) || op.Definition != c.Operator.Definition) return "releasing it left other registrations than before";
        return Difference(DispatchTable.Compute(released, op), c.Table);
    }

    private static string? FallthroughAdded(TableCase c)
    {
        foreach (var key in KeyLayout.RuntimeKeys[1..])
        {
            if (Implement(c.Rules, c.Operator, key, AddedFallthrough) is not { } after) return $"a fallthrough at {key} was refused";
            var table = Table(after.Rules, c.Operator);
            var here = DispatchKeySet.Of(key);
            if (table.Mask.For(here).Has(KeyLayout.FunctionalityOf(key))) return $"the fallthrough at {key} is not in the mask";
            foreach (var other in KeyLayout.RuntimeKeys[1..])
            {
                if (other == key || Allowed(key).Contains(other)) continue;
                var there = DispatchKeySet.Of(other);
                if (table.Mask.For(there).Has(KeyLayout.FunctionalityOf(other)) != c.Table.Mask.For(there).Has(KeyLayout.FunctionalityOf(other)))
                    return $"the fallthrough at {key} changed the mask of {other}";
            }
        }

        return null;
    }

    private static string? Stack(TableCase c, RegistrationKey key)
    {
        var older = c.Operator.Active(key)!;
        if (Implement(c.Rules, c.Operator, key, Added) is not { } newer) return $"a newer kernel at {key} was refused";
        var over = Operator(newer.Rules, c.Operator);
        if (over.Active(key)?.Id != newer.Id || over.IsActive(older)) return $"the newer kernel at {key} is not the active one";
        if (!over.Kernels.Contains(older)) return $"the older kernel at {key} is gone";
        var withoutOlder = newer.Rules.Release(older.Id).MatchUnsafe<RuleSet?>(Right: r => r, Left: _ => null);
        if (withoutOlder is null || Difference(Table(withoutOlder, c.Operator), DispatchTable.Compute(newer.Rules, over)) is not null)
            return $"releasing the older kernel at {key} changed the table";
        var withoutNewer = newer.Rules.Release(newer.Id).MatchUnsafe<RuleSet?>(Right: r => r, Left: _ => null);
        return withoutNewer is null || Operator(withoutNewer, c.Operator).Active(key)?.Id != older.Id ? $"the older kernel at {key} did not come back" : null;
    }

    private static string? Commute(TableCase c)
    {
        var kernels = c.Operator.Kernels;
        for (var i = 0; i < kernels.Length; i++)
            for (var j = i + 1; j < kernels.Length; j++)
            {
                if (kernels[i].Key == kernels[j].Key || !c.Operator.IsActive(kernels[i]) || !c.Operator.IsActive(kernels[j])) continue;
                var rest = c.Rules.Release(kernels[i].Id).Bind(r => r.Release(kernels[j].Id));
                var one = Both(rest, c.Operator, kernels[i], kernels[j]);
                var other = Both(rest, c.Operator, kernels[j], kernels[i]);
                if (one is null || other is null) return $"{kernels[i].Key} and {kernels[j].Key} cannot be taken out and put back";
                var (first, second) = (Operator(one, c.Operator), Operator(other, c.Operator));
                if (RegistrationRun.Content(first) != RegistrationRun.Content(second) || RegistrationRun.Content(first) != RegistrationRun.Content(c.Operator))
                    return $"{kernels[i].Key} and {kernels[j].Key} do not commute in the registrations";
                if (ContentDifference(DispatchTable.Compute(one, first), DispatchTable.Compute(other, second)) is { } found)
                    return $"{kernels[i].Key} and {kernels[j].Key} do not commute: {found}";
            }

        return null;
    }

    private static RuleSet? Both(Either<DispatchError, RuleSet> rest, OperatorRules op, KernelRule first, KernelRule second) =>
        rest.Bind(r => r.Implement(op.Name, first.Key, first.Kernel)).Bind(r => r.Rules.Implement(op.Name, second.Key, second.Kernel))
            .MatchUnsafe<RuleSet?>(Right: r => r.Rules, Left: _ => null);

    private static string? Fallbacks(TableCase c)
    {
        for (var slot = 1; slot < KeyLayout.SlotCount; slot++)
        {
            var key = KeyLayout.KeyAt(slot);
            // Where the key has a fallback, that one is taken away instead.
            var before = c.Rules.FallbackAt(key) is { } existing
                ? c.Rules.Release(existing.Id).MatchUnsafe<RuleSet?>(Right: r => r, Left: _ => null)
                : c.Rules;
            if (before?.Fallback(key, Added).MatchUnsafe<RuleSet?>(Right: r => r.Rules, Left: _ => null) is not { } after) return $"a fallback for {key} was refused";
            var (without, with) = (DispatchTable.Compute(before, c.Operator), DispatchTable.Compute(after, c.Operator));
            if (without[slot].IsMissing != (with[slot].Reason == SlotReason.BackendFallback)) return $"a fallback for {key} makes its slot {TableLaws.Show(with[slot])}";
            for (var other = 0; other < KeyLayout.SlotCount; other++)
                if (other != slot && !Same(without[other], with[other])) return $"a fallback for {key} changed {KeyLayout.KeyAt(other)}";
        }

        return null;
    }

    private static bool Same(TableSlot left, TableSlot right) => left.Reason == right.Reason && left.Rule?.Id == right.Rule?.Id;

    internal static string? Difference(DispatchTable left, DispatchTable right)
    {
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (!Same(left[slot], right[slot])) return $"{KeyLayout.KeyAt(slot)} holds {TableLaws.Show(left[slot])} and {TableLaws.Show(right[slot])}";
        return null;
    }

    // Identities differ between two orders of registration; what was registered does not.
    internal static string? ContentDifference(DispatchTable left, DispatchTable right)
    {
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (left[slot].Reason != right[slot].Reason || left[slot].Rule?.Key != right[slot].Rule?.Key || !ReferenceEquals(left[slot].Rule?.Kernel, right[slot].Rule?.Kernel))
                return $"{KeyLayout.KeyAt(slot)} holds {TableLaws.Show(left[slot])} and {TableLaws.Show(right[slot])}";
        return null;
    }
}
