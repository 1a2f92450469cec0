using System.Globalization;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// How the elements of one tensor are written so that they line up, as PyTorch decides it: whole floating-point numbers with a bare point, others
/// with four decimals, and in scientific notation when they are too far apart, too large or too small for that.
/// </summary>
internal sealed class ElementFormat
{
    private const int Precision = 4;
    // Enough digits to see that a number lies halfway between two roundings: no double comes closer to such a place without being at it.
    private const int Exact = 44;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly Func<double, string>? _number;

    private ElementFormat(int width, Func<double, string>? number) => (Width, _number) = (width, number);

    /// <summary>How many characters an element is padded to; what is not finite may be longer.</summary>
    public int Width { get; }

    /// <summary>The format of numbers that are not floating-point ones.</summary>
    /// <param name="texts">All of them as texts.</param>
    /// <returns>The format.</returns>
    public static ElementFormat Of(IEnumerable<string> texts) => new(texts.Aggregate(1, (width, text) => Math.Max(width, text.Length)), null);

    /// <summary>The format of floating-point numbers.</summary>
    /// <param name="values">All that will be written.</param>
    /// <returns>The format.</returns>
    public static ElementFormat Of(IReadOnlyCollection<double> values)
    {
        var (least, greatest, isWhole) = (double.PositiveInfinity, 0.0, true);
        foreach (var value in values)
        {
            if (value == 0 || !double.IsFinite(value)) continue;
            least = Math.Min(least, Math.Abs(value));
            greatest = Math.Max(greatest, Math.Abs(value));
            isWhole &= value == Math.Ceiling(value);
        }

        if (greatest == 0) return new(1, Whole);
        Func<double, string> number = greatest / least > 1000 || greatest > 1e8 || least < 1e-4 ? Scientific : isWhole ? Whole : Fixed;
        // Zeros and what is not finite do not count, as in PyTorch.
        return new(values.Where(v => v != 0 && double.IsFinite(v)).Aggregate(1, (width, v) => Math.Max(width, number(v).Length)), number);
    }

    /// <summary>Writes a floating-point number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Its text, padded.</returns>
    public string Write(double value) => Write(_number!(value));

    /// <summary>Pads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>It, with spaces before it.</returns>
    public string Write(string text) => text.PadLeft(Width);

    private static string? NotFinite(double value) =>
        double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf" : null;

    private static string Whole(double value) => NotFinite(value) ?? $"{value.ToString("F0", Culture)}.";

    private static string Fixed(double value) => NotFinite(value) ?? HalfToEven(value.ToString($"F{Exact}", Culture), value.ToString($"F{Precision}", Culture));

    private static string Scientific(double value)
    {
        if (NotFinite(value) is { } text) return text;
        var rounded = value.ToString($"E{Precision}", Culture);
        var exact = value.ToString($"E{Exact}", Culture);
        var (mantissa, exponent) = (rounded[..rounded.IndexOf('E', StringComparison.Ordinal)], rounded[(rounded.IndexOf('E', StringComparison.Ordinal) + 1)..]);
        // .NET writes three digits of the exponent, PyTorch two where they suffice.
        return $"{HalfToEven(exact[..exact.IndexOf('E', StringComparison.Ordinal)], mantissa)}e{exponent[0]}{int.Parse(exponent[1..], Culture):00}";
    }

    // .NET rounds halves away from zero, Python to even.
    private static string HalfToEven(string exact, string rounded)
    {
        var kept = exact.Length - Exact + Precision;
        var rest = exact.AsSpan(kept);
        return rest[0] == '5' && rest[1..].TrimEnd('0').IsEmpty && (exact[kept - 1] - '0') % 2 == 0 ? exact[..kept] : rounded;
    }
}
