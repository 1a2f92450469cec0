using System.CommandLine;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>dump OP</c>: everything registered for an operator.</summary>
public static class DumpCommand
{
    private static readonly Argument<string> Operator = Operators.Argument();

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("dump", "Print an operator's registrations, as torch._C._dispatch_dump does.") { Operator };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (_, op, words, _) = Operators.Find(parsed, parsed.GetRequiredValue(Operator));
        if (parsed.GetValue(CommonOptions.Json)) Json(parsed.Output(), op, words);
        else parsed.Output().Write(DumpText.Print(op, words.Names));
        return ExitCodes.Ok;
    }

    private static void Json(TextWriter output, OperatorRules op, Wording words) => JsonOutput.Write(output, json =>
    {
        json.WriteString("operator", op.Name.ToString());
        json.StringOrNull("schema", op.Definition?.Schema.ToString());
        json.StringOrNull("defined", op.Definition?.Debug);
        json.Array("tags", op.Definition?.Tags ?? [], json.WriteStringValue);
        json.Array("kernels", op.Kernels, rule =>
        {
            json.WriteStartObject();
            json.WriteString("key", words.Key(rule.Key));
            json.WriteBoolean("alias", rule.Key.IsAlias);
            json.WriteBoolean("active", op.IsActive(rule));
            json.WriteBoolean("fallthrough", rule.Kernel.IsFallthrough);
            json.WriteString("kernel", rule.Kernel.Debug);
            json.StringOrNull("signature", rule.Kernel.Signature?.Text);
            json.WriteString("next", Wording.Kind(rule.Kernel.Next));
            json.WriteBoolean("presumed", rule.Kernel.IsNextPresumed);
            json.WriteEndObject();
        });
    });
}
