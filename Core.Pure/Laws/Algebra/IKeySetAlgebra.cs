using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Laws.Algebra;

/// <summary>
/// The operations that keyset and masking laws are written with, once. Two types implement it: <see cref="CoreSet"/> hands every operation to
/// the core, so that running a law runs the core; <see cref="Proofs.SmtSet"/> builds the operation's bit-vector definition, so that the same
/// law is printed for a solver. That both mean the same is a law of its own (<c>The_core_agrees_with_its_bit_vector_definitions</c>).
/// </summary>
/// <typeparam name="TSet">The implementing type: a keyset or a term for one.</typeparam>
/// <typeparam name="TKey">A dispatch key (never an alias) or a term for one.</typeparam>
/// <typeparam name="TBool">A truth value or a formula.</typeparam>
public interface IKeySetAlgebra<TSet, TKey, TBool>
    where TSet : IKeySetAlgebra<TSet, TKey, TBool>
    where TBool : ITruth<TBool>
{
    /// <summary>A known set.</summary>
    /// <param name="set">The set.</param>
    /// <returns>The set as a term.</returns>
    static abstract TSet Literal(DispatchKeySet set);

    /// <summary>A known key.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>The key as a term.</returns>
    static abstract TKey Key(DispatchKey key);

    /// <summary>Whether two keys are the same key.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they are.</returns>
    static abstract TBool SameKey(TKey left, TKey right);

    /// <summary>Whether a key stands before another: its functionality is lower, or is the same and its backend is lower (none is lower than any).</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when the left one does.</returns>
    static abstract TBool KeyBelow(TKey left, TKey right);

    /// <summary>The functionality of one key on the backend of another.</summary>
    /// <param name="functionality">The key whose functionality is taken.</param>
    /// <param name="backend">The key whose backend is taken; ignored when the functionality is not per-backend.</param>
    /// <returns>The key.</returns>
    static abstract TKey OnBackendOf(TKey functionality, TKey backend);

    /// <summary>The one-key set (<see cref="DispatchKeySet.Of(DispatchKey)"/>).</summary>
    /// <param name="key">A key.</param>
    /// <returns>The set.</returns>
    static abstract TSet One(TKey key);

    /// <summary>FULL_AFTER (<see cref="DispatchKeySet.FullAfter"/>).</summary>
    /// <param name="key">A key.</param>
    /// <returns>The mask.</returns>
    static abstract TSet FullAfter(TKey key);

    /// <summary>One of two sets.</summary>
    /// <param name="condition">Which.</param>
    /// <param name="then">The set if it is true.</param>
    /// <param name="otherwise">The set if it is false.</param>
    /// <returns>The set.</returns>
    static abstract TSet If(TBool condition, TSet then, TSet otherwise);

    /// <summary>The union of the one-key sets of a set's members: of every runtime key that it has.</summary>
    /// <param name="set">A set.</param>
    /// <returns>The union; no bit of it is missing in the set.</returns>
    static abstract TSet Members(TSet set);

    /// <summary>What iterating over a set gives next.</summary>
    /// <param name="set">A set.</param>
    /// <param name="after">The member given last, or Undefined to begin.</param>
    /// <returns>The next member; Undefined when none follows or <paramref name="after"/> is no member.</returns>
    static abstract TKey Next(TSet set, TKey after);

    /// <summary>Union.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>The union.</returns>
    static abstract TSet operator |(TSet left, TSet right);

    /// <summary>Intersection.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>The intersection.</returns>
    static abstract TSet operator &(TSet left, TSet right);

    /// <summary>Symmetric difference.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>The symmetric difference.</returns>
    static abstract TSet operator ^(TSet left, TSet right);

    /// <summary>Difference, of functionalities only.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>The difference.</returns>
    static abstract TSet operator -(TSet left, TSet right);

    /// <summary>The backend bits.</summary>
    TSet Backends { get; }

    /// <summary>The functionality bits.</summary>
    TSet Functionalities { get; }

    /// <summary>The bit of the highest functionality, alone; empty when there is none.</summary>
    TSet HighestFunctionality { get; }

    /// <summary>The bit of the highest backend, alone; empty when there is none.</summary>
    TSet HighestBackend { get; }

    /// <summary>The set with a key.</summary>
    /// <param name="key">A key.</param>
    /// <returns>The set.</returns>
    TSet Add(TKey key);

    /// <summary>The set without a key's functionality.</summary>
    /// <param name="key">A key.</param>
    /// <returns>The set.</returns>
    TSet Remove(TKey key);

    /// <summary>The set without a backend's bit.</summary>
    /// <param name="backend">A backend.</param>
    /// <returns>The set.</returns>
    TSet RemoveBackend(BackendComponent backend);

    /// <summary>Whether the key is a member.</summary>
    /// <param name="key">A key.</param>
    /// <returns>True when it is.</returns>
    TBool Has(TKey key);

    /// <summary>Whether the backend's bit is set.</summary>
    /// <param name="backend">A backend.</param>
    /// <returns>True when it is.</returns>
    TBool HasBackend(BackendComponent backend);

    /// <summary>Whether a bit is shared.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when one is.</returns>
    TBool HasAny(TSet other);

    /// <summary>Whether every bit of the other set is here.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when they are.</returns>
    TBool HasAll(TSet other);

    /// <summary>Whether both are the same set.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when all bits are.</returns>
    TBool Same(TSet other);

    /// <summary>Whether no bit is set.</summary>
    TBool IsEmpty { get; }

    /// <summary>Whether the highest functionality here is lower than the other's.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when it is.</returns>
    TBool FunctionalityBelow(TSet other);

    /// <summary>Whether the highest backend here is lower than the other's; none is lower than any.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when it is.</returns>
    TBool BackendBelow(TSet other);

    /// <summary>Whether the table slot this set selects is a lower number than the other's.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when it is.</returns>
    TBool SlotBelow(TSet other);

    /// <summary>Whether both sets select one table slot.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when they do.</returns>
    TBool SameSlot(TSet other);

    /// <summary>The keys a tensor ends up with (<see cref="TensorKeys.Construct"/>).</summary>
    /// <param name="given">The keys handed to its constructor.</param>
    /// <param name="inference">Whether the thread is in inference mode.</param>
    /// <returns>The tensor's keys.</returns>
    static abstract TSet Construct(TSet given, TBool inference);

    /// <summary>The keys a call goes by before the operator's mask (<see cref="LocalKeys.Apply"/>).</summary>
    /// <param name="state">The thread's state.</param>
    /// <param name="arguments">The arguments' keys.</param>
    /// <returns>The set.</returns>
    static abstract TSet Apply(LawState<TSet, TBool> state, TSet arguments);

    /// <summary>The state with another included set (<see cref="LocalKeys.WithIncluded"/>).</summary>
    /// <param name="state">The state before.</param>
    /// <param name="included">The set.</param>
    /// <returns>The state after.</returns>
    static abstract LawState<TSet, TBool> WithIncluded(LawState<TSet, TBool> state, TSet included);

    /// <summary>The state with another excluded set (<see cref="LocalKeys.WithExcluded"/>).</summary>
    /// <param name="state">The state before.</param>
    /// <param name="excluded">The set.</param>
    /// <returns>The state after.</returns>
    static abstract LawState<TSet, TBool> WithExcluded(LawState<TSet, TBool> state, TSet excluded);

    /// <summary>The state with one key included or un-included (<see cref="LocalKeys.SetIncluded"/>).</summary>
    /// <param name="state">The state before.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">Whether it shall be included.</param>
    /// <returns>The state after.</returns>
    static abstract LawState<TSet, TBool> SetIncluded(LawState<TSet, TBool> state, TKey key, TBool value);

    /// <summary>The state with one key excluded or un-excluded (<see cref="LocalKeys.SetExcluded"/>).</summary>
    /// <param name="state">The state before.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">Whether it shall be excluded.</param>
    /// <returns>The state after.</returns>
    static abstract LawState<TSet, TBool> SetExcluded(LawState<TSet, TBool> state, TKey key, TBool value);

    /// <summary>The state inside a guard (<see cref="Guard.Enter"/>).</summary>
    /// <param name="guard">The guard.</param>
    /// <param name="state">The state on entry.</param>
    /// <returns>The state inside.</returns>
    static abstract LawState<TSet, TBool> Enter(LawGuard<TSet, TBool> guard, LawState<TSet, TBool> state);

    /// <summary>The state after a guard (<see cref="Guard.Leave"/>).</summary>
    /// <param name="guard">The guard.</param>
    /// <param name="entry">The state on entry.</param>
    /// <param name="current">The state at the end of the scope.</param>
    /// <returns>The state after it.</returns>
    static abstract LawState<TSet, TBool> Leave(LawGuard<TSet, TBool> guard, LawState<TSet, TBool> entry, LawState<TSet, TBool> current);

    /// <summary>The keys that remain of a call (<see cref="Routing.Router"/>).</summary>
    /// <param name="table">The operator's fallthroughs.</param>
    /// <param name="state">The thread's state.</param>
    /// <param name="arguments">The arguments' keys.</param>
    /// <returns>What the kernel is handed.</returns>
    static abstract TSet Choose(LawFallthroughs<TSet> table, LawState<TSet, TBool> state, TSet arguments);

    /// <summary>Whether the slot chosen for a call holds a fallthrough.</summary>
    /// <param name="table">The operator's fallthroughs.</param>
    /// <param name="state">The thread's state.</param>
    /// <param name="arguments">The arguments' keys.</param>
    /// <returns>True when it does.</returns>
    static abstract TBool ChoosesFallthrough(LawFallthroughs<TSet> table, LawState<TSet, TBool> state, TSet arguments);

    /// <summary>The keys a redispatch goes by (<see cref="Routing.Router.Redispatch"/>).</summary>
    /// <param name="keys">The keys given.</param>
    /// <returns>What the next kernel is handed.</returns>
    static abstract TSet Redispatch(TSet keys);
}
