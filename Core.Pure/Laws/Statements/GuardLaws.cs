using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using static Functional.Dispatch.Laws.LawFamily;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Guards: what they change, what they put back, and what is left below them. "Every guard" is a conjunction over all kinds.</summary>
internal static class GuardLaws<TSet, TKey, TBool>
    where TSet : IKeySetAlgebra<TSet, TKey, TBool>
    where TBool : ITruth<TBool>
{
    private static readonly LawGuardKind[] Kinds = Enum.GetValues<LawGuardKind>();

    private static readonly LawGuardKind[] Excluding =
    [
        LawGuardKind.Exclude, LawGuardKind.BelowAutograd, LawGuardKind.BelowADInplaceOrView, LawGuardKind.SkipFunctionalize, LawGuardKind.NonVariableTypeMode,
    ];

    public static IEnumerable<BitStatement<TSet, TKey, TBool>> All =>
    [
        new("Leaving_a_guard_restores_the_state_bit_for_bit", Guards, "For every guard g and state s: leave(s, enter(s)) = s.",
            "An include guard left by difference and leaked a backend bit for ever (#145108).", ["G12"],
            v => Each(v, g => Same(TSet.Leave(g, v.State("s"), TSet.Enter(g, v.State("s"))), v.State("s")))),
        new("A_guard_restores_what_it_owns_whatever_happened_inside", Guards,
            "Include puts back the included set, Exclude and the guards built on it the excluded set, Force and Preserve both, InferenceMode both and both flags, grad mode its flag, Restore everything.",
            "Also when an exception or an unscoped setter passed in between.", ["G12"],
            v => Truth.All(Kinds.Select(k => Owned(k, TSet.Leave(Guard(v, k), v.State("s"), v.State("inside")), v.State("s"))))),
        new("A_guard_leaves_alone_what_it_does_not_own", Guards, "What a guard does not own is after it as it was at the end of the scope.",
            "A setter called inside an exclude guard for the included set must stay.", ["G12"],
            v => Truth.All(Kinds.Select(k => NotOwned(k, TSet.Leave(Guard(v, k), v.State("s"), v.State("inside")), v.State("inside"))))),
        new("Entering_a_guard_twice_is_entering_it_once", Guards, "For every guard g: enter(enter(s)) = enter(s).", "Libraries guard what their callers guarded already.", ["G12"],
            v => Each(v, g => Same(TSet.Enter(g, TSet.Enter(g, v.State("s"))), TSet.Enter(g, v.State("s"))))),
        new("Nested_guards_left_in_reverse_order_restore_the_state", Guards, "For every two guards, leaving the inner and then the outer one gives the state before both.",
            "Guards are scopes; anything else leaks from one request into the next.", ["G12"],
            v => Truth.All(Kinds.SelectMany(outer => Kinds.Select(inner => Nested(
                Guard(v, outer), new LawGuard<TSet, TBool>(inner, v.State("h")), v.State("s")))))),
        new("Excluding_guards_commute", Guards, "Two guards that only exclude give the same state inside in either order.", "Below autograd and skip functionalize can be nested either way.", ["G12"],
            v => Truth.All(Excluding.SelectMany(g => Excluding.Select(h =>
            {
                var (first, second) = (Guard(v, g), new LawGuard<TSet, TBool>(h, v.State("h")));
                return Same(TSet.Enter(first, TSet.Enter(second, v.State("s"))), TSet.Enter(second, TSet.Enter(first, v.State("s"))));
            })))),
        new("Include_only_adds_and_exclude_only_takes_away", Guards, "Under Include a call has no fewer keys than without it, under any excluding guard no more.",
            "What a guard's name promises.", ["G10", "G12"],
            v => TSet.Apply(TSet.Enter(Guard(v, LawGuardKind.Include), v.State("s")), v.Set("a")).HasAll(TSet.Apply(v.State("s"), v.Set("a")))
                & Truth.All(Excluding.Select(k => TSet.Apply(v.State("s"), v.Set("a")).HasAll(Under(v, k))))),
        new("Below_autograd_no_autograd_key_is_left", Guards, "Under BelowAutograd, BelowADInplaceOrView, NonVariableTypeMode and InferenceMode no call has an autograd key, on any backend.",
            "A guard that removed only one autograd key let device-specific autograd kernels loop for ever (#42609).", ["G10", "G15"],
            v => Truth.All(((LawGuardKind[])
            [
                LawGuardKind.BelowAutograd, LawGuardKind.BelowADInplaceOrView, LawGuardKind.NonVariableTypeMode, LawGuardKind.InferenceOn,
            ]).Select(k => !Under(v, k).Functionalities.HasAny(TSet.Literal(KeySets.Autograd))))),
        new("Below_ADInplaceOrView_it_is_gone_too", Guards, "Under BelowADInplaceOrView no call has ADInplaceOrView; BelowAutograd leaves it.",
            "Authors cannot tell which of the two they need (#40736, #51363, pytorch/audio#1583).", ["G10", "G14"],
            v => !Under(v, LawGuardKind.BelowADInplaceOrView).Has(TSet.Key(DispatchKey.ADInplaceOrView))
                & (TSet.Apply(v.State("s"), v.Set("a")).Has(TSet.Key(DispatchKey.ADInplaceOrView)))
                    .Implies(Under(v, LawGuardKind.BelowAutograd).Has(TSet.Key(DispatchKey.ADInplaceOrView)))),
        new("Skip_functionalize_hides_functionalize_alone", Guards, "Under SkipFunctionalize a call has all its keys except Functionalize.", "Nothing else is switched off by it.", ["G10"],
            v => Under(v, LawGuardKind.SkipFunctionalize).Same(TSet.Apply(v.State("s"), v.Set("a")).Remove(TSet.Key(DispatchKey.Functionalize)))),
        new("Inference_mode_shows_ADInplaceOrView_only_of_normal_tensors", Guards,
            "In inference mode a call has ADInplaceOrView only if an argument carries it and it is not excluded.",
            "Normal tensors still bump versions there; inference tensors skip the layer.", ["G10"],
            v => Under(v, LawGuardKind.InferenceOn).Has(TSet.Key(DispatchKey.ADInplaceOrView)).Implies(v.Set("a").Has(TSet.Key(DispatchKey.ADInplaceOrView)))),
        new("Inference_mode_off_inside_on_is_a_normal_thread", Guards,
            "InferenceMode(false) inside InferenceMode(true) on a default thread gives the default sets, gradients on and the flag off.",
            "A library that needs autograd can have it inside a user's inference mode.", ["G12"],
            v => InferenceOffInside(v, v.State("s"))),
        new("Force_forgets_what_was_there", Guards, "Under Force a call's keys depend on the forced sets alone.", "What the Python fallback relies on to start afresh.", ["G10", "G16"],
            v => Under(v, LawGuardKind.Force).Same((v.Set("a") | v.State("g").Included) - v.State("g").Excluded)),
    ];

    private static LawGuard<TSet, TBool> Guard(LawVariables<TSet, TKey, TBool> v, LawGuardKind kind) => new(kind, v.State("g"));

    private static TBool Each(LawVariables<TSet, TKey, TBool> v, Func<LawGuard<TSet, TBool>, TBool> holds) =>
        Truth.All(Kinds.Select(k => holds(Guard(v, k))));

    private static TSet Under(LawVariables<TSet, TKey, TBool> v, LawGuardKind kind) =>
        TSet.Apply(TSet.Enter(Guard(v, kind), v.State("s")), v.Set("a"));

    private static TBool Nested(LawGuard<TSet, TBool> outer, LawGuard<TSet, TBool> inner, LawState<TSet, TBool> state)
    {
        var inside = TSet.Enter(outer, state);
        return Same(TSet.Leave(outer, state, TSet.Leave(inner, inside, TSet.Enter(inner, inside))), state);
    }

    private static TBool InferenceOffInside(LawVariables<TSet, TKey, TBool> v, LawState<TSet, TBool> any)
    {
        var start = any with { Included = TSet.Literal(KeySets.DefaultIncluded), Excluded = TSet.Literal(KeySets.DefaultExcluded) };
        var inside = TSet.Enter(Guard(v, LawGuardKind.InferenceOff), TSet.Enter(Guard(v, LawGuardKind.InferenceOn), start));
        return inside.Included.Same(start.Included) & inside.Excluded.Same(start.Excluded) & inside.Gradients & !inside.Inference;
    }

    private static TBool Same(LawState<TSet, TBool> left, LawState<TSet, TBool> right) =>
        left.Included.Same(right.Included) & left.Excluded.Same(right.Excluded)
        & left.Gradients.Iff(right.Gradients) & left.Inference.Iff(right.Inference) & SameSnapshot(left, right);

    private static TBool SameSnapshot(LawState<TSet, TBool> left, LawState<TSet, TBool> right) =>
        left.HasSnapshot.Iff(right.HasSnapshot)
        & left.HasSnapshot.Implies(left.SnapshotIncluded.Same(right.SnapshotIncluded) & left.SnapshotExcluded.Same(right.SnapshotExcluded));

    // The ownership of section 3, as a table of its own: neither instantiation of the guards reads it.
    private static (bool Included, bool Excluded, bool Gradients, bool Inference, bool Snapshot) Owns(LawGuardKind kind) => kind switch
    {
        LawGuardKind.Include => (true, false, false, false, false),
        LawGuardKind.Exclude or LawGuardKind.BelowAutograd or LawGuardKind.BelowADInplaceOrView or LawGuardKind.SkipFunctionalize
            or LawGuardKind.NonVariableTypeMode => (false, true, false, false, false),
        LawGuardKind.Force or LawGuardKind.Preserve => (true, true, false, false, false),
        LawGuardKind.InferenceOn or LawGuardKind.InferenceOff => (true, true, true, true, false),
        LawGuardKind.GradientsOn or LawGuardKind.GradientsOff => (false, false, true, false, false),
        LawGuardKind.Restore => (true, true, true, true, true),
    };

    private static TBool Owned(LawGuardKind kind, LawState<TSet, TBool> after, LawState<TSet, TBool> entry) => Parts(Owns(kind), after, entry);

    private static TBool NotOwned(LawGuardKind kind, LawState<TSet, TBool> after, LawState<TSet, TBool> inside)
    {
        var owns = Owns(kind);
        return Parts((!owns.Included, !owns.Excluded, !owns.Gradients, !owns.Inference, !owns.Snapshot), after, inside);
    }

    private static TBool Parts(
        (bool Included, bool Excluded, bool Gradients, bool Inference, bool Snapshot) which, LawState<TSet, TBool> left, LawState<TSet, TBool> right)
    {
        var yes = TBool.Constant(true);
        return (which.Included ? left.Included.Same(right.Included) : yes)
            & (which.Excluded ? left.Excluded.Same(right.Excluded) : yes)
            & (which.Gradients ? left.Gradients.Iff(right.Gradients) : yes)
            & (which.Inference ? left.Inference.Iff(right.Inference) : yes)
            & (which.Snapshot ? SameSnapshot(left, right) : yes);
    }
}
