namespace Functional.Dispatch.Bench.Results;

/// <summary>The units a row may be measured in. A unit says which way is better: of times and sizes less, of rates more.</summary>
internal static class BenchUnits
{
    /// <summary>Nanoseconds of one operation, of the measuring thread's processor time.</summary>
    public const string Nanoseconds = "ns";

    /// <summary>Milliseconds of one operation, on the wall.</summary>
    public const string Milliseconds = "ms";

    /// <summary>Bytes of memory held.</summary>
    public const string Bytes = "bytes";

    /// <summary>Instructions of one operation.</summary>
    public const string Instructions = "instructions";

    /// <summary>Millions of calls in a second, of all threads together.</summary>
    public const string MillionCallsPerSecond = "Mcalls/s";

    /// <summary>10⁹ bytes moved in a second.</summary>
    public const string GigabytesPerSecond = "GB/s";

    /// <summary>10¹² floating-point operations in a second.</summary>
    public const string TeraflopsPerSecond = "TFLOP/s";

    /// <summary>Every unit, in the order above.</summary>
    public static IReadOnlyList<string> All { get; } = [Nanoseconds, Milliseconds, Bytes, Instructions, MillionCallsPerSecond, GigabytesPerSecond, TeraflopsPerSecond];

    /// <summary>Whether more is better.</summary>
    /// <param name="unit">One of <see cref="All"/>.</param>
    /// <returns>True for a rate.</returns>
    public static bool IsRate(string unit) => unit.EndsWith("/s", StringComparison.Ordinal);
}
