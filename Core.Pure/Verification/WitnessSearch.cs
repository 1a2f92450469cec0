using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification;

/// <summary>
/// Finds for a slot of an operator a call whose choice lands there, the simplest of the class that <see cref="Probe"/> defines, and as last
/// resort one with raw keysets. It decides: a slot gets no call exactly when it holds a fallthrough and is not slot 0. No choice
/// can select such a slot, because the mask takes its key away; redispatch, which reads no mask, still can. What an operator's calls can reach depends on its mask and on how many
/// tensors it takes alone, so operators share the work. One object serves one thread at a time.
/// </summary>
public sealed class WitnessSearch
{
    private readonly Dictionary<(TensorCapacity Capacity, string Mask), ImmutableArray<Probe?>> _known = [];

    /// <summary>For each slot the simplest call of the class that lands there, or null.</summary>
    /// <param name="table">The operator's table.</param>
    /// <param name="schema">The operator's schema.</param>
    /// <returns>137 entries.</returns>
    public ImmutableArray<Probe?> Reached(DispatchTable table, FunctionSchema schema)
    {
        var key = (Witness.Capacity(schema), MaskText(table));
        if (_known.TryGetValue(key, out var known)) return known;
        var reached = new Probe?[KeyLayout.SlotCount];
        foreach (var probe in Probe.All(key.Item1))
            reached[table.Keep(probe.Applied).TableSlot] ??= probe;
        return _known[key] = [.. reached];
    }

    /// <summary>A call whose choice lands at a slot.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="table">Its table.</param>
    /// <param name="slot">0 to 136.</param>
    /// <returns>The call, <see cref="Witness.IsMadeUp"/> when no program makes it; null when no choice selects the slot or the operator has no schema.</returns>
    public Witness? At(OperatorRules op, DispatchTable table, int slot)
    {
        if (op.Definition?.Schema is not { } schema || (slot != 0 && table[slot].IsFallthrough)) return null;
        return Reached(table, schema)[slot] is { } probe ? Of(schema, probe) : MadeUp(schema, slot);
    }

    /// <summary>The call of a probe.</summary>
    /// <param name="schema">The operator's schema.</param>
    /// <param name="probe">The probe.</param>
    /// <returns>The call.</returns>
    public static Witness Of(FunctionSchema schema, Probe probe) =>
        probe.First is not { } first ? Witness.Of(schema, probe.Thread)
        : probe.Second is not { } second ? Witness.Of(schema, probe.Thread, first.Keys)
        : Witness.Of(schema, probe.Thread, first.Keys, second.Keys);

    // With nothing included or excluded the keys are what is given. A key that is not fallen through keeps itself under every mask.
    private static Witness MadeUp(FunctionSchema schema, int slot)
    {
        var keys = DispatchKeySet.Of(KeyLayout.KeyAt(slot));
        var bare = new LocalKeys(DispatchKeySet.Empty, DispatchKeySet.Empty);
        return Witness.Capacity(schema) == TensorCapacity.None
            ? Witness.Of(schema, new ThreadSetting(bare.WithIncluded(keys), [], 0)) with { IsMadeUp = true }
            : Witness.Of(schema, new ThreadSetting(bare, [], 0), keys) with { IsMadeUp = true };
    }

    private static string MaskText(DispatchTable table) =>
        table.Mask.IsPerBackend
            ? string.Join(' ', KeyLayout.AllBackends().Select(b => table.Mask.For(DispatchKeySet.Of(b)).Raw))
            : $"{table.Mask.For(default).Raw}";
}
