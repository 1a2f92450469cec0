using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Differences;

/// <summary>Short words for what a slot holds, and for sets of slots.</summary>
/// <param name="words">The words in use.</param>
/// <param name="identity">What of a kernel's origin counts.</param>
internal sealed class SlotWords(Wording words, KernelIdentity identity)
{
    private const int MostNames = 4;

    private const int MostExceptions = 5;

    /// <summary>Which rule serves a slot: <c>own kernel</c>, <c>CompositeExplicitAutograd kernel</c>, <c>missing</c>.</summary>
    public string Rule(in TableSlot slot) => slot switch
    {
        { IsFallthrough: true } => "passed over",
        { Reason: SlotReason.Missing } => "missing",
        { Reason: SlotReason.AmbiguousAutogradOther } => "ambiguous",
        { Reason: SlotReason.Kernel } => "own kernel",
        { Reason: SlotReason.BackendFallback } => "backend fallback",
        { Rule: { } rule } => $"{words.Key(rule.Key)} kernel",
        _ => slot.Reason.Text(),
    };

    /// <summary>The same with the kernel, as far as it counts.</summary>
    public string Kernel(in TableSlot slot) =>
        slot.Rule is { Kernel: var kernel } && !slot.IsFallthrough && identity.Name(kernel) is { Length: > 0 } name ? $"{Rule(slot)} ({name})" : Rule(slot);

    /// <summary>A change of what a kernel does next, where that is all that changed; otherwise empty.</summary>
    public string NextChange(Kernel old, Kernel @new) =>
        identity.Name(old) == identity.Name(@new) && !old.Next.Equals(@new.Next) ? $"{words.Next(old.Next)}, now {words.Next(@new.Next)}" : "";

    /// <summary>The keys of slots, families written short: <c>every Sparse key but SparseXLA</c>.</summary>
    /// <param name="slots">Slots.</param>
    public string Keys(IEnumerable<int> slots)
    {
        var parts = new List<string>();
        foreach (var family in slots.Distinct().Order().Select(KeyLayout.KeyAt).GroupBy(k => KeyLayout.BackendOf(k) is BackendComponent.Invalid ? DispatchKey.Undefined : KeyLayout.FunctionalityOf(k)))
        {
            DispatchKey[] keys = [.. family];
            var missing = family.Key == DispatchKey.Undefined ? [] : KeyLayout.AllBackends().Select(b => KeyLayout.RuntimeKey(family.Key, b)).Except(keys).ToArray();
            var name = family.Key == DispatchKey.AutogradFunctionality ? "Autograd" : words.Key(family.Key);
            if (family.Key != DispatchKey.Undefined && missing.Length == 0) parts.Add($"every {name} key");
            else if (family.Key != DispatchKey.Undefined && missing.Length <= MostExceptions) parts.Add($"every {name} key but {Names(missing, MostExceptions)}");
            else parts.Add(Names(keys, MostNames));
        }

        return string.Join("; ", parts);
    }

    private string Names(DispatchKey[] keys, int most) =>
        string.Join(", ", keys.Take(keys.Length == most + 1 ? keys.Length : most).Select(k => words.Key(k))) + (keys.Length > most + 1 ? $" and {keys.Length - most} more" : "");
}
