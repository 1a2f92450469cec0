using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using static Functional.Dispatch.Laws.LawFamily;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Difference, members and cross products: where the keyset is not a set.</summary>
internal static class DifferenceLaws<TSet, TKey, TBool>
    where TSet : IKeySetAlgebra<TSet, TKey, TBool>
    where TBool : ITruth<TBool>
{
    private static readonly DispatchKeySet PerBackend = DispatchKeySet.FromRawMasked(KeyLayout.PerBackendFunctionalityMask);

    private const string Leak = "An include guard that left by difference kept a backend bit for ever (#145108).";

    public static IEnumerable<BitStatement<TSet, TKey, TBool>> All =>
    [
        new("Difference_keeps_every_backend", Sets, "a − b has all backend bits of a, whatever b is.",
            "Removing AutogradCUDA must not lose that the tensor is on CUDA. " + Leak, ["G2"],
            v => (v.Set("a") - v.Set("b")).Backends.Same(v.Set("a").Backends)),
        new("Difference_takes_away_exactly_the_functionalities", Sets, "a − b has the functionalities of a that b has not.", "An excluded layer is gone, no other is.", ["G2", "G10"],
            v => ((v.Set("a") - v.Set("b")).Functionalities | (v.Set("a").Functionalities & v.Set("b"))).Same(v.Set("a").Functionalities)
                & !(v.Set("a") - v.Set("b")).Functionalities.HasAny(v.Set("b").Functionalities)),
        new("A_set_minus_itself_is_its_backends", Sets, "a − a = the backends of a, so it is empty only if a has no backend.",
            "CPU − CPU prints as empty and is not. " + Leak, ["G2"],
            v => (v.Set("a") - v.Set("a")).Same(v.Set("a").Backends) & (v.Set("a") - v.Set("a")).IsEmpty.Iff(v.Set("a").Backends.IsEmpty)),
        new("Difference_is_set_difference_only_without_a_shared_backend", Sets,
            "a − b removes exactly the bits of a ∩ b if and only if a and b share no backend.", "Where the keyset stops being a set. " + Leak, ["G2"],
            v => (v.Set("a") - v.Set("b")).Same(v.Set("a") ^ (v.Set("a") & v.Set("b"))).Iff((v.Set("a") & v.Set("b")).Backends.IsEmpty)),
        new("Differences_in_any_order_are_one_difference", Sets, "(a − b) − c = a − (b ∪ c) = (a − c) − b.", "Exclude guards commute and add up.", ["G2", "G12"],
            v => ((v.Set("a") - v.Set("b")) - v.Set("c")).Same(v.Set("a") - (v.Set("b") | v.Set("c")))
                & ((v.Set("a") - v.Set("b")) - v.Set("c")).Same((v.Set("a") - v.Set("c")) - v.Set("b"))),
        new("Difference_distributes_over_union", Sets, "(a ∪ b) − c = (a − c) ∪ (b − c).", "Keys can be excluded from arguments one by one or from their union.", ["G2", "G10"],
            v => ((v.Set("a") | v.Set("b")) - v.Set("c")).Same((v.Set("a") - v.Set("c")) | (v.Set("b") - v.Set("c")))),
        new("Difference_then_union_is_union", Sets, "(a − b) ∪ b = a ∪ b.", "Un-excluding brings back nothing that was not there.", ["G2"],
            v => ((v.Set("a") - v.Set("b")) | v.Set("b")).Same(v.Set("a") | v.Set("b"))),
        new("Difference_ignores_backends_of_the_right_side", Sets, "a − b = a − (functionalities of b).", "Excluding AutogradCPU excludes autograd on every backend (#42609).", ["G2"],
            v => (v.Set("a") - v.Set("b")).Same(v.Set("a") - v.Set("b").Functionalities)),
        new("An_added_key_is_a_member", Sets, "add(a, k) has k and everything a has.", "Membership means what it says for what was put in.", ["G3"],
            v => v.Set("a").Add(v.Key("k")).Has(v.Key("k")) & v.Set("a").Add(v.Key("k")).HasAll(v.Set("a"))
                & v.Set("a").Add(v.Key("k")).Same(v.Set("a") | TSet.One(v.Key("k")))),
        new("A_removed_key_is_gone_on_every_backend", Sets, "remove(a, k) has no key of k's functionality on any backend, unless k is Undefined.",
            "A guard that removed one autograd key of one backend let the others loop (#42609).", ["G2", "G3"],
            v => (!TSet.SameKey(v.Key("k"), TSet.Key(DispatchKey.Undefined)))
                .Implies(!v.Set("a").Remove(v.Key("k")).Has(TSet.OnBackendOf(v.Key("k"), v.Key("l"))))
                & v.Set("a").Remove(v.Key("k")).Same(v.Set("a") - TSet.One(v.Key("k")))),
        new("Undefined_is_in_every_set", Sets, "Undefined has the empty one-key set: it is a member of all, and adding or removing it changes nothing.",
            "Slot 0 is reached when nothing remains, not because Undefined was added.", ["G3"],
            v => TSet.One(TSet.Key(DispatchKey.Undefined)).IsEmpty & v.Set("a").Has(TSet.Key(DispatchKey.Undefined))
                & v.Set("a").Add(TSet.Key(DispatchKey.Undefined)).Same(v.Set("a")) & v.Set("a").Remove(TSet.Key(DispatchKey.Undefined)).Same(v.Set("a"))),
        new("Members_form_a_cross_product", Sets, "A set that has k and l has k's functionality on l's backend too, and l's on k's.",
            "{CPU, AutogradCUDA} contains CUDA and AutogradCPU, which nobody added.", ["G3"],
            v => (v.Set("a").Has(v.Key("k")) & v.Set("a").Has(v.Key("l")))
                .Implies(v.Set("a").Has(TSet.OnBackendOf(v.Key("k"), v.Key("l"))) & v.Set("a").Has(TSet.OnBackendOf(v.Key("l"), v.Key("k"))))),
        new("Adding_two_keys_adds_their_closure_and_no_more", Sets,
            "{k, l} has exactly the keys whose functionality is k's or l's and whose backend is k's or l's.",
            "The closure is the smallest cross product: a set is representable exactly when it is closed.", ["G3"],
            v => AddingTwo(v.Key("k"), v.Key("l"), v.Key("m"))),
        new("One_key_sets_are_told_apart_by_functionality_and_backend", Sets, "Two one-key sets are the same exactly when the keys are.",
            "The key of a one-key set can be read back.", ["G3", "G6"],
            v => TSet.One(v.Key("k")).Same(TSet.One(v.Key("l"))).Iff(TSet.SameKey(v.Key("k"), v.Key("l")))),
        new("A_set_is_its_members_iff_both_halves_are_there", Sets,
            "The union of the one-key sets of a set's members is the set again if and only if it has a backend and a per-backend functionality, or neither.",
            "Sets that are not closed exist (CPU − CPU) and carry bits that no member shows.", ["G3", "G4"],
            v => TSet.Members(v.Set("a")).Same(v.Set("a")).Iff(v.Set("a").Backends.IsEmpty.Iff(!v.Set("a").HasAny(TSet.Literal(PerBackend))))),
        new("Iteration_gives_each_member_once_in_slot_order", Sets,
            "From the beginning and from every member iterating goes on to the next member in the order of functionality, then backend, and ends when there is none: it gives exactly the runtime keys that has(k) admits.",
            "Dumps, masks and tables walk sets this way.", ["G3"],
            v => Next(v.Set("a"), v.Key("k"), v.Key("l"))),
        new("Removing_a_backend_removes_its_bit_alone", Sets, "remove_backend(a, b) is a without b's bit: no functionality and no other backend goes.",
            "The one operation that takes a backend away, and it is asked for by name.", ["G2"],
            v => Truth.All(KeyLayout.AllBackends().Select(b => RemovingBackend(v.Set("a"), b)))),
    ];

    private static TBool AddingTwo(TKey k, TKey l, TKey m)
    {
        var both = TSet.One(k).Add(l);
        var functionality = TSet.One(m).Functionalities;
        var backend = TSet.One(m).Backends;
        var functionalityThere = TSet.One(k).Functionalities.HasAll(functionality) | TSet.One(l).Functionalities.HasAll(functionality);
        var backendThere = TSet.One(k).Backends.HasAll(backend) | TSet.One(l).Backends.HasAll(backend);
        return both.Has(m).Iff(functionalityThere & backendThere);
    }

    private static TBool Next(TSet a, TKey k, TKey l)
    {
        var undefined = TSet.Key(DispatchKey.Undefined);
        var next = TSet.Next(a, k);
        var ends = TSet.SameKey(next, undefined);
        var isPlace = IsMember(a, k) | TSet.SameKey(k, undefined);
        return isPlace.Implies(ends | (IsMember(a, next) & TSet.KeyBelow(k, next)))
            & (isPlace & IsMember(a, l) & TSet.KeyBelow(k, l)).Implies(!ends & !TSet.KeyBelow(l, next));
    }

    // Members are runtime keys: not Undefined, and no functionality that needs a backend and has none.
    private static TBool IsMember(TSet a, TKey k) =>
        a.Has(k) & !TSet.One(k).IsEmpty & (!TSet.One(k).Backends.IsEmpty | !TSet.One(k).HasAny(TSet.Literal(PerBackend)));

    private static TBool RemovingBackend(TSet a, BackendComponent backend)
    {
        var bit = TSet.Literal(DispatchKeySet.Of(backend));
        var removed = a.RemoveBackend(backend);
        return !removed.HasBackend(backend) & !removed.HasAny(bit)
            & (removed | bit).Same(a | bit) & removed.Functionalities.Same(a.Functionalities)
            & a.HasBackend(backend).Iff(a.HasAll(bit));
    }
}
