using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification;

/// <summary>A slot that holds something else in the new rule set.</summary>
/// <param name="Slot">0 to 136.</param>
/// <param name="Old">What it held.</param>
/// <param name="New">What it holds.</param>
public readonly record struct SlotChange(int Slot, TableSlot Old, TableSlot New);

/// <summary>A call that two rule sets choose differently for, as each of them takes it: with equal schemas both are the same call.</summary>
/// <param name="Old">The call of the old rule set.</param>
/// <param name="OldSlot">The slot it selects there.</param>
/// <param name="New">The call of the new one, with the same keys on the same thread.</param>
/// <param name="NewSlot">The slot it selects there.</param>
public sealed record Distinction(Witness Old, int OldSlot, Witness New, int NewSlot);

/// <summary>An operator that two rule sets do not agree on.</summary>
/// <param name="Name">The operator.</param>
/// <param name="Old">What is registered for it in the old one, or null.</param>
/// <param name="New">What is registered for it in the new one, or null.</param>
/// <param name="OldTable">Its table in the old one; null when it is not there.</param>
/// <param name="NewTable">Its table in the new one; null when it is not there.</param>
/// <param name="Slots">The slots that differ, ascending; none when it is in one set only.</param>
public sealed record OperatorDifference(
    OperatorName Name, OperatorRules? Old, OperatorRules? New, DispatchTable? OldTable, DispatchTable? NewTable, ImmutableArray<SlotChange> Slots)
{
    /// <summary>Whether it is in both and the schemas differ, one being missing included.</summary>
    public bool IsSchemaChanged => Old is not null && New is not null && !Equals(Old.Definition?.Schema, New.Definition?.Schema);

    /// <summary>A call that shows a changed slot: it selects the slot in one of the sets, and what it selects in the other is not the same.</summary>
    /// <param name="change">One of <see cref="Slots"/>.</param>
    /// <param name="old">The search over the old rule set.</param>
    /// <param name="new">The search over the new one.</param>
    /// <returns>The call, never null where the schemas are equal; null when the operator has no schema in one of the sets, or the schemas admit no tensors alike that select the slot.</returns>
    public Distinction? ShownBy(SlotChange change, WitnessSearch old, WitnessSearch @new)
    {
        if (Old?.Definition?.Schema is not { } oldSchema || New?.Definition?.Schema is not { } newSchema) return null;
        if (old.At(Old, OldTable!, change.Slot) is { } leaving && Transferred(leaving, oldSchema, newSchema) is { } there)
            return Judged(leaving, there, oldSchema, newSchema);
        // Passed over in the old set, or nothing that the new schema admits: a call that arrives there in the new one.
        if (@new.At(New, NewTable!, change.Slot) is { } arriving && Transferred(arriving, newSchema, oldSchema) is { } here)
            return Judged(here, arriving, oldSchema, newSchema);
        return null;
    }

    private Distinction Judged(Witness inOld, Witness inNew, FunctionSchema oldSchema, FunctionSchema newSchema) => new(
        inOld, inOld.SlotIn(new RoutedOperator(OldTable!, oldSchema)), inNew, inNew.SlotIn(new RoutedOperator(NewTable!, newSchema)));

    // The call as another schema takes it: tensors with the same keys on the same thread; null when it cannot be given them.
    private static Witness? Transferred(Witness call, FunctionSchema from, FunctionSchema to)
    {
        if (from.Equals(to)) return call;
        DispatchKeySet[] tensors = [.. call.Call.Tensors().Select(t => t.Keys).Distinct()];
        if (tensors.Length == 0 && to.Arguments.Any(a => a is { TakesPartInDispatch: true, Type: not SchemaType.Optional, Default: null })) return null;
        var other = Witness.Of(to, new ThreadSetting(call.Start, call.Guards, 0), tensors) with { IsMadeUp = call.IsMadeUp };
        return other.Call.Keys(to.DispatchArguments) == call.Call.Keys(from.DispatchArguments) ? other : null;
    }
}
