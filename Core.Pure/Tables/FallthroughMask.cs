using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Tables;

/// <summary>
/// An operator's non-fallthrough mask: which keys a call does not pass over. One mask while fallthroughs are the same on every backend,
/// otherwise one for each backend, chosen by the highest backend of the call's keys once thread state is applied (no backend: position 0).
/// </summary>
public readonly struct FallthroughMask
{
    private readonly ulong _everyBackend;
    private readonly ulong[]? _byBackend;

    private FallthroughMask(ulong everyBackend, ulong[]? byBackend)
    {
        _everyBackend = everyBackend;
        _byBackend = byBackend;
    }

    /// <summary>Whether the mask differs between backends.</summary>
    public bool IsPerBackend => _byBackend is not null;

    /// <summary>The keys kept for a call.</summary>
    /// <param name="keys">The call's keys with thread state applied; their highest backend chooses the mask where backends differ.</param>
    /// <returns>All keys but the operator's fallthroughs there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DispatchKeySet For(DispatchKeySet keys) => new(_byBackend is { } masks ? masks[keys.BackendIndex] : _everyBackend);

    /// <summary>The mask that the slots of a table make.</summary>
    /// <param name="slots">All 137 slots.</param>
    /// <returns>The mask.</returns>
    public static FallthroughMask Of(ReadOnlySpan<TableSlot> slots)
    {
        var common = KeyLayout.FullMask;
        Span<ulong> cleared = stackalloc ulong[KeyLayout.BackendCount];
        cleared.Clear();
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (!slots[slot].IsFallthrough) continue;
            var key = KeyLayout.KeyAt(slot);
            var bit = KeyLayout.FunctionalityBit((int)KeyLayout.FunctionalityOf(key));
            var backend = (int)KeyLayout.BackendOf(key);
            if (backend == 0) common &= ~bit;
            else cleared[backend - 1] |= bit;
        }

        if (cleared.Count(cleared[0]) == cleared.Length) return new(common & ~cleared[0], null);
        var masks = new ulong[KeyLayout.BackendCount];
        for (var b = 0; b < masks.Length; b++) masks[b] = common & ~cleared[b];
        return new(common, masks);
    }
}
