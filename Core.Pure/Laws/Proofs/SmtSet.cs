using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using static Functional.Dispatch.Laws.Proofs.SmtNode;

namespace Functional.Dispatch.Laws.Proofs;

/// <summary>
/// A keyset as a term over 64-bit vectors: every operation by its bit-vector definition, written here from section 2 to 4 of the dispatch
/// model and not from the core's code. Layout numbers and named sets come from the Keys floor; they are recorded facts, not algorithms.
/// </summary>
public readonly record struct SmtSet : IKeySetAlgebra<SmtSet, SmtKey, SmtFormula>
{
    private static readonly SmtNode BackendMask = Vector(KeyLayout.BackendMask);

    private static readonly SmtNode FunctionalityMask = Vector(KeyLayout.FunctionalityMask);

    internal SmtSet(SmtNode node) => Node = node;

    internal SmtNode Node { get; }

    /// <inheritdoc />
    public static SmtSet Literal(DispatchKeySet set) => new(Vector(set.Raw));

    /// <inheritdoc />
    public static SmtKey Key(DispatchKey key) =>
        new(Vector((ulong)KeyLayout.FunctionalityOf(key)), Vector((ulong)KeyLayout.BackendOf(key)));

    /// <inheritdoc />
    public static SmtFormula SameKey(SmtKey left, SmtKey right) =>
        new(Both(Equal(left.Functionality, right.Functionality), Equal(left.Backend, right.Backend)));

    /// <inheritdoc />
    public static SmtFormula KeyBelow(SmtKey left, SmtKey right) => new(Either(
        Below(left.Functionality, right.Functionality),
        Both(Equal(left.Functionality, right.Functionality), Below(left.Backend, right.Backend))));

    /// <inheritdoc />
    public static SmtKey OnBackendOf(SmtKey functionality, SmtKey backend) =>
        new(functionality.Functionality, SmtNode.If(SmtKey.IsPerBackend(functionality.Functionality), backend.Backend, Vector(0)));

    /// <inheritdoc />
    public static SmtSet One(SmtKey key) => new(Or(FunctionalityBit(key.Functionality), BackendBit(key.Backend)));

    /// <inheritdoc />
    public static SmtSet FullAfter(SmtKey key) => new(Or(
        Subtract(ShiftLeft(Vector(1), SmtNode.Add(Vector(KeyLayout.BackendCount - 1), key.Functionality)), Vector(1)),
        Vector(DispatchKeySet.Of(DispatchKey.PythonDispatcher).Raw)));

    /// <inheritdoc />
    public static SmtSet If(SmtFormula condition, SmtSet then, SmtSet otherwise) => new(SmtNode.If(condition.Node, then.Node, otherwise.Node));

    /// <inheritdoc />
    public static SmtSet Members(SmtSet set) => SmtSemantics.Members(set);

    /// <inheritdoc />
    public static SmtKey Next(SmtSet set, SmtKey after) => SmtSemantics.Next(set, after);

    /// <inheritdoc />
    public static SmtSet operator |(SmtSet left, SmtSet right) => new(Or(left.Node, right.Node));

    /// <inheritdoc />
    public static SmtSet operator &(SmtSet left, SmtSet right) => new(And(left.Node, right.Node));

    /// <inheritdoc />
    public static SmtSet operator ^(SmtSet left, SmtSet right) => new(Xor(left.Node, right.Node));

    /// <inheritdoc />
    public static SmtSet operator -(SmtSet left, SmtSet right) => new(And(left.Node, Not(And(right.Node, FunctionalityMask))));

    /// <inheritdoc />
    public SmtSet Backends => new(And(Node, BackendMask));

    /// <inheritdoc />
    public SmtSet Functionalities => new(And(Node, FunctionalityMask));

    /// <inheritdoc />
    public SmtSet HighestFunctionality => new(HighestBit(Functionalities.Node));

    /// <inheritdoc />
    public SmtSet HighestBackend => new(HighestBit(Backends.Node));

    /// <inheritdoc />
    public SmtSet Add(SmtKey key) => this | One(key);

    /// <inheritdoc />
    public SmtSet Remove(SmtKey key) => new(And(Node, Not(FunctionalityBit(key.Functionality))));

    /// <inheritdoc />
    public SmtSet RemoveBackend(BackendComponent backend) => new(And(Node, Not(Vector(KeyLayout.BackendBit(backend)))));

    /// <inheritdoc />
    public SmtFormula Has(SmtKey key) => HasAll(One(key));

    /// <inheritdoc />
    public SmtFormula HasBackend(BackendComponent backend) => HasAny(new(Vector(KeyLayout.BackendBit(backend))));

    /// <inheritdoc />
    public SmtFormula HasAny(SmtSet other) => !(this & other).IsEmpty;

    /// <inheritdoc />
    public SmtFormula HasAll(SmtSet other) => new(Equal(And(other.Node, Not(Node)), Vector(0)));

    /// <inheritdoc />
    public SmtFormula Same(SmtSet other) => new(Equal(Node, other.Node));

    /// <inheritdoc />
    public SmtFormula IsEmpty => new(Equal(Node, Vector(0)));

    // One-bit vectors are ordered as their positions are, and the empty one is below them all.

    /// <inheritdoc />
    public SmtFormula FunctionalityBelow(SmtSet other) => new(Below(HighestFunctionality.Node, other.HighestFunctionality.Node));

    /// <inheritdoc />
    public SmtFormula BackendBelow(SmtSet other) => new(Below(HighestBackend.Node, other.HighestBackend.Node));

    /// <inheritdoc />
    public SmtFormula SlotBelow(SmtSet other) => new(Below(SmtSemantics.Slot(this), SmtSemantics.Slot(other)));

    /// <inheritdoc />
    public SmtFormula SameSlot(SmtSet other) => new(Equal(SmtSemantics.Slot(this), SmtSemantics.Slot(other)));

    /// <inheritdoc />
    public static SmtSet Construct(SmtSet given, SmtFormula inference) => SmtSemantics.Construct(given, inference);

    /// <inheritdoc />
    public static SmtSet Apply(LawState<SmtSet, SmtFormula> state, SmtSet arguments) => (arguments | state.Included) - state.Excluded;

    // Section 3: a set is stored XOR its default, and read the same way.

    /// <inheritdoc />
    public static LawState<SmtSet, SmtFormula> WithIncluded(LawState<SmtSet, SmtFormula> state, SmtSet included) =>
        state with { Included = included ^ Literal(KeySets.DefaultIncluded) ^ Literal(KeySets.DefaultIncluded) };

    /// <inheritdoc />
    public static LawState<SmtSet, SmtFormula> WithExcluded(LawState<SmtSet, SmtFormula> state, SmtSet excluded) =>
        state with { Excluded = excluded ^ Literal(KeySets.DefaultExcluded) ^ Literal(KeySets.DefaultExcluded) };

    /// <inheritdoc />
    public static LawState<SmtSet, SmtFormula> SetIncluded(LawState<SmtSet, SmtFormula> state, SmtKey key, SmtFormula value) =>
        WithIncluded(state, SmtSemantics.Set(state.Included, key, value));

    /// <inheritdoc />
    public static LawState<SmtSet, SmtFormula> SetExcluded(LawState<SmtSet, SmtFormula> state, SmtKey key, SmtFormula value) =>
        WithExcluded(state, SmtSemantics.Set(state.Excluded, key, value));

    /// <inheritdoc />
    public static LawState<SmtSet, SmtFormula> Enter(LawGuard<SmtSet, SmtFormula> guard, LawState<SmtSet, SmtFormula> state) =>
        SmtSemantics.Enter(guard, state);

    /// <inheritdoc />
    public static LawState<SmtSet, SmtFormula> Leave(
        LawGuard<SmtSet, SmtFormula> guard, LawState<SmtSet, SmtFormula> entry, LawState<SmtSet, SmtFormula> current) =>
        SmtSemantics.Leave(guard.Kind, entry, current);

    /// <inheritdoc />
    public static SmtSet Choose(LawFallthroughs<SmtSet> table, LawState<SmtSet, SmtFormula> state, SmtSet arguments) =>
        SmtSemantics.Mask(table, Apply(state, arguments));

    /// <inheritdoc />
    public static SmtFormula ChoosesFallthrough(LawFallthroughs<SmtSet> table, LawState<SmtSet, SmtFormula> state, SmtSet arguments)
    {
        var keys = Choose(table, state, arguments);
        return keys.HighestFunctionality.HasAny(SmtSemantics.FallthroughsOn(table, keys));
    }

    /// <inheritdoc />
    public static SmtSet Redispatch(SmtSet keys) => keys;

    private static SmtNode FunctionalityBit(SmtNode functionality) => SmtNode.If(
        Equal(functionality, Vector(0)), Vector(0), ShiftLeft(Vector(1), SmtNode.Add(Vector(KeyLayout.BackendCount - 1), functionality)));

    private static SmtNode BackendBit(SmtNode backend) =>
        SmtNode.If(Equal(backend, Vector(0)), Vector(0), ShiftLeft(Vector(1), Subtract(backend, Vector(1))));

    // Fills every bit below the highest one, then keeps the top of that.
    private static SmtNode HighestBit(SmtNode bits)
    {
        var filled = bits;
        foreach (var distance in (ReadOnlySpan<ulong>)[1, 2, 4, 8, 16, 32]) filled = Or(filled, ShiftRight(filled, Vector(distance)));
        return And(filled, Not(ShiftRight(filled, Vector(1))));
    }
}
