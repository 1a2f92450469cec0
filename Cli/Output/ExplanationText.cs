using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Output;

/// <summary>An explanation as a person reads it, top to bottom in the order in which the decision is made.</summary>
public static class ExplanationText
{
    private const int LongestException = 5;

    /// <summary>Shows an explanation.</summary>
    /// <param name="page">Where.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="words">The words in use.</param>
    public static void Show(Page page, Explanation explanation, Wording words)
    {
        page.Heading(explanation.Schema.ToString());
        page.Line($"  {Summary(explanation.Route, words)}");
        Arguments(page, explanation, words);
        Thread(page, explanation.State, words);
        Choice(page, explanation, words);
        Slot(page, explanation, words);
        Chain(page, explanation.Route, words);
        Ending(page, explanation, words);
    }

    private static string Summary(Route route, Wording words) =>
        string.Join(" -> ", [.. route.Hops.Select(h => words.Key(h.Key)), words.Outcome(route.Outcome).Text]);

    private static void Arguments(Page page, Explanation explanation, Wording words)
    {
        var rows = explanation.Arguments
            .Where(a => a.Given is not CallArgument.Other)
            .Select(a => new[] { a.Parameter.Name, a.Parameter.Type.ToString(), Given(a, words) }).ToArray();
        page.Heading("arguments");
        if (rows.Length == 0) page.Line("  no tensors");
        page.Columns(rows);
    }

    private static string Given(ExplainedArgument argument, Wording words) => argument.Given switch
    {
        CallArgument.Device device => $"device {Devices.Name(device.Type)}: only BackendSelect looks at it",
        CallArgument.None => "none",
        var given when !argument.Parameter.TakesPartInDispatch => $"{Tensors(given, words)} (takes no part in dispatch)",
        var given => Tensors(given, words),
    };

    private static string Tensors(CallArgument given, Wording words) => given switch
    {
        CallArgument.Tensor tensor => words.Set(tensor.Keys) + (tensor.RequiresGrad ? "; requires grad" : ""),
        CallArgument.List list => $"[{string.Join(" | ", list.Items.Select(i => Tensors(i, words)))}]",
        CallArgument.None => "none",
        _ => "no keys",
    };

    private static void Thread(Page page, ThreadState state, Wording words)
    {
        page.Heading("thread");
        page.Columns(
        [
            ["included", words.Set(state.Keys.Included)],
            ["excluded", words.Set(state.Keys.Excluded)],
            ["gradients", state.GradientsEnabled ? "on" : "off"],
            ["inference", state.InferenceMode ? "on" : "off"],
        ]);
    }

    private static void Choice(Page page, Explanation explanation, Wording words)
    {
        page.Heading("choice");
        page.Columns(
        [
            ["arguments", words.Set(explanation.ArgumentKeys)],
            ["merged", $"{words.Set(explanation.Merged)}   = (arguments | included) - excluded"],
            ["mask", explanation.Mask == DispatchKeySet.Full ? "every key" : $"all but {words.Set((DispatchKeySet.Full - explanation.Mask).Functionalities)}, which fall through"],
            ["keys", words.Set(explanation.Choice.Keys)],
            ["key", $"{words.Key(explanation.Key)}, slot {explanation.Choice.Slot}"],
        ]);
    }

    private static void Slot(Page page, Explanation explanation, Wording words)
    {
        page.Heading("slot");
        var rows = new List<string[]> { new[] { "kernel", Holder(explanation.Content, words) } };
        foreach (var step in explanation.Steps) rows.Add([$"rule {step.Number}", $"{(step.Applies ? "yes" : "no")}: {words.Renamed(step.Why)}"]);
        if (explanation.Content.IsMissing) rows.Add(["rule 9", "yes: nothing serves the key"]);
        page.Columns(rows);
    }

    private static string Holder(TableSlot slot, Wording words) => slot.Rule is { } rule
        ? $"{rule.Kernel.Debug} [{slot.Reason.Text()}{(words.Key(rule.Key) is var at && slot.Reason is not (SlotReason.Kernel or SlotReason.BackendFallback) ? $" at {at}" : "")}]"
        : $"none [{slot.Reason.Text()}]";

    private static void Chain(Page page, Route route, Wording words)
    {
        page.Heading("chain");
        if (route.Hops.IsEmpty) page.Line("  no kernel runs");
        var rows = new List<string[]>();
        ThreadState? before = null;
        for (var i = 0; i < route.Hops.Length; i++)
        {
            var hop = route.Hops[i];
            rows.Add([$"{i + 1}", hop.Kind == HopKind.Call ? "call" : "redispatch", $"{words.Key(hop.Key)} of {hop.Operator}"]);
            rows.Add(["", "keys", words.Set(hop.Keys)]);
            if (before is { } state)
                foreach (var change in Changes(state, hop.State, words)) rows.Add(["", "thread", change]);
            rows.Add(["", "kernel", Holder(hop.Content, words)]);
            rows.Add(["", hop.IsNextPresumed ? "presumed" : "next", words.Next(hop.Rule.Kernel.Next)]);
            before = hop.State;
        }

        page.Columns(rows);
    }

    /// <summary>What of a thread's state differs between two hops.</summary>
    internal static IEnumerable<string> Changes(ThreadState from, ThreadState to, Wording words)
    {
        foreach (var (name, old, now) in new[] { ("included", from.Keys.Included, to.Keys.Included), ("excluded", from.Keys.Excluded, to.Keys.Excluded) })
        {
            var (added, gone) = (now.Raw & ~old.Raw, old.Raw & ~now.Raw);
            if (added != 0) yield return $"{name} + {words.Set(DispatchKeySet.FromRawMasked(added))}";
            if (gone != 0) yield return $"{name} - {words.Set(DispatchKeySet.FromRawMasked(gone))}";
        }

        if (from.GradientsEnabled != to.GradientsEnabled) yield return $"gradients {(to.GradientsEnabled ? "on" : "off")}";
        if (from.InferenceMode != to.InferenceMode) yield return $"inference {(to.InferenceMode ? "on" : "off")}";
        if (from.SnapshotOnEntry is null && to.SnapshotOnEntry is not null) yield return "snapshot of the keys on entry taken";
        if (from.SnapshotOnEntry is not null && to.SnapshotOnEntry is null) yield return "snapshot of the keys on entry dropped";
    }

    private static void Ending(Page page, Explanation explanation, Wording words)
    {
        page.Heading("outcome");
        page.Line($"  {words.Outcome(explanation.Route.Outcome).Text}");
        if (explanation.Remedies.Count == 0) return;
        page.Heading("kernels there are");
        page.Columns(
        [
            .. explanation.Available.Where(g => KeyLayout.IsPerBackendFunctionality(g.Functionality)).Select(g => new[] { words.Key(g.Functionality), Backends(g, words) }),
            .. Others(explanation, words) is { Length: > 0 } others ? (string[][])[["others", others]] : [],
        ]);
        page.Heading("what would work");
        page.Columns([.. explanation.Remedies.Select(r => new[] { "-", words.Remedy(r).Text })]);
    }

    private static string Others(Explanation explanation, Wording words) =>
        string.Join(", ", explanation.Available.SelectMany(g => g.Keys).Where(k => KeyLayout.BackendOf(k) is BackendComponent.Invalid).Select(k => words.Key(k)));

    private static string Backends(KernelGroup group, Wording words)
    {
        var (with, without) = (group.Keys.Select(KeyLayout.BackendOf).ToHashSet(), new List<string>());
        if (with.Count == KeyLayout.BackendCount) return "every backend";
        foreach (var backend in KeyLayout.AllBackends().Where(b => !with.Contains(b))) without.Add(Backend(backend, words));
        return without.Count <= LongestException ? $"every backend but {string.Join(", ", without)}" : string.Join(", ", with.Order().Select(b => Backend(b, words)));
    }

    private static string Backend(BackendComponent backend, Wording words) => words.Key(KeyLayout.RuntimeKey(DispatchKey.Dense, backend));
}
