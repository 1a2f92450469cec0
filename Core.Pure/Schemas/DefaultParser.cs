using System.Collections.Immutable;
using System.Globalization;

namespace Functional.Dispatch.Schemas;

/// <summary>Reads what stands after an argument's <c>=</c>.</summary>
internal static class DefaultParser
{
    private const string Expected = "a default value";

    private static readonly DefaultValue.None None = new();
    private static readonly DefaultValue.Bool True = new(true);
    private static readonly DefaultValue.Bool False = new(false);

    // The words of native_functions.yaml and of Python's printed enumerations. A closed list, so that a typo is an error.
    private static readonly ImmutableArray<string> Words =
    [
        "True", "False", "None", "Mean", "Sum", "inf", "nan",
        "contiguous_format", "preserve_format", "channels_last", "channels_last_3d",
        "strided", "sparse_coo", "sparse_csr", "sparse_csc", "sparse_bsr", "sparse_bsc", "jagged",
        "float", "double", "half", "bfloat16", "long", "int", "short", "bool", "uint8", "int8", "int16", "int32", "int64",
        "float16", "float32", "float64", "complex64", "complex128", "cpu", "cuda",
    ];

    public static DefaultValue? Read(SchemaCursor cursor)
    {
        if (!cursor.Take('['))
            return Single(cursor);
        var items = new List<DefaultValue>();
        if (!cursor.Take(']'))
        {
            do
            {
                if (Single(cursor) is not { } item)
                    return null;
                items.Add(item);
            }
            while (cursor.Take(','));
            if (!cursor.Expect(']', "`,` or `]`"))
                return null;
        }
        return new DefaultValue.List([.. items]);
    }

    private static DefaultValue? Single(SchemaCursor cursor)
    {
        cursor.SkipSpace();
        return cursor.Peek() switch
        {
            '"' or '\'' => QuotedText.Read(cursor) is { } text ? new DefaultValue.Str(text) : null,
            '-' or '.' or (>= '0' and <= '9') => Number(cursor),
            _ => Name(cursor),
        };
    }

    private static DefaultValue? Name(SchemaCursor cursor)
    {
        var start = cursor.Position;
        var word = cursor.Word();
        if (word is "torch" && cursor.Peek() is '.')
        {
            cursor.Position++;
            return cursor.Word().IsEmpty
                ? (DefaultValue?)cursor.Fail("a name after `torch.`")
                : new DefaultValue.Word(cursor.Since(start).ToString());
        }
        switch (word)
        {
            case "None":
                return None;
            case "True":
                return True;
            case "False":
                return False;
            case "inf" or "nan":
                return new DefaultValue.Float(word.ToString());
        }
        var name = word.ToString();
        if (Words.Contains(name, StringComparer.Ordinal))
            return new DefaultValue.Word(name);
        cursor.Position = start;
        return (DefaultValue?)cursor.Fail(Expected, Words);
    }

    private static DefaultValue? Number(SchemaCursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Peek() is '-')
            cursor.Position++;
        var digits = cursor.Position;
        if (cursor.Word() is "inf" or "nan")
            return new DefaultValue.Float(cursor.Since(start).ToString());
        cursor.Position = digits;
        cursor.SkipDigits();
        var count = cursor.Position - digits;
        var isFloat = cursor.Peek() is '.';
        if (isFloat)
        {
            cursor.Position++;
            cursor.SkipDigits();
            count = cursor.Position - digits - 1;
        }
        if (count == 0)
        {
            cursor.Position = start;
            return (DefaultValue?)cursor.Fail(Expected);
        }
        var sign = cursor.Peek(1) is '+' or '-' ? 1 : 0;
        if (cursor.Peek() is 'e' or 'E' && char.IsAsciiDigit(cursor.Peek(1 + sign)))
        {
            isFloat = true;
            cursor.Position += 1 + sign;
            cursor.SkipDigits();
        }
        if (cursor.Peek() is 'j')
        {
            isFloat = true;
            cursor.Position++;
        }
        if (isFloat)
            return new DefaultValue.Float(cursor.Since(start).ToString());
        if (long.TryParse(cursor.Since(start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return new DefaultValue.Int(value);
        cursor.Position = start;
        return (DefaultValue?)cursor.Fail("an integer of 64 bits");
    }
}
