using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>The two sets of a thread as places to write to: what is written is there, and nothing else has changed.</summary>
internal static class ThreadSetLaws
{
    public static IEnumerable<Law> All =>
    [
        Law("A_threads_sets_hold_what_is_put_there", "Replacing a thread's included or excluded set leaves exactly the given set there, and the other set as it was.",
            "A guard that could only add would never give a thread back its state.", Replaced),
        Law("Setting_a_key_of_a_thread_changes_that_key_alone",
            "Setting a key in one of a thread's sets adds its bits to that set; clearing it takes its functionality and no backend bit, and nothing if the key is not there; the other set stays.",
            "The unscoped setters are used on keysets that other code filled; a lost backend bit would hide other keys of that backend.", OneKey),
    ];

    private static SampledLaw<(LocalKeys Before, DispatchKeySet Set, DispatchKey Key)> Law(
        string name, string statement, string why, Func<(LocalKeys Before, DispatchKeySet Set, DispatchKey Key), string?> violation) =>
        new(new LawText(name, LawFamily.Sets, statement, why, ["G12"]), Case, violation);

    private static (LocalKeys Before, DispatchKeySet Set, DispatchKey Key) Case(ref SplitMix64 random) =>
        (KeySamples.Locals(ref random), KeySamples.KeySet(ref random), KeySamples.Key(ref random));

    private static string? Replaced((LocalKeys Before, DispatchKeySet Set, DispatchKey Key) c)
    {
        var (included, excluded) = (c.Before.WithIncluded(c.Set), c.Before.WithExcluded(c.Set));
        return included.Included == c.Set && included.Excluded == c.Before.Excluded && excluded.Excluded == c.Set && excluded.Included == c.Before.Included
            ? null : $"{c.Before}: with included 0x{c.Set.Raw:x} it is {included}, with excluded that {excluded}";
    }

    private static string? OneKey((LocalKeys Before, DispatchKeySet Set, DispatchKey Key) c)
    {
        var (before, key) = (c.Before, c.Key);
        return Matches(before.SetIncluded(key, true), After(before.Included, key, true), before.Excluded)
            && Matches(before.SetIncluded(key, false), After(before.Included, key, false), before.Excluded)
            && Matches(before.SetExcluded(key, true), before.Included, After(before.Excluded, key, true))
            && Matches(before.SetExcluded(key, false), before.Included, After(before.Excluded, key, false))
            ? null : $"{before}: {key} set and cleared is {before.SetIncluded(key, true)}, {before.SetIncluded(key, false)}, {before.SetExcluded(key, true)}, {before.SetExcluded(key, false)}";
    }

    private static bool Matches(LocalKeys found, ulong included, ulong excluded) => found.Included.Raw == included && found.Excluded.Raw == excluded;

    private static bool Matches(LocalKeys found, ulong included, DispatchKeySet excluded) => Matches(found, included, excluded.Raw);

    private static bool Matches(LocalKeys found, DispatchKeySet included, ulong excluded) => Matches(found, included.Raw, excluded);

    // In bits, so that the set's own operations are not their own judge.
    private static ulong After(DispatchKeySet set, DispatchKey key, bool value)
    {
        var own = DispatchKeySet.Of(key).Raw;
        return value ? set.Raw | own : (set.Raw & own) == own ? set.Raw & ~(own & ~KeyLayout.BackendMask) : set.Raw;
    }
}
