using System.Globalization;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>Sizes of a tensor of float32 as a person writes them: <c>16M</c> elements, or <c>64MiB</c>.</summary>
internal static class Sizes
{
    /// <summary>Bytes of an element: all rows measure float32.</summary>
    public const long ElementBytes = sizeof(float);

    /// <summary>The least size, in elements: rows of softmax and matrices to turn are made of it.</summary>
    public const long Least = 1 << 12;

    private static readonly (string Suffix, long Factor)[] Suffixes =
        [("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("B", 1), ("G", 1L << 30), ("M", 1L << 20), ("K", 1L << 10), ("", 1)];

    /// <summary>Reads a size.</summary>
    /// <param name="text">A whole number; behind it nothing, K, M or G for elements (powers of 1024), or B, KiB, MiB or GiB for bytes.</param>
    /// <returns>The elements, a multiple of <see cref="Least"/>, rounded down to one; or what is wrong.</returns>
    public static Either<DispatchError, long> Parse(string text)
    {
        var (suffix, factor) = Suffixes.First(s => text.EndsWith(s.Suffix, StringComparison.Ordinal));
        if (!long.TryParse(text[..^suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > long.MaxValue / factor)
            return new UsageError($"`{Quoted.Short(text)}` is no size", "elements as in `16M`, or bytes as in `64MiB`");
        var elements = suffix.EndsWith('B') ? number * factor / ElementBytes : number * factor;
        return elements >= Least
            ? elements / Least * Least
            : new UsageError($"the size `{Quoted.Short(text)}` is too small to measure", string.Create(CultureInfo.InvariantCulture, $"at least {Least} elements"));
    }

    /// <summary>A number of elements as a person reads it.</summary>
    /// <param name="elements">The number.</param>
    /// <returns>Elements and bytes, for example <c>16 M float32 (64 MiB)</c>.</returns>
    public static string Text(long elements) => $"{Scaled(elements, "")} float32 ({Scaled(elements * ElementBytes, "iB")})";

    private static string Scaled(long number, string unit)
    {
        var power = number >= 1L << 30 ? 3 : number >= 1L << 20 ? 2 : number >= 1L << 10 ? 1 : 0;
        var letter = power == 0 ? unit.Length > 0 ? "B" : "" : "KMG"[power - 1] + unit;
        return string.Create(CultureInfo.InvariantCulture, $"{number / Math.Pow(1024, power):0.##} {letter}").TrimEnd();
    }
}
