using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// A place in one statement of a rule text that only moves forward, and the first error met. Every method that fails records the error and
/// returns null or false; the caller passes that up.
/// </summary>
internal sealed class RuleTextCursor(IReadOnlyList<TextToken> tokens, int endLine, int endColumn, KeyReader keys)
{
    private int _position;

    public DispatchError? Error { get; private set; }

    public KeyReader Keys => keys;

    public KeyNames Names => keys.Names;

    public TextToken? Current => _position < tokens.Count ? tokens[_position] : null;

    public bool AtEnd => _position >= tokens.Count;

    /// <summary>Moves past the word when it stands here.</summary>
    public bool Take(string word)
    {
        if (Current is not { } token || !token.Is(TextTokenKind.Word, word)) return false;
        _position++;
        return true;
    }

    /// <summary>Moves past the sign when it stands here.</summary>
    public bool TakeSign(string sign)
    {
        if (Current is not { } token || !token.Is(TextTokenKind.Sign, sign)) return false;
        _position++;
        return true;
    }

    /// <summary>Whether the sign stood here; an error otherwise.</summary>
    public bool Expect(string sign)
    {
        if (Error is null && TakeSign(sign)) return true;
        Fail($"`{sign}`");
        return false;
    }

    /// <summary>Any word, or null with an error.</summary>
    public TextToken? Word(string expected)
    {
        if (Error is null && Current is { Kind: TextTokenKind.Word } token)
        {
            _position++;
            return token;
        }

        Fail(expected);
        return null;
    }

    /// <summary>One of these words, or null with an error that names the nearest.</summary>
    public string? OneOf(string expected, IReadOnlyList<string> words)
    {
        if (Error is null && Current is { Kind: TextTokenKind.Word } token && words.Contains(token.Text))
        {
            _position++;
            return token.Text;
        }

        Fail(expected, words);
        return null;
    }

    /// <summary>One of these words, or null with an error that names the nearest.</summary>
    public string? OneOf(WordSet words) => OneOf(words.Expected, words.Words);

    /// <summary>A text in quotes, or null with an error.</summary>
    public TextToken? Quoted(string expected)
    {
        if (Error is null && Current is { Kind: TextTokenKind.Quoted } token)
        {
            _position++;
            return token;
        }

        Fail(expected + " in quotes");
        return null;
    }

    /// <summary>A key that something can be registered at. A key that only the text's enumeration has is told apart: what is registered there may be left out.</summary>
    public (RegistrationKey? Key, ForeignKeyError? Foreign) Key()
    {
        if (Word("a dispatch key") is not { } word) return default;
        if (keys.Key(word.Text).Try(out var key, out var error)) return (key, null);
        if (error is ForeignKeyError foreign) return (null, foreign);
        Refuse(word, error);
        return default;
    }

    /// <summary>A key that can be a member of a keyset.</summary>
    public DispatchKey? RuntimeKey()
    {
        if (Word("a dispatch key") is not { } word) return null;
        if (keys.RuntimeKey(word.Text).Try(out var key, out var error)) return key;
        Refuse(word, error);
        return null;
    }

    /// <summary>An operator's name.</summary>
    public OperatorName? Operator()
    {
        if (Word("an operator") is not { } word) return null;
        if (OperatorName.Parse(word.Text).Try(out var name, out var error)) return name;
        Error ??= Inside(word, 0, error);
        return null;
    }

    /// <summary>Records an error about what stands here, unless there is one already.</summary>
    public void Fail(string expected, IEnumerable<string>? valid = null)
    {
        if (Current is { } token) FailAt(token, expected, valid);
        else Error ??= new RuleFileError(endLine, endColumn, expected, "the end of the statement");
    }

    /// <summary>Records an error about a token, unless there is one already.</summary>
    public void FailAt(TextToken token, string expected, IEnumerable<string>? valid = null) =>
        Error ??= new RuleFileError(token.Line, token.Column, expected, Describe(token), valid is null ? null : NearestName.Of(token.Text, valid));

    /// <summary>Records why what a token says cannot be.</summary>
    public void Refuse(TextToken token, DispatchError reason) => Error ??= new RuleTextRefusal(token.Line, token.Column, reason);

    /// <summary>Records an error inside a token that holds a schema or a name.</summary>
    /// <param name="token">The token.</param>
    /// <param name="opening">How many characters of it stand before the text.</param>
    /// <param name="error">The error, counted from the text's start.</param>
    public void RefuseInside(TextToken token, int opening, SchemaError error) =>
        Error ??= token.IsPlain ? Inside(token, opening, error) : new RuleTextRefusal(token.Line, token.Column, error);

    private static RuleFileError Inside(TextToken token, int opening, SchemaError error) =>
        new(token.Line, token.Column + opening + error.Column - 1, error.Expected, error.Found is null ? "the end of the text" : $"`{error.Found}`", error.Nearest);

    private static string Describe(TextToken token) =>
        token.Kind == TextTokenKind.Quoted ? $"the text `{Dispatch.Keys.Quoted.Short(token.Text)}`" : $"`{Dispatch.Keys.Quoted.Short(token.Text)}`";
}
