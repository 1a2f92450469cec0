using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using static Functional.Dispatch.Laws.LawFamily;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>What a thread's state does to the keys of a call.</summary>
internal static class MaskingLaws<TSet, TKey, TBool>
    where TSet : IKeySetAlgebra<TSet, TKey, TBool>
    where TBool : ITruth<TBool>
{
    public static IEnumerable<BitStatement<TSet, TKey, TBool>> All =>
    [
        new("Exclusion_wins", Masking, "No functionality of the excluded set is left in a call's keys, even if it is included or an argument carries it.",
            "A layer that is switched off must not come back through an argument.", ["G10"],
            v => !Apply(v, "a").Functionalities.HasAny(v.State("s").Excluded.Functionalities)),
        new("Masking_is_union_then_difference", Masking, "A call's keys before the operator's mask are (arguments ∪ included) − excluded.",
            "The rule every user has to know, and had to patch PyTorch to see (#81703, #26207).", ["G10"],
            v => Apply(v, "a").Same((v.Set("a") | v.State("s").Included) - v.State("s").Excluded)),
        new("Thread_state_never_removes_a_backend", Masking, "A call's backends are those of its arguments and of the included set, whatever is excluded.",
            "Excluding AutogradCUDA must not make a CUDA call a CPU call.", ["G2", "G10"],
            v => Apply(v, "a").Backends.Same((v.Set("a") | v.State("s").Included).Backends)),
        new("Masking_is_monotone_in_the_arguments", Masking, "More argument keys never give fewer keys.", "Adding an argument cannot switch a layer off.", ["G10", "G11"],
            v => v.Set("a").HasAll(v.Set("b")).Implies(Apply(v, "a").HasAll(Apply(v, "b")))),
        new("Masking_is_monotone_in_the_included_set", Masking, "More included keys never give fewer keys.", "Nested include guards only add.", ["G10", "G12"],
            v => TSet.Apply(v.State("s") with { Included = v.State("s").Included | v.Set("more") }, v.Set("a")).HasAll(Apply(v, "a"))),
        new("Masking_is_antitone_in_the_excluded_set", Masking, "More excluded keys never give more keys.", "Nested exclude guards only take away.", ["G10", "G12"],
            v => Apply(v, "a").HasAll(TSet.Apply(v.State("s") with { Excluded = v.State("s").Excluded | v.Set("more") }, v.Set("a")))),
        new("Masking_distributes_over_arguments", Masking, "The keys of a call with a and b are those of the call with a and of the call with b together.",
            "Which argument brings a key can be told argument by argument.", ["G10", "G11"],
            v => TSet.Apply(v.State("s"), v.Set("a") | v.Set("b")).Same(Apply(v, "a") | Apply(v, "b"))),
        new("Masking_is_idempotent", Masking, "Masking a call's keys again in the same state changes nothing.", "A kernel that calls the operator again under the same state starts where it was.", ["G10"],
            v => TSet.Apply(v.State("s"), Apply(v, "a")).Same(Apply(v, "a"))),
        new("Only_the_two_sets_count", Masking, "Gradient mode, inference flag and snapshot change no key of a call by themselves.",
            "Inference mode acts through the two sets it installs, so the sets alone explain a call.", ["G10"],
            v => Apply(v, "a").Same(TSet.Apply(v.State("s") with
            {
                Gradients = v.Flag("gradients"), Inference = v.Flag("inference"), HasSnapshot = v.Flag("snapshot"),
            }, v.Set("a")))),
        new("Default_state_hides_autocast_and_shows_backend_select", Masking,
            "In the default state no Autocast key is left, and BackendSelect and ADInplaceOrView are always there.",
            "So a factory call without tensors goes to BackendSelect, and autocast is off until asked for.", ["G10"],
            v => DefaultState(v.State("s"), v.Set("a"))),
    ];

    private static TSet Apply(LawVariables<TSet, TKey, TBool> v, string arguments) => TSet.Apply(v.State("s"), v.Set(arguments));

    private static TBool DefaultState(LawState<TSet, TBool> state, TSet arguments)
    {
        var keys = TSet.Apply(
            state with { Included = TSet.Literal(KeySets.DefaultIncluded), Excluded = TSet.Literal(KeySets.DefaultExcluded) }, arguments);
        return !keys.HasAny(TSet.Literal(KeySets.Autocast)) & keys.HasAll(TSet.Literal(KeySets.DefaultIncluded));
    }
}
