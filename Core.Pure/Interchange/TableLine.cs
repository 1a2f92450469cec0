using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Interchange;

/// <summary>One line of a printed dispatch table: a slot that holds something.</summary>
/// <param name="Key">The key that owns the slot.</param>
/// <param name="Debug">Who registered the kernel; <c>ambiguous_autogradother</c> where calling is an error.</param>
/// <param name="IsFallthrough">Whether calls pass the key over.</param>
/// <param name="Reason">Why the slot holds it; never <see cref="SlotReason.Missing"/>.</param>
public readonly record struct TableLine(DispatchKey Key, string Debug, bool IsFallthrough, SlotReason Reason)
{
    /// <summary>What PyTorch prints for the kernel that stands for an ambiguity.</summary>
    public const string Ambiguous = "ambiguous_autogradother";

    /// <summary>The lines of a table.</summary>
    /// <param name="table">A table.</param>
    /// <returns>Its slots that hold something, in slot order.</returns>
    public static IEnumerable<TableLine> Of(DispatchTable table) => Enumerable.Range(0, KeyLayout.SlotCount)
        .Where(slot => !table[slot].IsMissing)
        .Select(slot => new TableLine(
            KeyLayout.KeyAt(slot), table[slot].Rule?.Kernel.Debug ?? Ambiguous, table[slot].IsFallthrough, table[slot].Reason));
}
