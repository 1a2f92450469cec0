using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification;

/// <summary>
/// The semantic difference of two rule sets: what a call can notice. Decided completely, over all operators and slots; what no call can notice
/// is no difference: shadowed kernels, tags, who defined an operator, the order of registrations.
/// </summary>
/// <param name="Operators">The operators that the sets do not agree on, by name.</param>
/// <param name="Compared">How many operators were looked at.</param>
public sealed record RuleSetDifference(ImmutableArray<OperatorDifference> Operators, int Compared)
{
    /// <summary>Whether every call is chosen alike.</summary>
    public bool IsEmpty => Operators.IsEmpty;

    /// <summary>Compares.</summary>
    /// <param name="old">A rule set.</param>
    /// <param name="new">A rule set.</param>
    /// <param name="identity">When two kernels are the same.</param>
    /// <param name="only">Which operators to look at; null means all.</param>
    /// <returns>The difference; empty exactly when both sets have the same operators with the same schemas, and every slot holds the same.</returns>
    public static RuleSetDifference Of(RuleSet old, RuleSet @new, KernelIdentity identity, Func<OperatorName, bool>? only = null)
    {
        OperatorName[] names = [.. old.Operators.Concat(@new.Operators).Select(o => o.Name).Distinct().Where(n => only?.Invoke(n) ?? true).Order()];
        return new RuleSetDifference([.. names.Select(n => Of(old, @new, n, identity)).OfType<OperatorDifference>()], names.Length);
    }

    private static OperatorDifference? Of(RuleSet old, RuleSet @new, OperatorName name, KernelIdentity identity)
    {
        var (before, after) = (old.Find(name).IfNoneUnsafe(() => null!), @new.Find(name).IfNoneUnsafe(() => null!));
        var oldTable = before is null ? null : DispatchTable.Compute(old, before);
        var newTable = after is null ? null : DispatchTable.Compute(@new, after);
        var difference = new OperatorDifference(name, before, after, oldTable, newTable, oldTable is null || newTable is null ? [] : Changes(oldTable, newTable, identity));
        return before is null || after is null || difference.IsSchemaChanged || !difference.Slots.IsEmpty ? difference : null;
    }

    private static ImmutableArray<SlotChange> Changes(DispatchTable old, DispatchTable @new, KernelIdentity identity)
    {
        var changes = ImmutableArray.CreateBuilder<SlotChange>();
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (!identity.Same(old[slot], @new[slot]))
                changes.Add(new SlotChange(slot, old[slot], @new[slot]));
        return changes.ToImmutable();
    }
}
