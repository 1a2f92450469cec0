using System.Globalization;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Output;

/// <summary>A dispatch table as a grid of backends and functionalities. A cell is the reason's letter and the number of the kernel in the list below.</summary>
public static class TableGrid
{
    private const string Missing = ".";

    /// <summary>Shows a table.</summary>
    /// <param name="page">Where.</param>
    /// <param name="rules">The operator's rules.</param>
    /// <param name="table">Its table.</param>
    /// <param name="words">The words in use.</param>
    /// <param name="note">What a person should know about the rules, or null.</param>
    public static void Show(Page page, OperatorRules rules, DispatchTable table, Wording words, string? note)
    {
        if (note is not null) page.Line(note);
        var numbers = new Dictionary<RegistrationId, int>();
        var used = new List<TableSlot>();
        foreach (var slot in table.Slots)
            if (slot.Rule is { } rule && numbers.TryAdd(rule.Id, numbers.Count + 1)) used.Add(slot);

        page.Heading(rules.Definition?.Schema.ToString() ?? $"{rules.Name} (no schema)");
        Grid(page, table, numbers, words);
        page.Heading("other keys");
        page.Columns([.. KeyLayout.RuntimeKeys.ToArray()
            .Where(k => KeyLayout.BackendOf(k) is BackendComponent.Invalid && table.At(k).Reason != SlotReason.Missing)
            .Select(k => new[] { words.Key(k), Cell(table.At(k), numbers) })]);
        page.Heading("kernels");
        page.Columns([.. used.Select((s, i) => new[] { (i + 1).ToString(CultureInfo.InvariantCulture), words.Key(s.Rule!.Key), s.Rule.Kernel.Debug })]);
        page.Heading(
            "K registered there, D composite explicit, M composite implicit, N nested, A autograd alias, B batched alias, F backend fallback, "
            + "X ambiguous, > fallthrough, . missing");
    }

    private static void Grid(Page page, DispatchTable table, Dictionary<RegistrationId, int> numbers, Wording words)
    {
        DispatchKey[] functionalities =
            [.. Enumerable.Range(1, KeyLayout.FunctionalityCount - 1).Select(f => (DispatchKey)f).Where(KeyLayout.IsPerBackendFunctionality)];
        var rows = new List<string[]>();
        foreach (var backend in KeyLayout.AllBackends())
        {
            string[] cells = [.. functionalities.Select(f => Cell(table.At(KeyLayout.RuntimeKey(f, backend)), numbers))];
            rows.Add([words.Key(KeyLayout.RuntimeKey(DispatchKey.Dense, backend)), .. cells]);
        }

        page.Columns(rows, ["", .. functionalities.Select(f => f == DispatchKey.AutogradFunctionality ? "Autograd" : words.Key(f))]);
    }

    private static string Cell(in TableSlot slot, Dictionary<RegistrationId, int> numbers)
    {
        if (slot.Rule is not { } rule) return slot.Reason == SlotReason.AmbiguousAutogradOther ? "X" : Missing;
        return $"{(slot.IsFallthrough ? ">" : "")}{Letter(slot.Reason)}{numbers[rule.Id]}";
    }

    /// <summary>The letter that stands for a reason.</summary>
    /// <param name="reason">A reason.</param>
    /// <returns>One character; a dot for a missing slot.</returns>
    public static string Letter(SlotReason reason) => reason switch
    {
        SlotReason.Missing => Missing,
        SlotReason.Kernel => "K",
        SlotReason.DefaultBackendKernel => "D",
        SlotReason.NestedKernel => "N",
        SlotReason.AmbiguousAutogradOther => "X",
        SlotReason.MathKernel => "M",
        SlotReason.AutogradKernel => "A",
        SlotReason.BatchedKernel => "B",
        SlotReason.BackendFallback => "F",
    };
}
