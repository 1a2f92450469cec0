using System.CommandLine;
using System.Globalization;
using Functional.Dispatch.Cli.Differences;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>equivalent A B</c>: yes, or a call that shows the contrary.</summary>
public static class EquivalentCommand
{
    private static readonly Argument<string> A = DiffCommand.Side("A", "A rule set");

    private static readonly Argument<string> B = DiffCommand.Side("B", "Another");

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("equivalent", "Say whether two rule sets dispatch every call alike, or show one that they do not; exit code 1 when they differ.") { A, B, DiffCommand.Ops, DiffCommand.Kernels };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var comparison = DiffCommand.Compare(parsed, parsed.GetRequiredValue(A), parsed.GetRequiredValue(B));
        var facts = Counterexample(comparison);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(parsed.Output(), json =>
            {
                json.WriteBoolean("equivalent", comparison.Difference.IsEmpty);
                json.WriteNumber("operators", comparison.Difference.Compared);
                json.WriteStartObject("counterexample");
                foreach (var (name, text) in facts) json.WriteString(name, text);
                json.WriteEndObject();
            });
        else if (comparison.Difference.IsEmpty)
            parsed.Output().WriteLine(string.Create(CultureInfo.InvariantCulture, $"equivalent: every call of {comparison.Difference.Compared:#,0} operators is dispatched alike"));
        else
        {
            var page = Page.For(parsed.Output());
            page.Heading("not equivalent");
            page.Columns([.. facts.Select(f => (string[])[f.Name, f.Text])]);
        }

        return comparison.Difference.IsEmpty ? ExitCodes.Ok : ExitCodes.Different;
    }

    // A call if any difference has one, the plainest; otherwise an operator that one set lacks or takes differently.
    private static List<(string Name, string Text)> Counterexample(Comparison comparison)
    {
        if (comparison.Difference.IsEmpty) return [];
        var shown = comparison.Difference.Operators.SelectMany(o => o.Slots.Select(s => (Operator: o, Change: s, Call: comparison.Shown(o, s)))).Where(d => d.Call is not null)
            .Take(500).OrderBy(d => d.Call!.Old.IsMadeUp).ThenBy(d => d.Call!.Old.Guards.Count).ThenBy(d => d.Operator.Name).FirstOrDefault();
        if (shown.Call is { } call && comparison.Lines(shown.Operator, shown.Change) is { } lines)
            return
            [
                ("operator", shown.Operator.Name.ToString()),
                ("call", lines.Old),
                ("old", Side(call.OldSlot, shown.Operator.OldTable!)),
                ("and", lines.New),
                ("new", Side(call.NewSlot, shown.Operator.NewTable!)),
            ];
        var first = comparison.Difference.Operators[0];
        return
        [
            ("operator", first.Name.ToString()),
            ("old", first.Old is null ? "not there" : first.Old.Definition?.Schema.ToString() ?? "no schema"),
            ("new", first.New is null ? "not there" : first.New.Definition?.Schema.ToString() ?? "no schema"),
        ];

        string Side(int slot, Tables.DispatchTable table) => $"{comparison.Words.Key(KeyLayout.KeyAt(slot))}: {comparison.Slots.Kernel(table[slot])}";
    }
}
