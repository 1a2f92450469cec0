using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Laws about one table: what is in its slots, and what a call makes of them.</summary>
internal static class TableLaws
{
    // The sixteen backends, and none.
    private static readonly DispatchKeySet[] Positions = [DispatchKeySet.Empty, .. KeyLayout.AllBackends().Select(b => DispatchKeySet.Of(b))];

    private static readonly DispatchKey[] Functionalities = [.. Enumerable.Range(1, KeyLayout.FunctionalityCount - 1).Select(f => (DispatchKey)f)];

    private static readonly LocalKeys NoThreadState = new(DispatchKeySet.Empty, DispatchKeySet.Empty);

    public static IEnumerable<TableLaw> All =>
    [
        Law("Every_slot_holds_the_first_rule_that_applies",
            "Each of the 137 slots holds what the nine precedence rules, read literally, give for its key: a function of kernels, fallbacks and key only.",
            "PyTorch's own tables keep stale slots (docs/order-dependence.md); people register and cannot tell what they will get (#101322).", ["G17"],
            EverySlot),
        Law("Every_slot_has_one_reason_that_fits_its_rule",
            "Each slot reports exactly one reason, and the rule it holds stands where that reason says.",
            "Which rule chose a kernel is the first question asked of a table (#81703, #79812).", ["G21"],
            EveryReason),
        Law("AutogradOther_is_ambiguous_iff_composite_meets_backend",
            "AutogradOther is ambiguous if and only if it has no kernel of its own, no nested or explicit alias serves it, a CompositeImplicitAutograd kernel exists, and a backend whose autograd it is has a kernel.",
            "Calling it is an error; neither CompositeExplicitAutograd nor Autograd lifts it.", ["G20"],
            Ambiguity),
        Law("A_composite_explicit_kernel_leaves_no_math_slot",
            "If CompositeExplicitAutograd has a kernel, no slot holds the CompositeImplicitAutograd one.",
            "An operator that gained an explicit kernel silently lost its composite autograd (#117555, #177768).", ["G17"],
            c => c.Operator.Active(AliasKey.CompositeExplicitAutograd) is null ? null
                : First(c.Table, s => s.Reason == SlotReason.MathKernel, "still holds the composite implicit kernel")),
        Law("A_backend_kernel_switches_off_the_composite_at_its_autograd_key",
            "An autograd slot never holds the CompositeImplicitAutograd kernel when its backend has a kernel of its own.",
            "A kernel for PrivateUse1 made calls fail at AutogradPrivateUse1, which had been served by the composite kernel (#95207).", ["G17", "G19"],
            BackendSwitchesOff),
        Law("Only_active_kernels_and_fallbacks_are_in_slots",
            "No slot holds an inactive kernel, a kernel of another operator, or a fallback of another key.",
            "A warning about an override once named the wrong kernel (#180905, #75905).", ["G18", "G21"],
            OnlyActive),
        Law("Undefined_is_served_by_its_own_kernel_or_the_three_composites",
            "Slot 0 holds a kernel registered for Undefined, or that of CompositeExplicitAutogradNonFunctional, CompositeExplicitAutograd or CompositeImplicitAutograd, or nothing.",
            "Calls without tensors that BackendSelect does not serve end there.", ["G17"],
            UndefinedSlot),
        Law("The_mask_is_the_complement_of_the_fallthrough_slots",
            "For each of the 46 functionalities and each highest backend (or none) the mask drops the functionality if and only if its slot there is a fallthrough.",
            "Masks kept per backend are what fallthroughs that differ by backend need (#141120, #141581).", ["G10", "G13"],
            MaskIsComplement),
        Law("A_call_skips_fallthroughs_as_if_a_kernel_passed_them_on",
            "For each fallthrough slot, functionality and highest backend: the choice equals that on the table with a kernel there, with the key removed where that slot is the one looked up.",
            "Fallthrough did not equal redispatch when Meta came in through thread state (#141120).", ["G13"],
            FallthroughIsRedispatch),
        Law("A_call_never_chooses_a_fallthrough_unless_nothing_remains",
            "No set of one functionality or two on any highest backend makes the choice end on a fallthrough slot, except slot 0: Undefined has no bit that a mask could drop.",
            "A composite kernel registered as fallthrough serves tensor-less calls with nothing, and only they notice.", ["G13"],
            NeverAFallthrough),
        Law("The_choice_follows_the_linear_search",
            "For each pair of functionalities on each highest backend the slot chosen is the highest runtime key, by linear search, of what remains after masking.",
            "The leading-zero count is only a fast way of saying “the highest key”.", ["G11"],
            LinearSearch),
        Law("Every_recorded_schema_prints_and_parses_back", "The operator's schema, printed and parsed, is the same schema.",
            "Rule files hold schemas as text.", [], SchemaRoundTrip, everyOperator: true),
    ];

    private static TableLaw Law(string name, string statement, string why, string[] references, Func<TableCase, string?> violation, bool everyOperator = false) =>
        new(new LawText(name, everyOperator ? LawFamily.Schemas : LawFamily.Tables, statement, why, [.. references]), violation, everyOperator);

    private static string? EverySlot(TableCase c)
    {
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
        {
            var plain = PlainReading.Slot(c.Rules, c.Operator, KeyLayout.KeyAt(slot));
            if (c.Table[slot].Reason != plain.Reason || c.Table[slot].Rule?.Id != plain.Rule?.Id)
                return $"{KeyLayout.KeyAt(slot)} holds {Show(c.Table[slot])}, by the rules {Show(plain)}";
        }

        return null;
    }

    private static string? EveryReason(TableCase c)
    {
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
        {
            var key = KeyLayout.KeyAt(slot);
            var (rule, reason) = c.Table[slot];
            bool At(AliasKey alias) => rule?.Key == (RegistrationKey)alias;
            var fits = reason switch
            {
                SlotReason.Missing => rule is null,
                SlotReason.AmbiguousAutogradOther => rule is null && key == DispatchKey.AutogradOther,
                SlotReason.Kernel => rule?.Key == (RegistrationKey)key && c.Operator.IsActive(rule),
                SlotReason.DefaultBackendKernel => At(AliasKey.CompositeExplicitAutogradNonFunctional) || At(AliasKey.CompositeExplicitAutograd),
                SlotReason.NestedKernel => At(AliasKey.CompositeImplicitAutogradNestedTensor),
                SlotReason.MathKernel => At(AliasKey.CompositeImplicitAutograd),
                SlotReason.AutogradKernel => At(AliasKey.Autograd),
                SlotReason.BatchedKernel => At(AliasKey.FuncTorchBatchedDecomposition),
                SlotReason.BackendFallback => rule is not null && rule.Id == c.Rules.FallbackAt(key)?.Id,
            };
            if (!fits) return $"{key} holds {Show(c.Table[slot])}, which its reason does not fit";
        }

        return null;
    }

    private static string? Ambiguity(TableCase c)
    {
        bool Has(RegistrationKey key) => c.Operator.Kernels.Any(k => k.Key == key);
        var expected = Has(AliasKey.CompositeImplicitAutograd) && !Has(DispatchKey.AutogradOther)
            && KeySets.AutogradOtherBackends.Any(k => Has(k))
            && !AliasKeys.All.ToArray().Any(a => a is AliasKey.CompositeExplicitAutograd or AliasKey.CompositeExplicitAutogradNonFunctional
                or AliasKey.CompositeImplicitAutogradNestedTensor && AliasKeys.RuntimeKeys(a).Contains(DispatchKey.AutogradOther) && Has(a));
        var ambiguous = c.Table.At(DispatchKey.AutogradOther).Reason == SlotReason.AmbiguousAutogradOther;
        return ambiguous == expected ? null : $"AutogradOther is {(ambiguous ? "" : "not ")}ambiguous";
    }

    private static string? BackendSwitchesOff(TableCase c)
    {
        foreach (var autograd in KeySets.Autograd | KeySets.BackendBits)
            if (c.Table.At(autograd).Reason == SlotReason.MathKernel
                && KeyRelations.BackendsOfAutograd(autograd).FirstOrDefault(b => c.Operator.Active(b) is not null) is var backend and not DispatchKey.Undefined)
                return $"{autograd} holds the composite kernel although {backend} has a kernel";
        return null;
    }

    private static string? OnlyActive(TableCase c)
    {
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (c.Table[slot] is { Rule: { } rule, Reason: var reason }
                && (reason == SlotReason.BackendFallback ? rule.Key != (RegistrationKey)KeyLayout.KeyAt(slot) : !c.Operator.IsActive(rule) || !c.Operator.Kernels.Contains(rule)))
                return $"{KeyLayout.KeyAt(slot)} holds {Show(c.Table[slot])}, which is not active there";
        return null;
    }

    private static string? UndefinedSlot(TableCase c)
    {
        var slot = c.Table.At(DispatchKey.Undefined);
        RegistrationKey[] served =
        [
            DispatchKey.Undefined, AliasKey.CompositeExplicitAutogradNonFunctional, AliasKey.CompositeExplicitAutograd, AliasKey.CompositeImplicitAutograd,
        ];
        var expected = served.FirstOrDefault(k => c.Operator.Active(k) is not null && (k != (RegistrationKey)AliasKey.CompositeImplicitAutograd || c.Operator.Active(AliasKey.CompositeExplicitAutograd) is null));
        var anything = served.Any(k => c.Operator.Active(k) is not null);
        return anything ? slot.Rule?.Key == expected ? null : $"Undefined holds {Show(slot)}" : slot.IsMissing ? null : $"Undefined holds {Show(slot)}";
    }

    private static string? MaskIsComplement(TableCase c)
    {
        foreach (var position in Positions)
            foreach (var functionality in Functionalities)
            {
                var set = DispatchKeySet.Of(functionality);
                var kept = (c.Table.Mask.For(set | position) & set) == set;
                if (kept == c.Table[(set | position).TableSlot].IsFallthrough)
                    return $"the mask {(kept ? "keeps" : "drops")} {functionality} on {Name(position)}, where its slot holds {Show(c.Table[(set | position).TableSlot])}";
                if (!c.Table.Mask.For(set | position).HasAll(KeySets.BackendBits)) return $"the mask drops a backend on {Name(position)}";
            }

        return null;
    }

    private static string? FallthroughIsRedispatch(TableCase c)
    {
        var kernel = new KernelRule(default, DispatchKey.Undefined, new Kernel("a kernel that passes the call on"));
        for (var slot = 1; slot < KeyLayout.SlotCount; slot++)
        {
            if (!c.Table[slot].IsFallthrough) continue;
            var key = KeyLayout.KeyAt(slot);
            var slots = c.Table.Slots.ToArray();
            slots[slot] = new(kernel, SlotReason.Kernel);
            var with = new DispatchTable(slots);
            foreach (var position in Positions)
            {
                var looksUp = (DispatchKeySet.Of(KeyLayout.FunctionalityOf(key)) | position).TableSlot == slot;
                foreach (var functionality in Functionalities)
                {
                    var set = position | DispatchKeySet.Of(functionality) | DispatchKeySet.Of(KeyLayout.FunctionalityOf(key));
                    var passed = Router.Choose(with, set, NoThreadState).Keys;
                    if (Router.Choose(c.Table, set, NoThreadState).Keys != (looksUp ? passed.Remove(key) : passed))
                        return $"the fallthrough at {key} is no redispatch without it for {set}";
                }
            }
        }

        return null;
    }

    private static string? NeverAFallthrough(TableCase c) => Pairs(set =>
        Router.Choose(c.Table, set, NoThreadState).Slot is var slot and not 0 && c.Table[slot].IsFallthrough ? $"a call with {set} ends on a fallthrough" : null);

    private static string? LinearSearch(TableCase c) => Pairs(set =>
    {
        var (keys, slot) = Router.Choose(c.Table, set, NoThreadState);
        var expected = HighestBySearch(keys);
        return slot == expected ? null : $"a call with {set} chooses {KeyLayout.KeyAt(slot)} instead of {KeyLayout.KeyAt(expected)}";
    });

    // The mask acts on each functionality alone and depends on the highest backend alone, so pairs on each backend are all there is to see.
    private static string? Pairs(Func<DispatchKeySet, string?> violation)
    {
        foreach (var position in Positions)
            for (var high = 0; high < Functionalities.Length; high++)
                for (var low = 0; low <= high; low++)
                    if (violation(position | DispatchKeySet.Of(Functionalities[high]) | DispatchKeySet.Of(Functionalities[low])) is { } found) return found;
        return null;
    }

    /// <summary>The slot of the highest runtime key of a set, by going through all of them from the top; a per-backend functionality without a backend counts as its first.</summary>
    internal static int HighestBySearch(DispatchKeySet keys)
    {
        var runtime = KeyLayout.RuntimeKeys;
        for (var slot = runtime.Length - 1; slot > 0; slot--)
        {
            var (functionality, backend) = (KeyLayout.FunctionalityOf(runtime[slot]), KeyLayout.BackendOf(runtime[slot]));
            if ((keys.Raw & KeyLayout.FunctionalityBit((int)functionality)) == 0) continue;
            if (backend == BackendComponent.Invalid || (keys.Raw & KeyLayout.BackendBit(backend)) != 0) return slot;
            if (backend == BackendComponent.CPU && (keys.Raw & KeyLayout.BackendMask) == 0) return slot;
        }

        return 0;
    }

    private static string? SchemaRoundTrip(TableCase c) =>
        c.Operator.Definition is { Schema: var schema } ? SchemaLaws.RoundTrip(schema) : null;

    private static string? First(DispatchTable table, Func<TableSlot, bool> fits, string what)
    {
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (fits(table[slot])) return $"{KeyLayout.KeyAt(slot)} {what}";
        return null;
    }

    private static string Name(DispatchKeySet position) => position.HighestBackend == BackendComponent.Invalid ? "no backend" : position.HighestBackend.ToString();

    internal static string Show(TableSlot slot) =>
        slot.Rule is { } rule ? $"`{rule.Kernel.Debug}` at {rule.Key} [{slot.Reason.Text()}]" : $"nothing [{slot.Reason.Text()}]";
}
