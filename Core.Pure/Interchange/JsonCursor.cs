using System.Collections.Immutable;
using System.Text.Json;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// A place in a JSON text that only moves forward, and the first error met. Whatever the bytes are, it ends in values or in an error: the
/// JSON reader's exceptions stop here. Every method that fails records the error and returns null or false; the caller passes that up.
/// </summary>
internal ref struct JsonCursor
{
    // Rule files nest five deep; recorded tables of fallbacks three.
    private const int DeepestNesting = 16;

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _firstLine;
    private readonly Utf8Texts _texts;
    private Utf8JsonReader _json;

    /// <summary>A cursor before the first token.</summary>
    /// <param name="text">One JSON value.</param>
    /// <param name="firstLine">The number of the text's first line, from 1.</param>
    /// <param name="texts">Where strings are shared.</param>
    public JsonCursor(ReadOnlySpan<byte> text, int firstLine, Utf8Texts texts)
    {
        _text = text;
        _firstLine = firstLine;
        _texts = texts;
        _json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = DeepestNesting });
    }

    public DispatchError? Error { get; private set; }

    public readonly int Line => PlaceOf((int)_json.TokenStartIndex).Line;

    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    public readonly bool IsArray => _json.TokenType == JsonTokenType.StartArray;

    public readonly bool IsObject => _json.TokenType == JsonTokenType.StartObject;

    /// <summary>Moves to the next token; false, with an error, when there is none.</summary>
    public bool Read()
    {
        if (Error is not null) return false;
        try
        {
            if (_json.Read()) return true;
            Error = At(_text.Length, "a JSON value", "nothing");
        }
        catch (JsonException e)
        {
            Broken(e);
        }

        return false;
    }

    /// <summary>Passes over the value at this place.</summary>
    public bool Skip()
    {
        if (Error is not null) return false;
        try
        {
            _json.Skip();
            return true;
        }
        catch (JsonException e)
        {
            Broken(e);
            return false;
        }
    }

    /// <summary>Whether nothing but white space follows; an error otherwise.</summary>
    public bool End()
    {
        if (Error is not null) return false;
        try
        {
            if (!_json.Read()) return true;
        }
        catch (JsonException)
        {
            // Said below: after the value anything is wrong.
        }

        var rest = (int)_json.BytesConsumed;
        while (rest < _text.Length && _text[rest] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') rest++;
        Error = At(rest, "the end of the line", ByteAt(rest));
        return false;
    }

    /// <summary>Moves to the value of an object's next field.</summary>
    /// <param name="fields">The names it can have.</param>
    /// <param name="allowed">Which of them are allowed here.</param>
    /// <param name="seen">What the object has had so far.</param>
    /// <returns>False at the object's end and on an error.</returns>
    public bool NextField(FieldSet fields, uint allowed, ref SeenFields seen)
    {
        if (!Read() || _json.TokenType == JsonTokenType.EndObject) return false;
        var found = Find(fields, seen.Mask == 0 ? 0 : seen.Last + 1);
        if (found < 0 || (allowed >> found & 1) == 0)
        {
            var left = fields.Allowed(allowed).ToArray();
            FailWord(left.Length == 0 ? "no more fields" : "one of the fields " + string.Join(", ", left.Select(n => $"`{n}`")), left);
            return false;
        }

        if (seen.Has(found))
        {
            Fail($"`{fields.Names[found]}` once");
            return false;
        }

        seen.Mask |= 1u << found;
        seen.Last = found;
        return Read();
    }

    /// <summary>Whether the value here is an object; an error otherwise.</summary>
    public bool Object(string expected) => Is(JsonTokenType.StartObject, expected);

    /// <summary>Whether the value here is an array; an error otherwise.</summary>
    public bool Array(string expected) => Is(JsonTokenType.StartArray, expected);

    /// <summary>Moves to an array's next element; false at its end and on an error.</summary>
    public bool NextElement() => Read() && _json.TokenType != JsonTokenType.EndArray;

    public string? Text(string expected = "a text") => Is(JsonTokenType.String, expected) ? CurrentText() : null;

    /// <summary>The text here, or null for <c>null</c>; ask <see cref="Error"/> to tell it from a failure.</summary>
    public string? TextOrNull() => IsNull ? null : Text("a text or null");

    /// <summary>An array of texts, or null with an error.</summary>
    public ImmutableArray<string>? Texts(string expected)
    {
        if (!Array(expected)) return null;
        var texts = ImmutableArray.CreateBuilder<string>();
        while (NextElement())
        {
            if (texts.Count == RuleLimits.Texts) Refuse(null, new TooManyError("texts in a list", RuleLimits.Texts));
            if (Text() is not { } text) return null;
            texts.Add(text);
        }

        return texts.DrainToImmutable();
    }

    public bool Flag()
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False) return _json.GetBoolean();
        Fail("`true` or `false`");
        return false;
    }

    public int? Number(string expected)
    {
        if (Error is null && _json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var value)) return value;
        Fail(expected);
        return null;
    }

    /// <summary>Records an error about the token here, unless there is one already.</summary>
    public void Fail(string expected) => Error ??= At((int)_json.TokenStartIndex, expected, Describe());

    /// <summary>Records an error about the byte at an offset, unless there is one already.</summary>
    public void FailAt(int offset, string expected) => Error ??= At(offset, expected, ByteAt(offset));

    /// <summary>Records an error about a word here that is none of the valid ones.</summary>
    public void FailWord(string expected, IEnumerable<string> valid)
    {
        if (Error is not null) return;
        if (_json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && CurrentText() is { } word)
            Error = At((int)_json.TokenStartIndex, expected, $"`{Quoted.Short(word)}`", NearestName.Of(word, valid));
        else
            Fail(expected);
    }

    /// <summary>Records why what is said here cannot be.</summary>
    public void Refuse(string? field, DispatchError reason) => Error ??= new RuleFileRefusal(Line, field, reason);

    private bool Is(JsonTokenType type, string expected)
    {
        if (Error is null && _json.TokenType == type) return true;
        Fail(expected);
        return false;
    }

    private int Find(FieldSet fields, int guess)
    {
        var escaped = _json.ValueIsEscaped ? CurrentText() : null;
        if (Error is not null) return -1;
        for (var i = 0; i < fields.Count; i++)
        {
            var field = (guess + i) % fields.Count;
            if (escaped is null ? _json.ValueSpan.SequenceEqual(fields.Utf8(field)) : escaped == fields.Names[field]) return field;
        }

        return -1;
    }

    private string? CurrentText()
    {
        if (!_json.ValueIsEscaped) return _texts.Of(_json.ValueSpan);
        try
        {
            return _json.GetString();
        }
        catch (InvalidOperationException)
        {
            Error ??= At((int)_json.TokenStartIndex, "text without half surrogates", "an escape that is half a character");
            return null;
        }
    }

    private void Broken(JsonException e)
    {
        var line = (int)(e.LineNumber ?? 0);
        var column = (int)(e.BytePositionInLine ?? 0);
        var offset = column;
        for (var rest = _text; line > 0 && rest.IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            offset += end + 1;
            rest = rest[(end + 1)..];
        }

        offset = Math.Min(offset, _text.Length);
        var tooDeep = _json.CurrentDepth >= DeepestNesting && offset < _text.Length && _text[offset] is (byte)'[' or (byte)'{';
        Error ??= At(offset, tooDeep ? $"at most {DeepestNesting} values inside each other" : "JSON", ByteAt(offset));
    }

    private readonly RuleFileError At(int offset, string expected, string found, string? nearest = null)
    {
        var (line, column) = PlaceOf(offset);
        return new RuleFileError(line, column, expected, found, nearest);
    }

    private readonly (int Line, int Column) PlaceOf(int offset)
    {
        var before = _text[..Math.Min(offset, _text.Length)];
        return (_firstLine + before.Count((byte)'\n'), before.Length - before.LastIndexOf((byte)'\n'));
    }

    private readonly string ByteAt(int offset) =>
        offset >= _text.Length ? "the end of the line"
        : _text[offset] is >= (byte)' ' and <= (byte)'~' and var c ? $"`{(char)c}`"
        : $"byte 0x{_text[offset]:x2}";

    private string Describe() => _json.TokenType switch
    {
        JsonTokenType.None => "nothing",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.EndObject => "the end of the object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.EndArray => "the end of the array",
        JsonTokenType.PropertyName or JsonTokenType.String => CurrentText() is { } text ? $"`{Quoted.Short(text)}`" : "a damaged text",
        JsonTokenType.Number => $"the number {Quoted.Short(_texts.Of(_json.ValueSpan))}",
        JsonTokenType.True => "`true`",
        JsonTokenType.False => "`false`",
        JsonTokenType.Null => "`null`",
        JsonTokenType.Comment => "a comment",
    };
}
