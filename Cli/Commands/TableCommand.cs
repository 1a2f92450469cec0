using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>table OP</c>: the dispatch table of an operator.</summary>
public static class TableCommand
{
    private static readonly Argument<string> Operator = Operators.Argument();

    private static readonly Option<string> Format = new("--format")
    {
        Description = "grid; pytorch, the text of torch._C._dispatch_dump_table; or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "grid",
    };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("table", "Print an operator's dispatch table, and why each slot holds what it holds.") { Operator, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var format = parsed.GetValue(CommonOptions.Json) ? "json" : parsed.GetRequiredValue(Format);
        if (format is not ("grid" or "pytorch" or "json"))
            throw new FailureException(new UsageError(
                $"unknown format `{Quoted.Short(format)}`", UsageError.DidYouMean(format, ["grid", "pytorch", "json"], "formats: grid, pytorch, json")));
        var (rules, op, words, note) = Operators.Find(parsed, parsed.GetRequiredValue(Operator));
        var table = DispatchTable.Compute(rules, op);
        if (format == "json") Json(parsed.Output(), op, table, words);
        else if (format == "pytorch") parsed.Output().Write(TableText.Print(table, words.Names));
        else TableGrid.Show(Page.For(parsed.Output()), op, table, words, note);
        return ExitCodes.Ok;
    }

    private static void Json(TextWriter output, OperatorRules op, DispatchTable table, Wording words) => JsonOutput.Write(output, json =>
    {
        json.WriteString("operator", op.Name.ToString());
        json.StringOrNull("schema", op.Definition?.Schema.ToString());
        json.Array("slots", Enumerable.Range(0, KeyLayout.SlotCount).Where(s => table[s].Reason != SlotReason.Missing), slot =>
        {
            json.WriteStartObject();
            json.WriteNumber("slot", slot);
            json.WriteString("key", words.Key(KeyLayout.KeyAt(slot)));
            json.WriteString("reason", table[slot].Reason.Text());
            json.WriteBoolean("fallthrough", table[slot].IsFallthrough);
            json.StringOrNull("kernel", table[slot].Rule?.Kernel.Debug);
            json.StringOrNull("registered_at", table[slot].Rule is { } rule ? words.Key(rule.Key) : null);
            json.WriteEndObject();
        });
    });
}
