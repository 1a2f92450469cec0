using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Tables;

/// <summary>What one slot of a table holds, and why. The default value is a missing slot.</summary>
/// <param name="Rule">The registration that fills it; null when missing or ambiguous.</param>
/// <param name="Reason">The precedence rule that put it there.</param>
public readonly record struct TableSlot(KernelRule? Rule, SlotReason Reason)
{
    /// <summary>Whether the slot passes calls over to the next key below.</summary>
    public bool IsFallthrough => Rule is { Kernel.IsFallthrough: true };

    /// <summary>Whether nothing serves the key.</summary>
    public bool IsMissing => Reason == SlotReason.Missing;
}
