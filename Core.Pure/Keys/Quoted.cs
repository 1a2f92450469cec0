using System.Text;

namespace Functional.Dispatch.Keys;

/// <summary>User input as it appears in an error: short, and on one line whatever it holds.</summary>
public static class Quoted
{
    /// <summary>The longest piece of input an error repeats.</summary>
    public const int MaximumLength = 60;

    /// <summary>The text with control characters escaped, cut to <see cref="MaximumLength"/> characters.</summary>
    /// <param name="text">Any text, of any length.</param>
    /// <returns>One short line.</returns>
    public static string Short(string text) => Line(text, MaximumLength);

    /// <summary>The same with another limit, for texts such as file and line or a whole schema.</summary>
    /// <param name="text">Any text, of any length.</param>
    /// <param name="limit">The most characters that are repeated.</param>
    /// <returns>One line.</returns>
    public static string Line(string text, int limit = 160)
    {
        var shown = text.AsSpan(0, Math.Min(text.Length, limit));
        var line = new StringBuilder(shown.Length);
        foreach (var c in shown)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029') line.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else line.Append(c);
        }

        return text.Length > limit ? line.Append('…').ToString() : line.ToString();
    }
}
