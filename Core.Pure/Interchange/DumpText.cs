using System.Text;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// An operator's registrations as <c>torch._C._dispatch_dump</c> prints them: <c>name: </c>, <c>schema: </c>, with a schema <c>debug: </c> and
/// <c>alias analysis kind: </c>, then a line for each kernel, by key and newest first:
/// <c>KEY[alias] (inactive): DEBUG :: SIGNATURE [ fallthrough boxed unboxed ]</c>.
/// </summary>
public static class DumpText
{
    private const string NameField = "name: ", SchemaField = "schema: ", DebugField = "debug: ", AliasField = "alias analysis kind: ";

    private const string None = "(none)", AliasMark = "[alias]", InactiveMark = " (inactive)", Separator = " :: ";

    private static readonly string[] Marks = ["fallthrough", "boxed", "unboxed"];

    /// <summary>Prints an operator's registrations.</summary>
    /// <param name="op">The registrations.</param>
    /// <param name="names">The names of the keys; null means PyTorch's own.</param>
    /// <returns>The text, every line ended by a line feed.</returns>
    public static string Print(OperatorRules op, KeyNames? names = null)
    {
        var output = new StringBuilder(256 * (op.Kernels.Length + 2));
        output.Append(NameField).Append(op.Name).Append('\n');
        output.Append(SchemaField).Append(op.Definition?.Schema.ToString() ?? None).Append('\n');
        if (op.Definition is { } definition)
        {
            output.Append(DebugField).Append(definition.Debug).Append('\n');
            output.Append(AliasField).Append(AliasWords.Print(definition.AliasAnalysis)).Append('\n');
        }

        foreach (var rule in op.Kernels)
        {
            output.Append((names ?? KeyNames.Default).Print(rule.Key));
            if (rule.Key.IsAlias) output.Append(AliasMark);
            if (!op.IsActive(rule)) output.Append(InactiveMark);
            output.Append(": ").Append(rule.Kernel.Debug).Append(Separator).Append(rule.Kernel.Inferred?.ToString() ?? None).Append(" [ ");
            if (rule.Kernel.IsFallthrough) output.Append(Marks[0]).Append(' ');
            if (rule.Kernel.IsBoxed) output.Append(Marks[1]).Append(' ');
            if (rule.Kernel.IsUnboxed) output.Append(Marks[2]).Append(' ');
            output.Append("]\n");
        }

        return output.ToString();
    }

    /// <summary>Reads a printed dump. What it does not say (tags, next steps) is as in a rule file that does not say it.</summary>
    /// <param name="text">The text of one operator; blank lines and CRLF are accepted.</param>
    /// <param name="names">The names the keys go by; null means PyTorch's own.</param>
    /// <returns>The registrations, with identities of their own; or the first error, a <see cref="PrintedTextError"/> or <see cref="PrintedTextRefusal"/>.</returns>
    public static Either<DispatchError, OperatorRules> Parse(string text, KeyNames? names = null)
    {
        var lines = new LineQueue(text);
        if (Head(lines).Try(out var head, out var wrong))
        {
            var kernels = new List<(int Line, RegistrationKey Key, Kernel Kernel)>();
            var signatures = new KernelSignatures();
            while (lines.Next() is { } line)
            {
                if (!KernelLine(line, lines.Number, names ?? KeyNames.Default, signatures).Try(out var read, out var error)) return error;
                var isInactive = kernels.Exists(k => k.Key == read.Key);
                if (read.IsInactive != isInactive)
                    return new PrintedTextError(lines.Number, isInactive ? "`(inactive)` on all but the first kernel of a key" : "no `(inactive)` on the first kernel of a key", line);
                kernels.Add((lines.Number, read.Key, read.Kernel));
            }

            return Registered(head, kernels);
        }

        return wrong;
    }

    private static Either<DispatchError, OperatorRules> Registered(DumpHead head, List<(int Line, RegistrationKey Key, Kernel Kernel)> kernels)
    {
        var rules = new RuleSet.Builder(RuleSet.Empty);
        if (head.Schema is { } schema && rules.Define(schema, head.Debug, d => d with { AliasAnalysis = head.Alias }) is { } refused)
            return new PrintedTextRefusal(2, refused);
        for (var i = kernels.Count - 1; i >= 0; i--)
            if (rules.Implement(head.Name, kernels[i].Key, kernels[i].Kernel) is { } error) return new PrintedTextRefusal(kernels[i].Line, error);
        return rules.Build().Find(head.Name).IfNone(() => OperatorRules.None(head.Name));
    }

    private sealed record DumpHead(OperatorName Name, FunctionSchema? Schema, string Debug, AliasAnalysis Alias);

    private static Either<DispatchError, DumpHead> Head(LineQueue lines)
    {
        if (lines.Field(NameField) is not { } nameText) return lines.Expected(NameField);
        if (!OperatorName.Parse(nameText).Try(out var name, out var badName)) return new PrintedTextRefusal(lines.Number, badName);
        if (lines.Field(SchemaField) is not { } schemaText) return lines.Expected(SchemaField);
        if (schemaText == None) return new DumpHead(name, null, "", AliasAnalysis.Default);
        if (!SchemaParser.Parse(schemaText).Try(out var schema, out var badSchema)) return new PrintedTextRefusal(lines.Number, badSchema);
        if (schema.Name != name) return new PrintedTextError(lines.Number, $"the schema of `{name}`", schemaText);
        if (lines.Field(DebugField) is not { } debug) return lines.Expected(DebugField);
        if (lines.Field(AliasField) is not { } word) return lines.Expected(AliasField);
        return AliasWords.Find(word) is { } alias
            ? new DumpHead(name, schema, debug, alias)
            : new PrintedTextError(lines.Number, "a word for alias analysis", word, NearestName.Of(word, AliasWords.All));
    }

    private static Either<DispatchError, (RegistrationKey Key, bool IsInactive, Kernel Kernel)> KernelLine(
        string line, int number, KeyNames names, KernelSignatures signatures)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        // From the right: marks and signatures hold neither of the two signs, origins may hold anything.
        var open = line.LastIndexOf(" [ ", StringComparison.Ordinal);
        var separator = open < 0 ? -1 : line.LastIndexOf(Separator, open, StringComparison.Ordinal);
        if (colon < 0 || separator < colon + 1 || open < separator + Separator.Length || !line.EndsWith(']'))
            return new PrintedTextError(number, "`KEY: DEBUG :: SIGNATURE [ marks ]`", line);
        var left = line[..colon];
        var isInactive = left.EndsWith(InactiveMark, StringComparison.Ordinal);
        if (isInactive) left = left[..^InactiveMark.Length];
        var isAlias = left.EndsWith(AliasMark, StringComparison.Ordinal);
        if (isAlias) left = left[..^AliasMark.Length];
        if (!names.ParseKey(left).Try(out var key, out var unknown)) return new PrintedTextRefusal(number, unknown);
        if (key.IsAlias != isAlias) return new PrintedTextError(number, key.IsAlias ? $"`{AliasMark}` after an alias key" : $"no `{AliasMark}` after a runtime key", line);
        var marks = line[(open + 3)..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(marks, m => !Marks.Contains(m, StringComparer.Ordinal)) is { } mark)
            return new PrintedTextError(number, "one of the marks `fallthrough`, `boxed`, `unboxed`", mark, NearestName.Of(mark, Marks));
        var debug = separator <= colon + 2 ? "" : line[(colon + 2)..separator];
        var isUnboxed = marks.Contains(Marks[2], StringComparer.Ordinal);
        var kernel = new Kernel(debug)
        {
            IsFallthrough = marks.Contains(Marks[0], StringComparer.Ordinal),
            IsBoxed = marks.Contains(Marks[1], StringComparer.Ordinal),
            IsUnboxed = isUnboxed,
            Next = PresumedNext.OfKernel(key, debug),
            IsNextPresumed = true,
        };
        var signature = line[(separator + Separator.Length)..open];
        if (signature == None) return (key, isInactive, kernel);
        return signatures.Read(signature, isUnboxed).Try(out var said, out var bad)
            ? (key, isInactive, kernel with { Inferred = said.Inferred, Signature = said.Native })
            : new PrintedTextRefusal(number, bad);
    }

    /// <summary>The lines of a text that hold something, one after the other.</summary>
    private sealed class LineQueue(string text)
    {
        private int _position;
        private string? _line;

        public int Number { get; private set; }

        public string? Next()
        {
            while (_position < text.Length)
            {
                var end = text.IndexOf('\n', _position);
                var line = text.AsSpan(_position, (end < 0 ? text.Length : end) - _position).TrimEnd('\r');
                _position = end < 0 ? text.Length : end + 1;
                Number++;
                if (!line.IsWhiteSpace()) return _line = line.ToString();
            }

            return _line = null;
        }

        public string? Field(string field) => Next() is { } line && line.StartsWith(field, StringComparison.Ordinal) ? line[field.Length..] : null;

        public PrintedTextError Expected(string field) => new(_line is null ? Number + 1 : Number, $"`{field.TrimEnd()}`", _line);
    }
}
