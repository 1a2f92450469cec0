using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Laws.Algebra;

/// <summary>The algebra over the core itself: every operation is the core's own, so a law that runs on it fails when the core is wrong.</summary>
/// <param name="Value">The keyset.</param>
public readonly record struct CoreSet(DispatchKeySet Value) : IKeySetAlgebra<CoreSet, DispatchKey, CoreTruth>
{
    private static readonly KernelRule Fallthrough =
        new(default, DispatchKey.Undefined, new Kernel("a fallthrough") { IsFallthrough = true });

    private static readonly KernelRule Kernel = new(default, DispatchKey.Undefined, new Kernel("a kernel") { Next = new KernelNext.Leaf() });

    /// <inheritdoc />
    public static CoreSet Literal(DispatchKeySet set) => new(set);

    /// <inheritdoc />
    public static DispatchKey Key(DispatchKey key) => key;

    /// <inheritdoc />
    public static CoreTruth SameKey(DispatchKey left, DispatchKey right) => new(left == right);

    /// <inheritdoc />
    public static CoreTruth KeyBelow(DispatchKey left, DispatchKey right) => new(Order(left).CompareTo(Order(right)) < 0);

    /// <inheritdoc />
    public static DispatchKey OnBackendOf(DispatchKey functionality, DispatchKey backend) =>
        KeyLayout.RuntimeKey(KeyLayout.FunctionalityOf(functionality), KeyLayout.BackendOf(backend));

    /// <inheritdoc />
    public static CoreSet One(DispatchKey key) => new(DispatchKeySet.Of(key));

    /// <inheritdoc />
    public static CoreSet FullAfter(DispatchKey key) => new(DispatchKeySet.FullAfter(key));

    /// <inheritdoc />
    public static CoreSet If(CoreTruth condition, CoreSet then, CoreSet otherwise) => condition.Value ? then : otherwise;

    /// <inheritdoc />
    public static CoreSet Members(CoreSet set) => new(DispatchKeySet.Of([.. set.Value]));

    /// <inheritdoc />
    public static DispatchKey Next(CoreSet set, DispatchKey after)
    {
        var isNext = after == DispatchKey.Undefined;
        foreach (var member in set.Value)
        {
            if (isNext) return member;
            isNext = member == after;
        }

        return DispatchKey.Undefined;
    }

    /// <inheritdoc />
    public static CoreSet operator |(CoreSet left, CoreSet right) => new(left.Value | right.Value);

    /// <inheritdoc />
    public static CoreSet operator &(CoreSet left, CoreSet right) => new(left.Value & right.Value);

    /// <inheritdoc />
    public static CoreSet operator ^(CoreSet left, CoreSet right) => new(left.Value ^ right.Value);

    /// <inheritdoc />
    public static CoreSet operator -(CoreSet left, CoreSet right) => new(left.Value - right.Value);

    /// <inheritdoc />
    public CoreSet Backends => new(Value.Backends);

    /// <inheritdoc />
    public CoreSet Functionalities => new(Value.Functionalities);

    /// <inheritdoc />
    public CoreSet HighestFunctionality => new(DispatchKeySet.Of(Value.HighestFunctionality));

    /// <inheritdoc />
    public CoreSet HighestBackend => new(DispatchKeySet.Of(Value.HighestBackend));

    /// <inheritdoc />
    public CoreSet Add(DispatchKey key) => new(Value.Add(key));

    /// <inheritdoc />
    public CoreSet Remove(DispatchKey key) => new(Value.Remove(key));

    /// <inheritdoc />
    public CoreSet RemoveBackend(BackendComponent backend) => new(Value.RemoveBackend(backend));

    /// <inheritdoc />
    public CoreTruth Has(DispatchKey key) => new(Value.Has(key));

    /// <inheritdoc />
    public CoreTruth HasBackend(BackendComponent backend) => new(Value.HasBackend(backend));

    /// <inheritdoc />
    public CoreTruth HasAny(CoreSet other) => new(Value.HasAny(other.Value));

    /// <inheritdoc />
    public CoreTruth HasAll(CoreSet other) => new(Value.HasAll(other.Value));

    /// <inheritdoc />
    public CoreTruth Same(CoreSet other) => new(Value == other.Value);

    /// <inheritdoc />
    public CoreTruth IsEmpty => new(Value.IsEmpty);

    /// <inheritdoc />
    public CoreTruth FunctionalityBelow(CoreSet other) => new(Value.HighestFunctionality < other.Value.HighestFunctionality);

    /// <inheritdoc />
    public CoreTruth BackendBelow(CoreSet other) => new(Value.HighestBackend < other.Value.HighestBackend);

    /// <inheritdoc />
    public CoreTruth SlotBelow(CoreSet other) => new(Value.TableSlot < other.Value.TableSlot);

    /// <inheritdoc />
    public CoreTruth SameSlot(CoreSet other) => new(Value.TableSlot == other.Value.TableSlot);

    /// <inheritdoc />
    public static CoreSet Construct(CoreSet given, CoreTruth inference) => new(TensorKeys.Construct(given.Value, inference.Value));

    /// <inheritdoc />
    public static CoreSet Apply(LawState<CoreSet, CoreTruth> state, CoreSet arguments) => new(ToCore(state).Keys.Apply(arguments.Value));

    /// <inheritdoc />
    public static LawState<CoreSet, CoreTruth> WithIncluded(LawState<CoreSet, CoreTruth> state, CoreSet included) =>
        Changed(state, keys => keys.WithIncluded(included.Value));

    /// <inheritdoc />
    public static LawState<CoreSet, CoreTruth> WithExcluded(LawState<CoreSet, CoreTruth> state, CoreSet excluded) =>
        Changed(state, keys => keys.WithExcluded(excluded.Value));

    /// <inheritdoc />
    public static LawState<CoreSet, CoreTruth> SetIncluded(LawState<CoreSet, CoreTruth> state, DispatchKey key, CoreTruth value) =>
        Changed(state, keys => keys.SetIncluded(key, value.Value));

    /// <inheritdoc />
    public static LawState<CoreSet, CoreTruth> SetExcluded(LawState<CoreSet, CoreTruth> state, DispatchKey key, CoreTruth value) =>
        Changed(state, keys => keys.SetExcluded(key, value.Value));

    /// <inheritdoc />
    public static LawState<CoreSet, CoreTruth> Enter(LawGuard<CoreSet, CoreTruth> guard, LawState<CoreSet, CoreTruth> state) =>
        FromCore(ToCore(guard).Enter(ToCore(state)));

    /// <inheritdoc />
    public static LawState<CoreSet, CoreTruth> Leave(
        LawGuard<CoreSet, CoreTruth> guard, LawState<CoreSet, CoreTruth> entry, LawState<CoreSet, CoreTruth> current) =>
        FromCore(ToCore(guard).Leave(ToCore(entry), ToCore(current)));

    /// <inheritdoc />
    public static CoreSet Choose(LawFallthroughs<CoreSet> table, LawState<CoreSet, CoreTruth> state, CoreSet arguments) =>
        new(Router.Choose(ToCore(table), arguments.Value, ToCore(state).Keys).Keys);

    /// <inheritdoc />
    public static CoreTruth ChoosesFallthrough(LawFallthroughs<CoreSet> table, LawState<CoreSet, CoreTruth> state, CoreSet arguments)
    {
        var core = ToCore(table);
        return new(core[Router.Choose(core, arguments.Value, ToCore(state).Keys).Slot].IsFallthrough);
    }

    /// <inheritdoc />
    public static CoreSet Redispatch(CoreSet keys) => new(Router.Redispatch(keys.Value).Keys);

    /// <summary>A state of a law as the core's state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The core's state.</returns>
    public static ThreadState ToCore(LawState<CoreSet, CoreTruth> state) => new()
    {
        Keys = new LocalKeys(state.Included.Value, state.Excluded.Value),
        GradientsEnabled = state.Gradients.Value,
        InferenceMode = state.Inference.Value,
        SnapshotOnEntry = state.HasSnapshot.Value ? new LocalKeys(state.SnapshotIncluded.Value, state.SnapshotExcluded.Value) : null,
    };

    private static LawState<CoreSet, CoreTruth> Changed(LawState<CoreSet, CoreTruth> state, Func<LocalKeys, LocalKeys> change)
    {
        var core = ToCore(state);
        return FromCore(core.WithKeys(change(core.Keys)));
    }

    private static LawState<CoreSet, CoreTruth> FromCore(ThreadState state) => new(
        new(state.Keys.Included), new(state.Keys.Excluded), new(state.GradientsEnabled), new(state.InferenceMode),
        new(state.SnapshotOnEntry is not null),
        new(state.SnapshotOnEntry?.Included ?? default), new(state.SnapshotOnEntry?.Excluded ?? default));

    private static Guard ToCore(LawGuard<CoreSet, CoreTruth> guard) => guard.Kind switch
    {
        LawGuardKind.Include => new Guard.Include(guard.Operand.Included.Value),
        LawGuardKind.Exclude => new Guard.Exclude(guard.Operand.Excluded.Value),
        LawGuardKind.Force => new Guard.Force(ToCore(guard.Operand).Keys),
        LawGuardKind.Preserve => new Guard.Preserve(),
        LawGuardKind.BelowAutograd => new Guard.BelowAutograd(),
        LawGuardKind.BelowADInplaceOrView => new Guard.BelowADInplaceOrView(),
        LawGuardKind.SkipFunctionalize => new Guard.SkipFunctionalize(),
        LawGuardKind.NonVariableTypeMode => new Guard.NonVariableTypeMode(),
        LawGuardKind.InferenceOn => new Guard.Inference(true),
        LawGuardKind.InferenceOff => new Guard.Inference(false),
        LawGuardKind.GradientsOn => new Guard.Gradients(true),
        LawGuardKind.GradientsOff => new Guard.Gradients(false),
        LawGuardKind.Restore => new Guard.Restore(ToCore(guard.Operand)),
    };

    private static (DispatchKey Functionality, BackendComponent Backend) Order(DispatchKey key) => (KeyLayout.FunctionalityOf(key), KeyLayout.BackendOf(key));

    // A table whose every slot is a kernel or, where the law says so, a fallthrough: the mask is then the core's own doing.
    private static DispatchTable ToCore(LawFallthroughs<CoreSet> table)
    {
        var slots = new TableSlot[KeyLayout.SlotCount];
        var keys = KeyLayout.RuntimeKeys;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var backend = KeyLayout.BackendOf(keys[slot]);
            var from = backend == BackendComponent.Invalid ? table.Everywhere : table.ByBackend[(int)backend - 1];
            var bit = KeyLayout.FunctionalityBit((int)KeyLayout.FunctionalityOf(keys[slot]));
            slots[slot] = new((from.Value.Raw & bit) != 0 ? Fallthrough : Kernel, SlotReason.Kernel);
        }

        return new DispatchTable(slots);
    }
}
