using System.Buffers;
using System.Globalization;
using System.Text;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Schemas;

/// <summary>
/// A place in a text that only moves forward, and the first error met. One parse owns one cursor, so the state never escapes.
/// Every method that fails records the error and returns null or false; the caller passes that up.
/// </summary>
internal sealed class SchemaCursor(string text)
{
    private const int LongestQuote = 40;

    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    public int Position { get; set; }

    public SchemaError? Error { get; private set; }

    /// <summary>The character at an offset from here, or NUL past the end (NUL is no part of the language, so the two need no telling apart).</summary>
    public char Peek(int offset = 0) => (uint)(Position + offset) < (uint)text.Length ? text[Position + offset] : '\0';

    public bool AtEnd => Position >= text.Length;

    public void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
            Position++;
    }

    public bool Take(char c)
    {
        SkipSpace();
        if (Peek() != c || AtEnd)
            return false;
        Position++;
        return true;
    }

    public bool Take(string symbol)
    {
        SkipSpace();
        if (!text.AsSpan(Position).StartsWith(symbol, StringComparison.Ordinal))
            return false;
        Position += symbol.Length;
        return true;
    }

    public bool Expect(char c, string expected) => Take(c) || Fail(expected) is not null;

    /// <summary>The letters, digits and underscores from here on (none before a digit); empty where no word starts.</summary>
    public ReadOnlySpan<char> Word()
    {
        var rest = text.AsSpan(Position);
        if (rest.IsEmpty || char.IsAsciiDigit(rest[0]))
            return default;
        var end = rest.IndexOfAnyExcept(WordCharacters);
        var word = end < 0 ? rest : rest[..end];
        Position += word.Length;
        return word;
    }

    public ReadOnlySpan<char> Since(int start) => text.AsSpan(start, Position - start);

    public void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
            Position++;
    }

    /// <summary>Records the error at this place, unless one is recorded already. Always null, so that a parse function can return it.</summary>
    public object? Fail(string expected, IEnumerable<string>? validWords = null)
    {
        if (Error is not null)
            return null;
        var start = Position;
        var word = Word();
        Position = start;
        var nearest = validWords is null || word.IsEmpty || word.Length > NearestName.LongestText
            ? null
            : NearestName.Of(word.ToString(), validWords);
        Error = new SchemaError(start + 1, expected, AtEnd ? null : Quote(word.IsEmpty ? text.AsSpan(start, 1) : word), nearest);
        return null;
    }

    private static string Quote(ReadOnlySpan<char> found)
    {
        var quoted = new StringBuilder();
        foreach (var c in found[..Math.Min(found.Length, LongestQuote)])
            if (c is >= ' ' and <= '~')
                quoted.Append(c);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        return quoted.Append(found.Length > LongestQuote ? "..." : "").ToString();
    }
}
