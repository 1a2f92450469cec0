using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Interchange;

/// <summary>A statement of a rule text: a line that does not begin with a blank, and those below it that do.</summary>
/// <param name="Line">The first line, from 1.</param>
/// <param name="Schema">For a definition the rest of the first line, without comment; null for other statements.</param>
/// <param name="Tokens">The tokens; of a definition those that follow the schema's line, behind its first word.</param>
internal sealed record TextStatement(int Line, TextToken? Schema, List<TextToken> Tokens)
{
    public int EndLine { get; set; } = Line;

    public int EndColumn { get; set; } = 1;

    public int Length { get; set; }
}

/// <summary>Cuts a rule text into statements, one line after the other, so that no more than one is decoded at a time.</summary>
internal ref struct RuleTextLines
{
    private ReadOnlySpan<byte> _rest;
    private int _number;
    private TextStatement? _open;

    public RuleTextLines(ReadOnlySpan<byte> utf8) => _rest = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    /// <summary>What ended the cutting early, or null.</summary>
    public DispatchError? Error { get; private set; }

    /// <summary>The next statement; null at the end and on an error, which comes after the statements above it.</summary>
    public TextStatement? Next()
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.IndexOf((byte)'\n');
            var bytes = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[(end + 1)..];
            _number++;
            if (Decode(bytes) is not { } line) return Stop(bytes is [(byte)' ' or (byte)'\t', ..] ? null : _open);
            if (line.AsSpan().TrimStart(" \t\r") is [] or ['#', ..]) continue;
            if (line[0] is ' ' or '\t')
            {
                if (!Continue(line)) return Stop(null);
                continue;
            }

            var done = _open;
            if (!Begin(line)) return Stop(done);
            if (done is not null) return done;
        }

        var last = _open;
        _open = null;
        return last;
    }

    private TextStatement? Stop(TextStatement? done)
    {
        _rest = default;
        _open = null;
        return done;
    }

    private bool Begin(string line)
    {
        _open = new TextStatement(_number, SchemaOf(line), []);
        return Add(line, _open.Schema is null ? line : RuleWords.Def);
    }

    private bool Continue(string line)
    {
        if (_open is not null) return Add(line, line);
        var column = line.Length - line.AsSpan().TrimStart(" \t").Length + 1;
        return Fail(column, "a statement at the beginning of a line", "one behind a blank");
    }

    private bool Add(string line, string rule)
    {
        var statement = _open!;
        statement.Length += line.Length;
        if (statement.Length > RuleText.LongestStatement) return TooLong();
        Error = RuleTextLexer.Read(rule, _number, statement.Tokens);
        statement.EndLine = _number;
        statement.EndColumn = line.AsSpan(0, RuleTextLexer.EndOfRule(line)).TrimEnd(" \t\r").Length + 1;
        return Error is null;
    }

    // A schema has blanks and parentheses of its own, so it has the rest of its line.
    private readonly TextToken? SchemaOf(string line)
    {
        var rule = line.AsSpan(0, RuleTextLexer.EndOfRule(line)).TrimEnd(" \t\r");
        if (!rule.StartsWith(RuleWords.Def, StringComparison.Ordinal)) return null;
        var rest = rule[RuleWords.Def.Length..];
        var schema = rest.TrimStart(" \t");
        return schema.Length == rest.Length && !rest.IsEmpty ? null
            : new TextToken(TextTokenKind.Word, schema.ToString(), _number, rule.Length - schema.Length + 1, true);
    }

    private bool TooLong() => Fail(1, $"a statement of at most {RuleText.LongestStatement} characters", "a longer one");

    private bool Fail(int column, string expected, string found)
    {
        Error = new RuleFileError(_number, column, expected, found);
        return false;
    }

    private string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 4 * RuleText.LongestStatement) return TooLong() ? "" : null;
        if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var good = 0;
        while (Rune.DecodeFromUtf8(bytes[good..], out _, out var length) == OperationStatus.Done) good += length;
        Fail(Encoding.UTF8.GetCharCount(bytes[..good]) + 1, "UTF-8", $"byte 0x{bytes[good]:x2}");
        return null;
    }
}
