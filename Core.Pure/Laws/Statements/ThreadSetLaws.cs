using Functional.Dispatch.Laws.Algebra;
using static Functional.Dispatch.Laws.LawFamily;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>The two sets of a thread as places to write to: what is written is there, and nothing else has changed.</summary>
internal static class ThreadSetLaws<TSet, TKey, TBool>
    where TSet : IKeySetAlgebra<TSet, TKey, TBool>
    where TBool : ITruth<TBool>
{
    public static IEnumerable<BitStatement<TSet, TKey, TBool>> All =>
    [
        new("A_threads_sets_hold_what_is_put_there", Masking, "Replacing a thread's included or excluded set leaves exactly the given set there, and the other set as it was.",
            "A guard that could only add would never give a thread back its state.", ["G12"],
            v => Are(TSet.WithIncluded(v.State("s"), v.Set("a")), v.Set("a"), v.State("s").Excluded)
                & Are(TSet.WithExcluded(v.State("s"), v.Set("a")), v.State("s").Included, v.Set("a"))),
        new("Setting_a_key_of_a_thread_changes_that_key_alone", Masking,
            "Setting a key in one of a thread's sets adds its bits to that set; clearing it takes its functionality and no backend bit, and nothing if the key is not there; the other set stays.",
            "The unscoped setters are used on keysets that other code filled; a lost backend bit would hide other keys of that backend.", ["G12"],
            v => Truth.All(((bool[])[true, false]).Select(value => OneKey(v.State("s"), v.Key("k"), value)))),
    ];

    private static TBool OneKey(LawState<TSet, TBool> before, TKey key, bool value)
    {
        var (included, excluded) = (TSet.SetIncluded(before, key, TBool.Constant(value)), TSet.SetExcluded(before, key, TBool.Constant(value)));
        return IsChanged(before.Included, key, value, included.Included) & included.Excluded.Same(before.Excluded)
            & IsChanged(before.Excluded, key, value, excluded.Excluded) & excluded.Included.Same(before.Included);
    }

    // By halves and symmetric difference, so that adding and removing are not their own judges.
    private static TBool IsChanged(TSet before, TKey key, bool value, TSet after)
    {
        var (own, isThere) = (TSet.One(key), before.HasAll(TSet.One(key)));
        return value
            ? after.Same(before | own)
            : isThere.Implies(after.Same(before ^ own.Functionalities)) & (!isThere).Implies(after.Same(before));
    }

    private static TBool Are(LawState<TSet, TBool> state, TSet included, TSet excluded) => state.Included.Same(included) & state.Excluded.Same(excluded);
}
