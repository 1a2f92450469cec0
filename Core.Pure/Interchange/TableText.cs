using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using LanguageExt;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// Dispatch tables as <c>torch._C._dispatch_dump_table</c> prints them: <c>KEY: [fallthrough ]DEBUG [reason]</c>, a line for each slot that holds
/// something, in slot order.
/// </summary>
public static class TableText
{
    private const string Fallthrough = "fallthrough ";

    // Big enough for most tables, so that a table is one piece of the output.
    private const int PieceLength = 32 * 1024;

    private static readonly SlotReason[] Reasons = [.. Enumerable.Range(1, (int)SlotReason.BackendFallback).Select(r => (SlotReason)r)];

    private static readonly byte[][] LineEnds =
        [.. Enumerable.Range(0, (int)SlotReason.BackendFallback + 1).Select(r => Encoding.UTF8.GetBytes($" [{((SlotReason)r).Text()}]\n"))];

    /// <summary>Prints a table.</summary>
    /// <param name="table">A table.</param>
    /// <param name="names">The names of the keys; null means PyTorch's own.</param>
    /// <returns>The text; empty when no slot holds anything.</returns>
    public static string Print(DispatchTable table, KeyNames? names = null)
    {
        var output = new ArrayBufferWriter<byte>(PieceLength);
        Print(table, names ?? KeyNames.Default, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Computes and prints the table of an operator.</summary>
    /// <param name="rules">The rule set, for its backend fallbacks.</param>
    /// <param name="operatorRules">The operator's registrations.</param>
    /// <param name="names">The names of the keys; null means PyTorch's own.</param>
    /// <returns>The text.</returns>
    public static string Print(RuleSet rules, OperatorRules operatorRules, KeyNames? names = null) =>
        Print(DispatchTable.Compute(rules, operatorRules), names);

    /// <summary>Prints a table as UTF-8, without allocating; for printing thousands into one reused buffer.</summary>
    /// <param name="table">A table.</param>
    /// <param name="names">The names of the keys.</param>
    /// <param name="output">Takes the text.</param>
    public static void Print(DispatchTable table, KeyNames names, IBufferWriter<byte> output)
    {
        var slots = table.Slots;
        var keys = KeyLayout.RuntimeKeys;
        var piece = output.GetSpan(PieceLength);
        var (used, last, same) = (0, default(TableSlot), Range.All);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            ref readonly var content = ref slots[slot];
            if (content.IsMissing) continue;
            var key = names.Print(keys[slot]);
            var debug = content.Rule is { } rule ? rule.Kernel.Debug : TableLine.Ambiguous;
            var longest = (3 * (key.Length + debug.Length)) + Fallthrough.Length + 40;
            if (piece.Length - used < longest)
            {
                output.Advance(used);
                piece = output.GetSpan(Math.Max(longest, PieceLength));
                (used, last) = (0, default);
            }

            used += Encoding.UTF8.GetBytes(key, piece[used..]);
            // Neighbouring slots mostly hold the same kernel for the same reason: the rest of the line is then copied from the line before.
            if (last.Reason == content.Reason && ReferenceEquals(last.Rule, content.Rule))
            {
                piece[same].CopyTo(piece[used..]);
                (var length, same) = (same.End.Value - same.Start.Value, used..(used + same.End.Value - same.Start.Value));
                used += length;
                continue;
            }

            var start = used;
            used += Append(piece[used..], content.IsFallthrough ? ": fallthrough "u8 : ": "u8);
            used += Encoding.UTF8.GetBytes(debug, piece[used..]);
            used += Append(piece[used..], LineEnds[(int)content.Reason]);
            (last, same) = (content, start..used);
        }

        output.Advance(used);
    }

    /// <summary>Prints lines as a table.</summary>
    /// <param name="lines">The lines, in the order they are to have.</param>
    /// <param name="names">The names of the keys; null means PyTorch's own.</param>
    /// <returns>The text.</returns>
    public static string Print(IEnumerable<TableLine> lines, KeyNames? names = null) => string.Concat(lines.Select(line =>
        $"{(names ?? KeyNames.Default).Print(line.Key)}: {(line.IsFallthrough ? Fallthrough : "")}{line.Debug} [{line.Reason.Text()}]\n"));

    /// <summary>Reads a printed table.</summary>
    /// <param name="text">The text; blank lines and CRLF are accepted.</param>
    /// <param name="names">The names the keys go by; null means PyTorch's own.</param>
    /// <returns>The lines in the order of the text, or a <see cref="PrintedTextError"/> or <see cref="PrintedTextRefusal"/> with the first line that is none; a key that has two lines is one.</returns>
    public static Either<DispatchError, ImmutableArray<TableLine>> Parse(string text, KeyNames? names = null)
    {
        var lines = ImmutableArray.CreateBuilder<TableLine>();
        var seen = new System.Collections.Generic.HashSet<DispatchKey>();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan()[range].TrimEnd('\r');
            if (line.IsWhiteSpace()) continue;
            if (!Line(line, number, names ?? KeyNames.Default).Try(out var read, out var error)) return error;
            if (!seen.Add(read.Key)) return new PrintedTextError(number, $"one line for `{(names ?? KeyNames.Default).Print(read.Key)}`", line.ToString());
            lines.Add(read);
        }

        return lines.DrainToImmutable();
    }

    private static Either<DispatchError, TableLine> Line(ReadOnlySpan<char> line, int number, KeyNames names)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0) return new PrintedTextError(number, "`KEY: DEBUG [reason]`", line.ToString());
        if (!names.ParseRuntimeKey(line[..colon].ToString()).Try(out var key, out var unknown)) return new PrintedTextRefusal(number, unknown);
        if (!KeyLayout.IsRuntime(key)) return new PrintedTextRefusal(number, new NotARegistrationKeyError(key));
        var open = line.LastIndexOf(" [", StringComparison.Ordinal);
        if (open < colon + 1 || line[^1] != ']') return new PrintedTextError(number, "a reason in brackets at the end", line.ToString());
        var word = line[(open + 2)..^1].ToString();
        var reason = Array.Find(Reasons, r => r.Text() == word);
        if (reason == SlotReason.Missing)
            return new PrintedTextError(number, "a reason", word, NearestName.Of(word, Reasons.Select(r => r.Text())));
        var debug = open <= colon + 2 ? "" : line[(colon + 2)..open];
        var isFallthrough = debug.StartsWith(Fallthrough, StringComparison.Ordinal);
        return new TableLine(key, (isFallthrough ? debug[Fallthrough.Length..] : debug).ToString(), isFallthrough, reason);
    }

    private static int Append(Span<byte> output, ReadOnlySpan<byte> text)
    {
        text.CopyTo(output);
        return text.Length;
    }
}
