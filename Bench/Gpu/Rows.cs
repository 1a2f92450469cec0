using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>Makes rows of times.</summary>
internal static class Rows
{
    /// <summary>A row that says how fast: in TFLOP/s where arithmetic is what it is bound by, otherwise in GB/s.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="name">The row.</param>
    /// <param name="timing">Its times.</param>
    /// <param name="bytes">Bytes that one operation must move.</param>
    /// <param name="flops">Its floating-point operations.</param>
    /// <returns>The row.</returns>
    public static BenchRow Rate(string suite, string name, Timing timing, double bytes, double flops)
    {
        var isBoundByArithmetic = IsBoundByArithmetic(bytes, flops);
        return new()
        {
            Suite = suite,
            Name = name,
            Unit = isBoundByArithmetic ? BenchUnits.TeraflopsPerSecond : BenchUnits.GigabytesPerSecond,
            Min = RateOf(bytes, flops, timing.Min),
            Median = RateOf(bytes, flops, timing.Median),
            BytesMoved = bytes,
            Flops = flops,
        };
    }

    /// <summary>The rate in the row's unit of an operation that takes a time.</summary>
    /// <param name="bytes">Bytes that it must move.</param>
    /// <param name="flops">Its floating-point operations.</param>
    /// <param name="nanoseconds">The time.</param>
    /// <returns>GB/s or TFLOP/s.</returns>
    public static double RateOf(double bytes, double flops, double nanoseconds) => IsBoundByArithmetic(bytes, flops) ? flops / nanoseconds / 1000 : bytes / nanoseconds;

    /// <summary>A row that says how long, in nanoseconds.</summary>
    public static BenchRow Time(string suite, string name, double min, double median) =>
        new() { Suite = suite, Name = name, Unit = BenchUnits.Nanoseconds, Min = min, Median = median };

    // Every processor since long does more than ten operations in the time that a byte takes from memory; no pointwise operation comes near it.
    private static bool IsBoundByArithmetic(double bytes, double flops) => flops > 10 * bytes;
}
