using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Tables;

/// <summary>
/// The dispatch table of one operator: 137 slots, each with its reason, and the non-fallthrough mask they make. A function of the
/// registrations alone (law G17): the order in which they came makes no difference.
/// </summary>
public sealed class DispatchTable
{
    private readonly TableSlot[] _slots;
    private readonly FallthroughMask _mask;

    internal DispatchTable(TableSlot[] slots)
    {
        _slots = slots;
        _mask = FallthroughMask.Of(slots);
    }

    /// <summary>Every slot, Undefined first.</summary>
    public ReadOnlySpan<TableSlot> Slots => _slots;

    /// <summary>What a slot holds.</summary>
    /// <param name="slot">0 to 136.</param>
    /// <returns>The slot.</returns>
    /// <exception cref="IndexOutOfRangeException">The slot is not in the table.</exception>
    public ref readonly TableSlot this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _slots[slot];
    }

    /// <summary>What the slot of a key holds.</summary>
    /// <param name="key">A runtime key.</param>
    /// <returns>The slot.</returns>
    public ref readonly TableSlot At(DispatchKey key) => ref _slots[KeyLayout.SlotOf(key)];

    /// <summary>Which keys a call does not pass over.</summary>
    public ref readonly FallthroughMask Mask
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _mask;
    }

    /// <summary>The keys of a call that this operator does not pass over: <see cref="FallthroughMask.For"/> without a reference to the mask.</summary>
    /// <param name="keys">The call's keys with thread state applied.</param>
    /// <returns>The keys that remain.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DispatchKeySet Keep(DispatchKeySet keys)
    {
        // The copy lives in registers; a reference into the table would cost a null check of its own.
        var mask = _mask;
        return keys & mask.For(keys);
    }

    /// <summary>The keys that have a kernel which is not a fallthrough: what a call could reach.</summary>
    /// <returns>Keys in slot order.</returns>
    public IEnumerable<DispatchKey> KeysWithKernels() =>
        Enumerable.Range(0, KeyLayout.SlotCount).Where(s => _slots[s].Rule is not null && !_slots[s].IsFallthrough).Select(KeyLayout.KeyAt);

    /// <summary>Computes the table of an operator.</summary>
    /// <param name="rules">The rule set, for its backend fallbacks.</param>
    /// <param name="operatorRules">The operator's registrations.</param>
    /// <returns>The table.</returns>
    public static DispatchTable Compute(RuleSet rules, OperatorRules operatorRules) => Compute(rules.BackendFallbacks, operatorRules);

    /// <summary>Computes the table of an operator.</summary>
    /// <param name="fallbacks">The backend fallbacks.</param>
    /// <param name="operatorRules">The operator's registrations.</param>
    /// <returns>The table.</returns>
    public static DispatchTable Compute(BackendFallbacks fallbacks, OperatorRules operatorRules)
    {
        var kernels = new ActiveKernels(operatorRules);
        var slots = new TableSlot[KeyLayout.SlotCount];
        var keys = KeyLayout.RuntimeKeys;
        for (var slot = 0; slot < slots.Length; slot++) slots[slot] = Precedence.Compute(kernels, fallbacks.AtSlot(slot), keys[slot]);
        return new DispatchTable(slots);
    }

    /// <summary>Every slot as an immutable array.</summary>
    /// <returns>A copy.</returns>
    public ImmutableArray<TableSlot> ToImmutableArray() => [.. _slots];
}
