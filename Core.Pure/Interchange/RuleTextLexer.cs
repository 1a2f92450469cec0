using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Interchange;

/// <summary>What a piece of a rule text is.</summary>
internal enum TextTokenKind
{
    /// <summary>Letters, digits and other signs without a blank: a statement's word, a key, an operator.</summary>
    Word,

    /// <summary>A text that stood in quotes.</summary>
    Quoted,

    /// <summary>One of <c>( ) , ;</c>.</summary>
    Sign,
}

/// <summary>A piece of a rule text and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, the sign, or what the quotes hold.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character (UTF-16 unit) in that line, from 1.</param>
/// <param name="IsPlain">Whether it stands in the line as it is, without escapes, so that columns inside it can be told.</param>
internal readonly record struct TextToken(TextTokenKind Kind, string Text, int Line, int Column, bool IsPlain)
{
    public bool Is(TextTokenKind kind, string text) => Kind == kind && Text == text;
}

/// <summary>Takes the lines of a rule text apart.</summary>
internal static class RuleTextLexer
{
    private const string Signs = "(),;";

    /// <summary>Where a comment begins: at the first <c>#</c> outside quotes; the line's length when there is none.</summary>
    public static int EndOfRule(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
            if (quote == '\0')
            {
                if (line[i] == '#') return i;
                if (line[i] is '"' or '\'') quote = line[i];
            }
            else if (line[i] == '\\') i++;
            else if (line[i] == quote) quote = '\0';
        return line.Length;
    }

    /// <summary>The tokens of a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="tokens">Takes the tokens.</param>
    /// <returns>Null, or the first place that is no token.</returns>
    public static RuleFileError? Read(string line, int number, List<TextToken> tokens)
    {
        var cursor = new SchemaCursor(line);
        while (true)
        {
            while (cursor.Peek() is ' ' or '\t' or '\r') cursor.Position++;
            if (cursor.AtEnd || cursor.Peek() == '#') return null;
            var from = cursor.Position;
            if (cursor.Peek() == '"')
            {
                if (QuotedText.Read(cursor) is not { } text) return Broken(cursor.Error!, number);
                tokens.Add(new TextToken(TextTokenKind.Quoted, text, number, from + 1, text.Length == cursor.Position - from - 2));
            }
            else if (Signs.Contains(cursor.Peek(), StringComparison.Ordinal))
            {
                tokens.Add(new TextToken(TextTokenKind.Sign, line[from..++cursor.Position], number, from + 1, true));
            }
            else
            {
                while (!cursor.AtEnd && !EndsWord(cursor.Peek())) cursor.Position++;
                tokens.Add(new TextToken(TextTokenKind.Word, line[from..cursor.Position], number, from + 1, true));
            }
        }
    }

    private static bool EndsWord(char c) => c is ' ' or '\t' or '\r' or '"' or '#' || Signs.Contains(c, StringComparison.Ordinal);

    private static RuleFileError Broken(SchemaError error, int line) =>
        new(line, error.Column, error.Expected, error.Found is null ? "the end of the line" : $"`{error.Found}`", error.Nearest);
}
