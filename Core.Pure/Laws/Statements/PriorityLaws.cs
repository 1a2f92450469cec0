using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using static Functional.Dispatch.Laws.LawFamily;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Highest functionality, highest backend, table slots, FULL_AFTER, and the keys of a tensor.</summary>
internal static class PriorityLaws<TSet, TKey, TBool>
    where TSet : IKeySetAlgebra<TSet, TKey, TBool>
    where TBool : ITruth<TBool>
{
    private static TKey PythonDispatcher => TSet.Key(DispatchKey.PythonDispatcher);

    private static TKey Undefined => TSet.Key(DispatchKey.Undefined);

    public static IEnumerable<BitStatement<TSet, TKey, TBool>> All => [.. Highest, .. FullAfter, .. Tensors];

    private static BitStatement<TSet, TKey, TBool>[] Highest =>
    [
        new("The_highest_functionality_is_a_member_and_none_is_above_it", Choice,
            "The highest functionality is in the set, is missing only when no functionality is there, and no functionality in the set is above it.",
            "The key that handles a call is the highest: priority is the whole rule.", ["G11"],
            v => v.Set("a").HasAll(v.Set("a").HighestFunctionality)
                & v.Set("a").HighestFunctionality.IsEmpty.Iff(v.Set("a").Functionalities.IsEmpty)
                & v.Set("a").Has(v.Key("k")).Implies(!v.Set("a").FunctionalityBelow(TSet.One(v.Key("k"))))),
        new("The_highest_backend_is_a_member_and_none_is_above_it", Choice,
            "The highest backend is in the set, is missing only when no backend is there, and no backend in the set is above it.",
            "PrivateUse1 once ranked above Meta, so fake tensors ran device kernels (#101244, #101326).", ["G11"],
            v => v.Set("a").HasAll(v.Set("a").HighestBackend)
                & v.Set("a").HighestBackend.IsEmpty.Iff(v.Set("a").Backends.IsEmpty)
                & v.Set("a").Has(v.Key("k")).Implies(!v.Set("a").BackendBelow(TSet.One(v.Key("k"))))),
        new("The_highest_of_a_union_is_the_higher_of_both", Choice,
            "The highest functionality of a ∪ b is that of a or of b, and not below either; the same for backends.", "One argument decides; arguments do not make keys between them.", ["G11"],
            v => HighestOfUnion(v.Set("a"), v.Set("b"))),
        new("Removing_the_highest_functionality_lowers_it", Choice, "Without its highest functionality a set's highest is strictly lower; only a set without functionalities stays.",
            "The descent that makes redispatch end.", ["G15"],
            v => v.Set("a").Functionalities.IsEmpty | (v.Set("a") - v.Set("a").HighestFunctionality).FunctionalityBelow(v.Set("a"))),
        new("The_slot_follows_priority", Choice,
            "A lower highest functionality means a lower slot; of equal ones the backend decides if the functionality is per-backend, and else nothing.",
            "The table is indexed in priority order; a wrong offset would run another key's kernel.", ["G11"],
            v => SlotFollowsPriority(v.Set("a"), v.Set("b"))),
        new("The_slot_ignores_everything_but_the_highest", Choice, "A set selects the same slot as its highest functionality with its highest backend alone.",
            "Lower keys never change which kernel runs first.", ["G11"],
            v => v.Set("a").SameSlot(v.Set("a").HighestFunctionality | v.Set("a").HighestBackend)),
        new("Runtime_keys_own_distinct_slots", Choice, "Two keys have one slot only if they are the same key, or one is a building block and the other its CPU key.",
            "More keys than an index could hold once overflowed an 8-bit cast (#69633, #76112).", [],
            v => TSet.One(v.Key("k")).SameSlot(TSet.One(v.Key("l"))).Implies(
                TSet.One(v.Key("k")).Functionalities.Same(TSet.One(v.Key("l")).Functionalities)
                & (TSet.SameKey(v.Key("k"), v.Key("l")) | (OnFirstBackend(v.Key("k")) & OnFirstBackend(v.Key("l")))))),
        new("More_keys_never_select_a_lower_slot", Choice, "slot(a) ≤ slot(a ∪ b).", "Adding an argument can move a call only upwards.", ["G11"],
            v => !(v.Set("a") | v.Set("b")).SlotBelow(v.Set("a"))),
    ];

    private static BitStatement<TSet, TKey, TBool>[] FullAfter =>
    [
        new("Full_after_always_has_PythonDispatcher", Redispatch, "FULL_AFTER(k) contains PythonDispatcher for every k.",
            "A dispatcher object can interpose at every step; registrations below it were ignored where a mask lost the key (#88109).", ["G5"],
            v => TSet.FullAfter(v.Key("k")).Has(PythonDispatcher)),
        new("Full_after_PythonDispatcher_is_full", Redispatch, "FULL_AFTER(PythonDispatcher) = FULL: “strictly lower” fails exactly there.",
            "A kernel at PythonDispatcher that redispatches below itself comes back to itself.", ["G5", "G15"],
            v => TSet.FullAfter(PythonDispatcher).Same(TSet.Literal(DispatchKeySet.Full))
                & (TSet.FullAfter(v.Key("k")).Same(TSet.Literal(DispatchKeySet.Full))).Iff(TSet.SameKey(v.Key("k"), PythonDispatcher))),
        new("Full_after_has_exactly_the_lower_functionalities", Redispatch,
            "FULL_AFTER(k) has the functionality of l if and only if l is below k, is PythonDispatcher, or is Undefined.", "The mask every kernel redispatches with.", ["G5"],
            v => TSet.FullAfter(v.Key("k")).HasAll(TSet.One(v.Key("l")).Functionalities).Iff(
                TSet.One(v.Key("l")).FunctionalityBelow(TSet.One(v.Key("k"))) | TSet.SameKey(v.Key("l"), PythonDispatcher) | TSet.SameKey(v.Key("l"), Undefined))),
        new("Full_after_keeps_every_backend_except_after_Undefined", Redispatch,
            "FULL_AFTER(k) has all backends; for Undefined PyTorch's arithmetic loses Meta, and nothing else.", "Redispatching must not forget where the tensor is.", ["G5"],
            v => TSet.SameKey(v.Key("k"), Undefined).Iff(!TSet.FullAfter(v.Key("k")).HasAll(TSet.Literal(KeySets.BackendBits)))
                & TSet.FullAfter(Undefined).Backends.Same(TSet.Literal(KeySets.BackendBits).RemoveBackend(BackendComponent.Meta))),
        new("Full_after_grows_with_the_key", Redispatch, "If l is not above k then FULL_AFTER(l) ⊆ FULL_AFTER(k).", "Going down layer by layer only ever loses layers.", ["G5", "G15"],
            v => TSet.One(v.Key("k")).FunctionalityBelow(TSet.One(v.Key("l"))) | TSet.FullAfter(v.Key("k")).HasAll(TSet.FullAfter(v.Key("l")))),
    ];

    private static BitStatement<TSet, TKey, TBool>[] Tensors =>
    [
        new("A_tensors_keys_are_stable_under_its_constructor", Sets, "Constructing from a tensor's keys in the same mode gives them again.",
            "Shallow copies go through the constructor.", ["G9"],
            v => TSet.Construct(TSet.Construct(v.Set("a"), v.Flag("inference")), v.Flag("inference")).Same(TSet.Construct(v.Set("a"), v.Flag("inference")))),
        new("A_tensor_keeps_its_backends_and_gains_none_above", Sets,
            "The constructor changes no highest backend and takes no backend away.", "requires_grad and autocast must not move a tensor.", ["G9"],
            v => TSet.Construct(v.Set("a"), v.Flag("inference")).HighestBackend.Same(v.Set("a").HighestBackend)
                & TSet.Construct(v.Set("a"), v.Flag("inference")).Backends.Same(v.Set("a").Backends)),
        new("An_inference_tensor_has_no_autograd_key", Sets, "A tensor made in inference mode carries no autograd key and not ADInplaceOrView.",
            "In-place updates of it must not bump a version that autograd relies on (#53343).", ["G9"],
            v => !TSet.Construct(v.Set("a"), TBool.Constant(true)).Functionalities.HasAny(TSet.Literal(KeySets.AutogradWithADInplaceOrView))),
        new("A_normal_tensor_has_ADInplaceOrView_and_an_autograd_key", Sets, "A tensor made outside inference mode carries ADInplaceOrView and an autograd key.",
            "requires_grad is no key: autograd sees every normal tensor.", ["G9"],
            v => TSet.Construct(v.Set("a"), TBool.Constant(false)).Has(TSet.Key(DispatchKey.ADInplaceOrView))
                & TSet.Construct(v.Set("a"), TBool.Constant(false)).HasAny(TSet.Literal(KeySets.Autograd))),
        new("HIP_and_VE_tensors_go_to_AutogradOther", Sets,
            "A tensor made outside inference mode whose highest backend is HIP or VE, or is missing, carries AutogradOther; with any other highest backend it does only if it was given.",
            "AutogradHIP and AutogradVE exist but no tensor is sent there.", ["G9"],
            v => AutogradOther(v.Set("a"))),
        new("A_constructor_never_adds_Python", Sets, "A constructed tensor carries neither Python nor PythonTLSSnapshot.",
            "Only the interpreter puts them on, when it attaches a subclass.", ["G16"],
            v => !TSet.Construct(v.Set("a"), v.Flag("inference")).HasAny(TSet.Literal(KeySets.Python))),
    ];

    private static TBool HighestOfUnion(TSet a, TSet b)
    {
        var union = a | b;
        return (union.HighestFunctionality.Same(a.HighestFunctionality) | union.HighestFunctionality.Same(b.HighestFunctionality))
            & !union.FunctionalityBelow(a) & !union.FunctionalityBelow(b)
            & (union.HighestBackend.Same(a.HighestBackend) | union.HighestBackend.Same(b.HighestBackend))
            & !union.BackendBelow(a) & !union.BackendBelow(b);
    }

    private static TBool SlotFollowsPriority(TSet a, TSet b)
    {
        var perBackend = a.HighestFunctionality.HasAny(TSet.Literal(DispatchKeySet.FromRawMasked(KeyLayout.PerBackendFunctionalityMask)));
        var equal = a.HighestFunctionality.Same(b.HighestFunctionality);
        var neitherHasNone = !a.Backends.IsEmpty & !b.Backends.IsEmpty;
        return a.FunctionalityBelow(b).Implies(a.SlotBelow(b))
            & (equal & !perBackend).Implies(a.SameSlot(b))
            & (equal & perBackend & neitherHasNone).Implies(a.BackendBelow(b).Iff(a.SlotBelow(b)));
    }

    private static TBool OnFirstBackend(TKey key) =>
        TSet.One(key).Backends.IsEmpty | TSet.One(key).HasBackend(BackendComponent.CPU);

    private static TBool AutogradOther(TSet a)
    {
        var tensor = TSet.Construct(a, TBool.Constant(false));
        var other = TSet.Key(DispatchKey.AutogradOther);
        var without = a.HighestBackend.IsEmpty
            | a.HighestBackend.Same(TSet.Literal(DispatchKeySet.Of(BackendComponent.HIP)))
            | a.HighestBackend.Same(TSet.Literal(DispatchKeySet.Of(BackendComponent.VE)));
        return tensor.Has(other).Iff(without | a.Has(other));
    }
}
