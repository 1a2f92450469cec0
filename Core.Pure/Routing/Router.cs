using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Routing;

/// <summary>The decision for one call.</summary>
/// <param name="Keys">The keys that remain: what the kernel is handed.</param>
/// <param name="Slot">The table slot they select, 0 to 136.</param>
public readonly record struct Choice(DispatchKeySet Keys, int Slot);

/// <summary>
/// The decision itself, section 4 of the dispatch model: pure, total, free of allocation. What the slot holds is the table's to say; running it
/// is the caller's business.
/// </summary>
public static class Router
{
    /// <summary>Chooses the slot that serves a call.</summary>
    /// <param name="table">The operator's table.</param>
    /// <param name="arguments">The union of the tensor arguments' keysets; empty when there is none.</param>
    /// <param name="locals">The thread's included and excluded sets.</param>
    /// <returns>The keys that remain and the slot they select. Slot 0 (Undefined) is reached only when nothing remains.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Choice Choose(DispatchTable table, DispatchKeySet arguments, LocalKeys locals)
    {
        var keys = table.Keep(locals.Apply(arguments));
        return new Choice(keys, keys.TableSlot);
    }

    /// <summary>Chooses by the mask alone, for callers that keep what the slots hold in a form of their own.</summary>
    /// <param name="mask">The operator's non-fallthrough mask.</param>
    /// <param name="arguments">The union of the tensor arguments' keysets; empty when there is none.</param>
    /// <param name="locals">The thread's included and excluded sets.</param>
    /// <returns>The keys that remain and the slot they select.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Choice Choose(FallthroughMask mask, DispatchKeySet arguments, LocalKeys locals)
    {
        var keys = locals.Apply(arguments);
        keys &= mask.For(keys);
        return new Choice(keys, keys.TableSlot);
    }

    /// <summary>The slot that a set selects as it is, as redispatch does: no thread state, no fallthrough mask.</summary>
    /// <param name="keys">The set.</param>
    /// <returns>The same set and its slot.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Choice Redispatch(DispatchKeySet keys) => new(keys, keys.TableSlot);
}
