using System.Globalization;

namespace Functional.Dispatch.Cli.Output;

/// <summary>How many of something, in words.</summary>
internal static class Counted
{
    /// <summary>A number and what it counts.</summary>
    /// <param name="count">How many, 0 and up.</param>
    /// <param name="word">One of them, a noun that takes an s.</param>
    /// <returns>For example <c>1 operator</c> or <c>3,640 operators</c>.</returns>
    public static string Of(int count, string word) => count == 1 ? $"1 {word}" : $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {word}s";
}
