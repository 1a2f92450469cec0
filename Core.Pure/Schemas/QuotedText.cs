using System.Globalization;
using System.Text;

namespace Functional.Dispatch.Schemas;

/// <summary>Texts between quotes, with the escapes PyTorch's printer writes and its parser reads.</summary>
internal static class QuotedText
{
    public static StringBuilder Print(string value, StringBuilder output)
    {
        output.Append('"');
        foreach (var c in value)
            _ = Escape(c) is { } letter ? output.Append('\\').Append(letter)
                : char.IsControl(c) ? output.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'))
                : output.Append(c);
        return output.Append('"');
    }

    /// <summary>Reads the text whose opening quote stands here.</summary>
    public static string? Read(SchemaCursor cursor)
    {
        var quote = cursor.Peek();
        cursor.Position++;
        var value = new StringBuilder();
        while (!cursor.AtEnd && cursor.Peek() != quote)
        {
            var c = cursor.Peek();
            if (c is '\\' && Unescape(cursor) is { } escaped)
                value.Append(escaped);
            else if (c is '\\')
                return null;
            else
            {
                value.Append(c);
                cursor.Position++;
            }
        }
        if (cursor.AtEnd)
            return (string?)cursor.Fail(string.Create(CultureInfo.InvariantCulture, $"a closing `{quote}`"));
        cursor.Position++;
        return value.ToString();
    }

    private static char? Unescape(SchemaCursor cursor)
    {
        cursor.Position++;
        var c = cursor.Peek();
        if (c is >= '0' and <= '3' && IsOctal(cursor.Peek(1)) && IsOctal(cursor.Peek(2)))
        {
            var code = ((c - '0') * 64) + ((cursor.Peek(1) - '0') * 8) + (cursor.Peek(2) - '0');
            cursor.Position += 3;
            return (char)code;
        }
        char? plain = c switch
        {
            '\\' or '\'' or '"' => c,
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            _ => null,
        };
        if (plain is null)
            cursor.Fail("an escape: one of `\\'\"abfnrtv` or three octal digits");
        else
            cursor.Position++;
        return plain;
    }

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    private static char? Escape(char c) => c switch
    {
        '\\' or '\'' or '"' => c,
        '\a' => 'a',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\v' => 'v',
        _ => null,
    };
}
