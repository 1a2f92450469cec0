using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;

namespace Functional.Dispatch.Laws.Proofs;

/// <summary>The bit-vector definitions that take more than one operator: slots, members, setters, the tensor constructor, guards, the fallthrough mask.</summary>
internal static class SmtSemantics
{
    /// <summary>The table slot a set selects: for each functionality its offset, for a per-backend one plus the position of the highest backend.</summary>
    public static SmtNode Slot(SmtSet set)
    {
        var top = set.HighestFunctionality;
        var position = HighestBackendCases(set, b => SmtNode.Vector((ulong)b - 1), SmtNode.Vector(0));
        var slot = SmtNode.Vector(0);
        var offset = 1UL;
        for (var f = 1; f < KeyLayout.FunctionalityCount; f++)
        {
            var isPerBackend = KeyLayout.IsPerBackendFunctionality((DispatchKey)f);
            var own = isPerBackend ? SmtNode.Add(SmtNode.Vector(offset), position) : SmtNode.Vector(offset);
            slot = SmtNode.If(SmtNode.Equal(top.Node, SmtNode.Vector(KeyLayout.FunctionalityBit(f))), own, slot);
            offset += isPerBackend ? (ulong)KeyLayout.BackendCount : 1;
        }

        return slot;
    }

    /// <summary>The union of the one-key sets of the runtime keys that a set has.</summary>
    public static SmtSet Members(SmtSet set)
    {
        var members = SmtSet.Literal(DispatchKeySet.Empty);
        foreach (var key in KeyLayout.RuntimeKeys[1..])
        {
            var one = SmtSet.Literal(DispatchKeySet.Of(key));
            members |= SmtSet.If(set.HasAll(one), one, SmtSet.Literal(DispatchKeySet.Empty));
        }

        return members;
    }

    /// <summary>
    /// The runtime key that comes after a given one: the same functionality on the next backend of the set, or else the next functionality, where
    /// a per-backend one counts only if the set has a backend and begins with the lowest.
    /// </summary>
    public static SmtKey Next(SmtSet set, SmtKey after)
    {
        var none = SmtNode.Vector(0);
        var lowest = LowestBackendAbove(set, none);
        var next = LowestBackendAbove(set, after.Backend);
        var onNext = SmtNode.Both(SmtKey.IsPerBackend(after.Functionality), SmtNode.Below(none, next));
        var functionality = none;
        for (var f = KeyLayout.FunctionalityCount - 1; f > 0; f--)
        {
            var number = SmtNode.Vector((ulong)f);
            var counts = HasBit(set, KeyLayout.FunctionalityBit(f));
            if (KeyLayout.IsPerBackendFunctionality((DispatchKey)f)) counts = SmtNode.Both(counts, SmtNode.Below(none, lowest));
            functionality = SmtNode.If(SmtNode.Both(counts, SmtNode.Below(after.Functionality, number)), number, functionality);
        }

        var backend = SmtNode.If(SmtKey.IsPerBackend(functionality), lowest, none);
        var isRuntime = SmtNode.Either(SmtNode.Negation(SmtKey.IsPerBackend(after.Functionality)), SmtNode.Below(none, after.Backend));
        var isPlace = SmtNode.Both(set.Has(after).Node, isRuntime);
        return new(
            SmtNode.If(isPlace, SmtNode.If(onNext, after.Functionality, functionality), none),
            SmtNode.If(isPlace, SmtNode.If(onNext, next, backend), none));
    }

    /// <summary>The unscoped setter: puts a key's bits in, or takes its functionality out if the key is there.</summary>
    public static SmtSet Set(SmtSet set, SmtKey key, SmtFormula value) =>
        SmtSet.If(value, set.Add(key), SmtSet.If(set.Has(key), set.Remove(key), set));

    public static SmtSet Construct(SmtSet given, SmtFormula inference)
    {
        var autocast = new SmtSet(HighestBackendCases(given, b => SmtNode.Vector(KeyRelations.AutocastRelated(b).Raw), SmtNode.Vector(0)));
        var autograd = new SmtSet(HighestBackendCases(
            given, b => SmtNode.Vector(KeyRelations.AutogradRelated(b).Raw), SmtNode.Vector(KeyRelations.AutogradRelated(BackendComponent.Invalid).Raw)));
        var set = (given | autocast) - SmtSet.Literal(KeySets.Python);
        return SmtSet.If(inference, set - SmtSet.Literal(KeySets.AutogradWithADInplaceOrView), set | autograd);
    }

    /// <summary>The functionalities that fall through on the highest backend of a set; without one, on the first.</summary>
    public static SmtSet FallthroughsOn(LawFallthroughs<SmtSet> table, SmtSet keys)
    {
        var perBackend = SmtNode.Vector(KeyLayout.PerBackendFunctionalityMask);
        var here = HighestBackendCases(keys, b => table.ByBackend[(int)b - 1].Node, table.ByBackend[0].Node);
        return new(SmtNode.Or(
            SmtNode.And(here, perBackend), SmtNode.And(table.Everywhere.Node, SmtNode.Vector(KeyLayout.FunctionalityMask & ~KeyLayout.PerBackendFunctionalityMask))));
    }

    /// <summary>The set without the functionalities that fall through.</summary>
    public static SmtSet Mask(LawFallthroughs<SmtSet> table, SmtSet keys) => keys - FallthroughsOn(table, keys);

    public static LawState<SmtSet, SmtFormula> Enter(LawGuard<SmtSet, SmtFormula> guard, LawState<SmtSet, SmtFormula> state)
    {
        var inplaceOrView = SmtSet.Literal(DispatchKeySet.Of(DispatchKey.ADInplaceOrView));
        var autograd = SmtSet.Literal(KeySets.Autograd);
        var operand = guard.Operand;
        return guard.Kind switch
        {
            LawGuardKind.Include => state with { Included = state.Included | operand.Included },
            LawGuardKind.Exclude => state with { Excluded = state.Excluded | operand.Excluded },
            LawGuardKind.Force => state with { Included = operand.Included, Excluded = operand.Excluded },
            LawGuardKind.Preserve => state,
            LawGuardKind.BelowAutograd or LawGuardKind.NonVariableTypeMode => state with { Excluded = state.Excluded | autograd },
            LawGuardKind.BelowADInplaceOrView => state with { Excluded = state.Excluded | autograd | inplaceOrView },
            LawGuardKind.SkipFunctionalize =>
                state with { Excluded = state.Excluded | SmtSet.Literal(DispatchKeySet.Of(DispatchKey.Functionalize)) },
            LawGuardKind.InferenceOn => state with
            {
                Included = state.Included - inplaceOrView,
                Excluded = state.Excluded | autograd,
                Gradients = SmtFormula.Constant(false),
                Inference = SmtFormula.Constant(true),
            },
            LawGuardKind.InferenceOff => state with
            {
                Included = state.Included | inplaceOrView,
                Excluded = state.Excluded - autograd,
                Gradients = SmtFormula.Constant(true),
                Inference = SmtFormula.Constant(false),
            },
            LawGuardKind.GradientsOn => state with { Gradients = SmtFormula.Constant(true) },
            LawGuardKind.GradientsOff => state with { Gradients = SmtFormula.Constant(false) },
            LawGuardKind.Restore => operand,
        };
    }

    public static LawState<SmtSet, SmtFormula> Leave(
        LawGuardKind kind, LawState<SmtSet, SmtFormula> entry, LawState<SmtSet, SmtFormula> current) => kind switch
    {
        LawGuardKind.Include => current with { Included = entry.Included },
        LawGuardKind.Exclude or LawGuardKind.BelowAutograd or LawGuardKind.BelowADInplaceOrView or LawGuardKind.SkipFunctionalize
            or LawGuardKind.NonVariableTypeMode => current with { Excluded = entry.Excluded },
        LawGuardKind.Force or LawGuardKind.Preserve => current with { Included = entry.Included, Excluded = entry.Excluded },
        LawGuardKind.InferenceOn or LawGuardKind.InferenceOff => current with
        {
            Included = entry.Included, Excluded = entry.Excluded, Gradients = entry.Gradients, Inference = entry.Inference,
        },
        LawGuardKind.GradientsOn or LawGuardKind.GradientsOff => current with { Gradients = entry.Gradients },
        LawGuardKind.Restore => entry,
    };

    // From the highest backend down: the first bit that is set decides.
    private static SmtNode HighestBackendCases(SmtSet set, Func<BackendComponent, SmtNode> whenHighest, SmtNode whenNone) =>
        KeyLayout.AllBackends().Aggregate(
            whenNone, (lower, b) => SmtNode.If(SmtNode.Equal(SmtNode.And(set.Node, SmtNode.Vector(KeyLayout.BackendBit(b))), SmtNode.Vector(0)), lower, whenHighest(b)));

    // Zero when there is none.
    private static SmtNode LowestBackendAbove(SmtSet set, SmtNode backend) =>
        KeyLayout.AllBackends().Reverse().Aggregate(SmtNode.Vector(0), (higher, b) => SmtNode.If(
            SmtNode.Both(HasBit(set, KeyLayout.BackendBit(b)), SmtNode.Below(backend, SmtNode.Vector((ulong)b))), SmtNode.Vector((ulong)b), higher));

    private static SmtNode HasBit(SmtSet set, ulong bit) => SmtNode.Negation(SmtNode.Equal(SmtNode.And(set.Node, SmtNode.Vector(bit)), SmtNode.Vector(0)));
}
