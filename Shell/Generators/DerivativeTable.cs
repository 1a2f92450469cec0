using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>A stretch of a line of the table, and where it is.</summary>
internal sealed record TableText(string Text, int Line, int Column, int Start)
{
    public Finding Finding(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, string path, params string[] arguments) =>
        At(descriptor, path, 0, Math.Max(Text.Length, 1), arguments);

    public Finding At(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, string path, int offset, int length, params string[] arguments) => new(
        descriptor, path, new TextSpan(Start + offset, length), new LinePositionSpan(new(Line, Column + offset), new(Line, Column + offset + length)), [.. arguments]);

    /// <summary>A part of the stretch, without the blanks around it.</summary>
    public TableText Part(int from, int to)
    {
        while (from < to && char.IsWhiteSpace(Text[from])) from++;
        while (to > from && char.IsWhiteSpace(Text[to - 1])) to--;
        return new(Text.Substring(from, to - from), Line, Column + from, Start + from);
    }
}

/// <summary>What kind of entry the table has for an operator.</summary>
internal enum EntryKind
{
    /// <summary>Formulas for its arguments.</summary>
    Formulas,

    /// <summary>The formulas of another operator.</summary>
    As,

    /// <summary>No argument or result is differentiable.</summary>
    Plain,

    /// <summary>It is written in terms of others and has no kernel of its own.</summary>
    Composite,

    /// <summary>Its kernels are written by hand.</summary>
    Manual,
}

/// <summary>One line below an operator: what the gradients of some names are.</summary>
internal sealed record TableFormula(IReadOnlyList<TableText> Names, TableText Value);

/// <summary>One operator of the table.</summary>
internal sealed record TableEntry(EntryKind Kind, TableText Operator, TableText? Node, TableText? Other, bool Replays, List<TableFormula> Formulas);

/// <summary>
/// Reads the text: <c>OPERATOR =&gt; NODE [replay]</c>, below it, indented, <c>NAME[, NAME…]: FORMULA</c>; <c>OPERATOR as OPERATOR</c>; lists after
/// <c>plain</c>, <c>composite</c> and <c>manual</c>. A number sign begins a comment.
/// </summary>
internal static class DerivativeTable
{
    public static List<TableEntry> Parse(string path, string text, List<Finding> findings)
    {
        var entries = new List<TableEntry>();
        var start = 0;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            var content = raw.TrimEnd('\r');
            var comment = content.IndexOf('#');
            if (comment >= 0) content = content.Substring(0, comment);
            var line = new TableText(content, number++, 0, start);
            start += raw.Length + 1;
            var part = line.Part(0, content.Length);
            if (part.Text.Length == 0) continue;
            if (char.IsWhiteSpace(content[0])) Formula(path, part, entries, findings);
            else Header(path, part, entries, findings);
        }

        return entries;
    }

    private static void Formula(string path, TableText part, List<TableEntry> entries, List<Finding> findings)
    {
        var colon = part.Text.IndexOf(':');
        if (entries.Count == 0 || entries[entries.Count - 1].Kind != EntryKind.Formulas || colon < 0)
        {
            findings.Add(part.Finding(Diagnostics.MalformedTable, path, "expected `NAME: FORMULA` below `OPERATOR => NODE`"));
            return;
        }

        entries[entries.Count - 1].Formulas.Add(new(Split(part.Part(0, colon), ','), part.Part(colon + 1, part.Text.Length)));
    }

    private static void Header(string path, TableText part, List<TableEntry> entries, List<Finding> findings)
    {
        var words = Split(part, ' ');
        var kind = words[0].Text switch { "plain" => EntryKind.Plain, "composite" => EntryKind.Composite, "manual" => EntryKind.Manual, _ => (EntryKind?)null };
        if (kind is { } listed)
            foreach (var word in words.Skip(1)) entries.Add(new(listed, word, null, null, false, []));
        else if (words.Count == 3 && words[1].Text == "as")
            entries.Add(new(EntryKind.As, words[0], null, words[2], false, []));
        else if ((words.Count == 3 || words.Count == 4 && words[3].Text == "replay") && words[1].Text == "=>")
            entries.Add(new(EntryKind.Formulas, words[0], words[2], null, words.Count == 4, []));
        else
            findings.Add(part.Finding(Diagnostics.MalformedTable, path, "expected `OPERATOR => NODE [replay]`, `OPERATOR as OPERATOR`, or a list after `plain`, `composite` or `manual`"));
    }

    private static List<TableText> Split(TableText text, char separator)
    {
        var parts = new List<TableText>();
        var from = 0;
        for (var i = 0; i <= text.Text.Length; i++)
        {
            if (i < text.Text.Length && text.Text[i] != separator) continue;
            if (text.Part(from, i) is { Text.Length: > 0 } part) parts.Add(part);
            from = i + 1;
        }

        return parts;
    }
}
