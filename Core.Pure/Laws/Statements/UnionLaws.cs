using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using static Functional.Dispatch.Laws.LawFamily;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Union, intersection and symmetric difference: here the keyset is the set it looks like.</summary>
internal static class UnionLaws<TSet, TKey, TBool>
    where TSet : IKeySetAlgebra<TSet, TKey, TBool>
    where TBool : ITruth<TBool>
{
    private const string Order = "The keys of a call do not depend on the order of its arguments.";

    private static TSet Full => TSet.Literal(DispatchKeySet.Full);

    private static TSet Empty => TSet.Literal(DispatchKeySet.Empty);

    public static IEnumerable<BitStatement<TSet, TKey, TBool>> All =>
    [
        new("Union_is_commutative", Sets, "a ∪ b = b ∪ a.", Order, ["G1"],
            v => (v.Set("a") | v.Set("b")).Same(v.Set("b") | v.Set("a"))),
        new("Union_is_associative", Sets, "(a ∪ b) ∪ c = a ∪ (b ∪ c).", Order, ["G1"],
            v => ((v.Set("a") | v.Set("b")) | v.Set("c")).Same(v.Set("a") | (v.Set("b") | v.Set("c")))),
        new("Union_is_idempotent", Sets, "a ∪ a = a.", "Passing one tensor twice changes no choice.", ["G1"],
            v => (v.Set("a") | v.Set("a")).Same(v.Set("a"))),
        new("Intersection_is_commutative", Sets, "a ∩ b = b ∩ a.", Order, ["G1"],
            v => (v.Set("a") & v.Set("b")).Same(v.Set("b") & v.Set("a"))),
        new("Intersection_is_associative", Sets, "(a ∩ b) ∩ c = a ∩ (b ∩ c).", "Masks can be put together before they are used.", ["G1"],
            v => ((v.Set("a") & v.Set("b")) & v.Set("c")).Same(v.Set("a") & (v.Set("b") & v.Set("c")))),
        new("Intersection_is_idempotent", Sets, "a ∩ a = a.", "Masking twice is masking once.", ["G1"],
            v => (v.Set("a") & v.Set("a")).Same(v.Set("a"))),
        new("Union_and_intersection_absorb_each_other", Sets, "a ∪ (a ∩ b) = a and a ∩ (a ∪ b) = a.", "With the laws above this makes keysets a lattice.", ["G1"],
            v => (v.Set("a") | (v.Set("a") & v.Set("b"))).Same(v.Set("a")) & (v.Set("a") & (v.Set("a") | v.Set("b"))).Same(v.Set("a"))),
        new("Union_and_intersection_distribute", Sets, "a ∩ (b ∪ c) = (a ∩ b) ∪ (a ∩ c) and a ∪ (b ∩ c) = (a ∪ b) ∩ (a ∪ c).",
            "A mask over a union is the union of the masked sets: arguments can be masked one by one.", ["G1"],
            v => (v.Set("a") & (v.Set("b") | v.Set("c"))).Same((v.Set("a") & v.Set("b")) | (v.Set("a") & v.Set("c")))
                & (v.Set("a") | (v.Set("b") & v.Set("c"))).Same((v.Set("a") | v.Set("b")) & (v.Set("a") | v.Set("c")))),
        new("Empty_and_full_are_the_bounds", Sets, "a ∪ ∅ = a, a ∩ ∅ = ∅, a ∪ FULL = FULL, a ∩ FULL = a.", "An argument without keys changes nothing.", ["G1"],
            v => (v.Set("a") | Empty).Same(v.Set("a")) & (v.Set("a") & Empty).IsEmpty & (v.Set("a") | Full).Same(Full) & (v.Set("a") & Full).Same(v.Set("a"))),
        new("Symmetric_difference_undoes_itself", Sets, "(a ^ b) ^ b = a, and a ^ b = b ^ a.",
            "Thread state is stored as the difference from the default and must come back bit for bit.", ["G1", "G12"],
            v => ((v.Set("a") ^ v.Set("b")) ^ v.Set("b")).Same(v.Set("a")) & (v.Set("a") ^ v.Set("b")).Same(v.Set("b") ^ v.Set("a"))),
        new("Symmetric_difference_is_union_without_intersection_on_all_bits", Sets,
            "a ^ b and a ∩ b share no bit and make a ∪ b together.", "Unlike difference it acts on backend bits too.", ["G1", "G2"],
            v => ((v.Set("a") ^ v.Set("b")) | (v.Set("a") & v.Set("b"))).Same(v.Set("a") | v.Set("b"))
                & !(v.Set("a") ^ v.Set("b")).HasAny(v.Set("a") & v.Set("b"))),
        new("Containment_is_a_partial_order", Sets, "has_all is reflexive, antisymmetric and transitive.", "isSupersetOf is used as an order.", ["G1"],
            v => v.Set("a").HasAll(v.Set("a"))
                & (v.Set("a").HasAll(v.Set("b")) & v.Set("b").HasAll(v.Set("a"))).Iff(v.Set("a").Same(v.Set("b")))
                & (v.Set("a").HasAll(v.Set("b")) & v.Set("b").HasAll(v.Set("c"))).Implies(v.Set("a").HasAll(v.Set("c")))),
        new("Containment_agrees_with_union_and_intersection", Sets, "a ⊇ b exactly when a ∪ b = a, and exactly when a ∩ b = b.",
            "The three ways kernels test for a layer agree.", ["G1"],
            v => v.Set("a").HasAll(v.Set("b")).Iff((v.Set("a") | v.Set("b")).Same(v.Set("a")))
                & v.Set("a").HasAll(v.Set("b")).Iff((v.Set("a") & v.Set("b")).Same(v.Set("b")))),
        new("Has_any_is_a_non_empty_intersection", Sets, "has_any(a, b) exactly when a ∩ b is not empty; it is symmetric.", "A shared backend bit counts.", ["G8"],
            v => v.Set("a").HasAny(v.Set("b")).Iff(!(v.Set("a") & v.Set("b")).IsEmpty) & v.Set("a").HasAny(v.Set("b")).Iff(v.Set("b").HasAny(v.Set("a")))),
        new("Has_any_under_its_precondition_means_a_shared_functionality", Sets,
            "If b has no backend bits, has_any(a, b) exactly when a and b share a functionality.",
            "PyTorch's has_any asserts this precondition in debug builds only, and its check leaves NestedTensor out.", ["G8"],
            v => v.Set("b").Backends.IsEmpty.Implies(v.Set("a").HasAny(v.Set("b")).Iff(!(v.Set("a").Functionalities & v.Set("b").Functionalities).IsEmpty))),
        new("Has_any_without_its_precondition_is_fooled_by_a_shared_backend", Sets,
            "For any two different per-backend functionalities on one backend has_any answers true, though the sets share no runtime key.",
            "{NestedTensorCPU} has_any {AutogradCPU} is true because of the CPU bit alone.", ["G8"],
            v => FooledByBackend(v.Key("k"), v.Key("l"), v.Key("m"))),
        new("Backends_and_functionalities_are_the_two_halves", Sets, "A set is the union of its backends and its functionalities, which share no bit.",
            "Everything that treats the halves differently relies on it.", ["G2", "G3"],
            v => (v.Set("a").Backends | v.Set("a").Functionalities).Same(v.Set("a")) & !v.Set("a").Backends.HasAny(v.Set("a").Functionalities)),
    ];

    // Any two keys of one backend; and, so that every sample shows it, nested and autograd keys of each.
    private static TBool FooledByBackend(TKey k, TKey l, TKey m)
    {
        var oneBackend = TSet.One(k).Backends.Same(TSet.One(l).Backends) & !TSet.One(k).Backends.IsEmpty & !TSet.SameKey(k, l);
        var shared = TSet.One(k).Has(m) & TSet.One(l).Has(m) & !TSet.SameKey(m, TSet.Key(DispatchKey.Undefined));
        return oneBackend.Implies(TSet.One(k).HasAny(TSet.One(l)) & !shared)
            & Truth.All(KeyLayout.AllBackends().Select(b => TSet.One(TSet.Key(KeyLayout.RuntimeKey(DispatchKey.NestedTensor, b)))
                .HasAny(TSet.One(TSet.Key(KeyLayout.RuntimeKey(DispatchKey.AutogradFunctionality, b))))));
    }
}
