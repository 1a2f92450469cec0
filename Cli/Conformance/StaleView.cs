using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>How the recordings name what a slot holds, and whether PyTorch's own consistency check would pass.</summary>
internal static class StaleView
{
    /// <summary>The holder of a slot: a kernel's id, <c>*</c> the key's built-in fallback, <c>!</c> the ambiguity kernel.</summary>
    public static string Id(TableSlot slot) =>
        slot.Reason == SlotReason.AmbiguousAutogradOther ? "!" : slot.Rule is { IsBuiltInFallback: true } ? "*" : slot.Rule!.Kernel.Debug;

    /// <summary>The recorded list of stale slots, in the order of the keys' values, or null when the live table is the computed one.</summary>
    public static string? Json(SteppedTable live, DispatchTable computed)
    {
        var stale = live.Stale(computed).OrderBy(s => KeyLayout.KeyAt(s.Slot)).Select(s => JsonList([RowReader.Json(s.Slot), Holder(s.Live)])).ToList();
        return stale.Count == 0 ? null : JsonList(stale);
    }

    /// <summary>
    /// PyTorch's consistency check compares functions, not the objects they belong to: every kernel of the recording program has the same
    /// function, so only the kind of holder counts. It does not look at slot 0.
    /// </summary>
    public static bool InvariantsHold(SteppedTable live, DispatchTable computed)
    {
        for (var slot = 1; slot < KeyLayout.SlotCount; slot++)
            if (Kind(live.Table[slot]) != Kind(computed[slot])) return false;
        return true;
    }

    private static string Holder(TableSlot slot) =>
        slot.IsFallthrough ? RowReader.Json("~") : slot.IsMissing ? "null" : RowReader.Json(Id(slot));

    private static int Kind(TableSlot slot) =>
        slot.IsMissing ? 0 : slot.IsFallthrough ? 1 : slot.Reason == SlotReason.AmbiguousAutogradOther ? 2 : slot.Rule!.IsBuiltInFallback ? 3 : 4;
}
