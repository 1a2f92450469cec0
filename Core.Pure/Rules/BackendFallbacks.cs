using System.Collections.Immutable;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Rules;

/// <summary>
/// The backend fallbacks of a rule set: for each slot its registrations, the newest first. A value of its own, so that whoever computes
/// tables later can hold on to the fallbacks of a moment without holding on to all its operators.
/// </summary>
public sealed class BackendFallbacks
{
    private readonly ImmutableArray<ImmutableArray<KernelRule>> _slots;

    private BackendFallbacks(ImmutableArray<ImmutableArray<KernelRule>> slots) => _slots = slots;

    /// <summary>No fallback at any key.</summary>
    public static BackendFallbacks None { get; } = new([.. Enumerable.Repeat(ImmutableArray<KernelRule>.Empty, KeyLayout.SlotCount)]);

    /// <summary>The active ones, in slot order.</summary>
    public IEnumerable<KernelRule> Active => _slots.Where(s => !s.IsEmpty).Select(s => s[0]);

    /// <summary>Every one, replaced ones included: in slot order, newest first within a slot.</summary>
    public IEnumerable<KernelRule> All => _slots.SelectMany(s => s);

    /// <summary>The active one of a key.</summary>
    /// <param name="key">A runtime key.</param>
    /// <returns>The fallback, or null.</returns>
    public KernelRule? At(DispatchKey key) => AtSlot(KeyLayout.SlotOf(key));

    /// <summary>The active one of a slot.</summary>
    /// <param name="slot">0 to 136.</param>
    /// <returns>The fallback, or null.</returns>
    public KernelRule? AtSlot(int slot) => _slots[slot] is { IsEmpty: false } stack ? stack[0] : null;

    internal bool Contains(int slot, RegistrationId id)
    {
        foreach (var rule in _slots[slot])
            if (rule.Id == id) return true;
        return false;
    }

    internal BackendFallbacks With(int slot, KernelRule rule) => new(_slots.SetItem(slot, _slots[slot].Insert(0, rule)));

    internal BackendFallbacks Without(int slot, RegistrationId id) => new(_slots.SetItem(slot, _slots[slot].RemoveAll(r => r.Id == id)));
}
