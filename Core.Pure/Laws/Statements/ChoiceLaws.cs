using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using static Functional.Dispatch.Laws.LawFamily;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>The choice under fallthrough masks, and redispatch.</summary>
internal static class ChoiceLaws<TSet, TKey, TBool>
    where TSet : IKeySetAlgebra<TSet, TKey, TBool>
    where TBool : ITruth<TBool>
{
    private static readonly TSet None = TSet.Literal(DispatchKeySet.Empty);

    private static readonly TSet PerBackend = TSet.Literal(DispatchKeySet.FromRawMasked(KeyLayout.PerBackendFunctionalityMask));

    public static IEnumerable<BitStatement<TSet, TKey, TBool>> All => [.. Choices, .. Redispatches];

    private static BitStatement<TSet, TKey, TBool>[] Choices =>
    [
        new("The_choice_is_masking_then_the_mask_of_the_highest_backend", Choice,
            "What remains of a call is ((arguments ∪ included) − excluded) without the functionalities that fall through on the highest backend of just that set.",
            "The mask was once taken by the arguments' backend before thread state was applied (#141120, #141581).", ["G10", "G13"],
            v => Choose(v, "a").Same(TSet.Apply(v.State("s"), v.Set("a")) - FallthroughsOn(v.Table("t"), TSet.Apply(v.State("s"), v.Set("a"))))),
        new("Without_fallthroughs_the_choice_is_masking", Choice, "An operator without fallthroughs keeps every key that thread state leaves.", "Masks are only made by fallthroughs.", ["G10"],
            v => TSet.Choose(NoFallthroughs, v.State("s"), v.Set("a")).Same(TSet.Apply(v.State("s"), v.Set("a")))),
        new("The_choice_never_lands_on_a_fallthrough", Choice, "For every table, thread state and arguments, the slot chosen is no fallthrough, also when no backend remains (slot 0 aside, which no mask covers).",
            "A fallthrough is not a kernel: landing on one would be a call into nothing.", ["G13"],
            v => !TSet.ChoosesFallthrough(v.Table("t"), v.State("s"), v.Set("a"))),
        new("The_choice_keeps_every_backend", Choice, "A mask removes functionalities only: all backends of the call remain.", "The kernel must see where the tensors are.", ["G2", "G10"],
            v => Choose(v, "a").Backends.Same(TSet.Apply(v.State("s"), v.Set("a")).Backends)),
        new("Excluded_keys_are_never_chosen", Choice, "What a kernel is handed has no excluded functionality, under any mask.", "Exclusion wins to the end.", ["G10"],
            v => !Choose(v, "a").Functionalities.HasAny(v.State("s").Excluded.Functionalities)),
        new("Fallthrough_is_redispatch_without_the_key", Choice,
            "Making k a fallthrough hands on exactly what a kernel at k would redispatch with k removed, under every thread state; on other backends nothing changes.",
            "Fallthrough did not equal redispatch when Meta came in through thread state (#141120).", ["G13"],
            v => FallthroughIsRedispatch(v.Table("t"), v.State("s"), v.Set("a"), v.Key("k"))),
        new("More_fallthroughs_leave_fewer_keys", Choice, "Adding a fallthrough never adds a key to what remains.", "A fallthrough can only skip.", ["G13"],
            v => Choose(v, "a").HasAll(TSet.Choose(With(v.Table("t"), v.Key("k")), v.State("s"), v.Set("a")))),
        new("Adding_an_argument_raises_the_choice_if_fallthroughs_agree", Choice,
            "If an operator's fallthroughs are the same on all backends, more arguments never select a lower slot.",
            "The law users expect of “the highest key wins”.", ["G11"],
            v => !TSet.Choose(Uniform(v.Table("t")), v.State("s"), v.Set("a") | v.Set("b")).SlotBelow(TSet.Choose(Uniform(v.Table("t")), v.State("s"), v.Set("a")))),
        new("Adding_an_argument_raises_the_choice_on_the_same_backend", Choice,
            "Whatever the fallthroughs, an argument that does not change the highest backend never selects a lower slot.",
            "Where fallthroughs differ by backend, an argument on a higher backend can lower the functionality: its backend's fallthroughs count then.", ["G11"],
            v => SameBackend(v.Table("t"), v.State("s"), v.Set("a"), v.Set("b"))),
        new("Adding_an_argument_never_lowers_the_backend", Choice, "More arguments never give a lower highest backend.", "CPU with CUDA is a CUDA call.", ["G11"],
            v => !TSet.Choose(v.Table("t"), v.State("s"), v.Set("a") | v.Set("b")).BackendBelow(Choose(v, "a"))),
    ];

    private static BitStatement<TSet, TKey, TBool>[] Redispatches =>
    [
        new("Redispatch_reads_neither_thread_state_nor_masks", Redispatch, "A redispatch goes by the set it is given and nothing else.",
            "So a kernel must remove by hand what a guard would have removed.", ["G14"],
            v => TSet.Redispatch(v.Set("a")).Same(v.Set("a"))),
        new("After_functionalize_ADInplaceOrView_is_removed_by_hand", Redispatch,
            "A call in the default state always has ADInplaceOrView; a redispatch with keys ∩ after_func_keyset never has it.",
            "Functionalization redispatches below itself, where thread state no longer helps.", ["G14"],
            v => !TSet.Redispatch(v.Set("a") & TSet.Literal(KeySets.AfterFunctionalize)).Has(TSet.Key(DispatchKey.ADInplaceOrView))
                & TSet.Literal(KeySets.AfterFunctionalize).Same(TSet.FullAfter(TSet.Key(DispatchKey.Functionalize)).Remove(TSet.Key(DispatchKey.ADInplaceOrView)))),
        new("Redispatch_below_the_own_key_descends", Redispatch,
            "If k is the highest functionality of a set and not PythonDispatcher, keys ∩ FULL_AFTER(k) has a strictly lower highest functionality and selects a lower slot.",
            "With 46 functionalities no such chain is longer than 46 kernels (#75166, #111014).", ["G15", "G5"],
            v => Descends(v.Set("a"), v.Key("k"))),
        new("At_PythonDispatcher_redispatch_below_itself_stays", Redispatch, "A set with PythonDispatcher is unchanged by ∩ FULL_AFTER(PythonDispatcher).",
            "The one key at which redispatching below oneself cycles; its kernel must remove the key by name.", ["G5", "G15"],
            v => v.Set("a").Has(TSet.Key(DispatchKey.PythonDispatcher)).Implies(
                (v.Set("a") & TSet.FullAfter(TSet.Key(DispatchKey.PythonDispatcher))).Same(v.Set("a"))
                & v.Set("a").Remove(TSet.Key(DispatchKey.PythonDispatcher)).FunctionalityBelow(v.Set("a")))),
        new("Calling_again_under_a_guard_that_excludes_the_own_key_does_not_come_back", Redispatch,
            "Under Exclude(k) what remains of any call of any operator has no key of k's functionality.", "Why autograd and autocast kernels hold a guard when they call again.", ["G15"],
            v => CallingAgain(v.Table("t"), v.State("s"), v.Set("a"), v.Key("k"))),
        new("Below_autograd_and_after_autograd_meet", Redispatch,
            "A redispatch with keys ∩ after_autograd_keyset has no autograd key, and a call under BelowAutograd has none either: the two ways down agree on functionalities.",
            "An autograd kernel may redispatch or call again; both must leave autograd (#42609).", ["G14", "G15"],
            v => !(v.Set("a") & TSet.Literal(KeySets.AfterAutograd)).HasAny(TSet.Literal(KeySets.Autograd))
                & TSet.Literal(KeySets.AfterAutograd).Same(TSet.FullAfter(TSet.Key(DispatchKey.AutogradOther)))
                & TSet.Literal(KeySets.AfterADInplaceOrView).Same(TSet.FullAfter(TSet.Key(DispatchKey.ADInplaceOrView)))),
    ];

    private static LawFallthroughs<TSet> NoFallthroughs => new(None, [.. KeyLayout.AllBackends().Select(_ => None)]);

    private static TSet Choose(LawVariables<TSet, TKey, TBool> v, string arguments) => TSet.Choose(v.Table("t"), v.State("s"), v.Set(arguments));

    private static LawFallthroughs<TSet> Uniform(LawFallthroughs<TSet> table) => table with { ByBackend = [.. table.ByBackend.Select(_ => table.ByBackend[0])] };

    // The position of the highest backend; the first one where there is none.
    private static TSet FallthroughsOn(LawFallthroughs<TSet> table, TSet keys)
    {
        var here = KeyLayout.AllBackends().Aggregate(
            table.ByBackend[0],
            (found, b) => TSet.If(keys.HighestBackend.Same(TSet.Literal(DispatchKeySet.Of(b))), table.ByBackend[(int)b - 1], found));
        return (here & PerBackend) | (table.Everywhere.Functionalities - PerBackend);
    }

    private static LawFallthroughs<TSet> With(LawFallthroughs<TSet> table, TKey key)
    {
        var bit = TSet.One(key).Functionalities;
        return new(
            table.Everywhere | bit,
            [.. KeyLayout.AllBackends().Select(b => table.ByBackend[(int)b - 1] | TSet.If(TSet.One(key).HasBackend(b), bit, None))]);
    }

    private static TBool FallthroughIsRedispatch(LawFallthroughs<TSet> table, LawState<TSet, TBool> state, TSet arguments, TKey key)
    {
        var kernel = TSet.Choose(table, state, arguments);
        var fallthrough = TSet.Choose(With(table, key), state, arguments);
        // A functionality without backend bits is looked up on the first backend.
        var applied = TSet.Apply(state, arguments);
        var onKeysBackend = (TSet.One(key).Backends.IsEmpty & !TSet.One(key).HasAny(PerBackend))
            | (TSet.One(key).HasAny(PerBackend) & (TSet.One(key).Backends.Same(applied.HighestBackend) & !applied.Backends.IsEmpty
                | (applied.Backends.IsEmpty & TSet.One(key).HasBackend(BackendComponent.CPU))));
        return onKeysBackend.Implies(fallthrough.Same(TSet.Redispatch(kernel.Remove(key))))
            & (!onKeysBackend).Implies(fallthrough.Same(kernel));
    }

    private static TBool SameBackend(LawFallthroughs<TSet> table, LawState<TSet, TBool> state, TSet a, TSet b)
    {
        var same = TSet.Apply(state, a).HighestBackend.Same(TSet.Apply(state, a | b).HighestBackend);
        return same.Implies(!TSet.Choose(table, state, a | b).SlotBelow(TSet.Choose(table, state, a)));
    }

    private static TBool Descends(TSet keys, TKey key)
    {
        var isHighest = keys.HighestFunctionality.Same(TSet.One(key).Functionalities) & !TSet.One(key).Functionalities.IsEmpty;
        var next = TSet.Redispatch(keys & TSet.FullAfter(key));
        return (isHighest & !TSet.SameKey(key, TSet.Key(DispatchKey.PythonDispatcher))).Implies(next.FunctionalityBelow(keys) & next.SlotBelow(keys));
    }

    private static TBool CallingAgain(LawFallthroughs<TSet> table, LawState<TSet, TBool> state, TSet arguments, TKey key)
    {
        var guard = new LawGuard<TSet, TBool>(LawGuardKind.Exclude, state with { Excluded = TSet.One(key) });
        var again = TSet.Choose(table, TSet.Enter(guard, state), arguments);
        return TSet.SameKey(key, TSet.Key(DispatchKey.Undefined)) | !again.HasAny(TSet.One(key).Functionalities);
    }
}
