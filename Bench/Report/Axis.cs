namespace Functional.Dispatch.Bench.Report;

/// <summary>One direction of a picture: which numbers it shows, and how.</summary>
/// <param name="Label">What they are.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest, more than <paramref name="Min"/>.</param>
/// <param name="IsLog">Whether equal steps are equal ratios; then <paramref name="Min"/> is more than 0.</param>
internal sealed record Axis(string Label, double Min, double Max, bool IsLog)
{
    // From this ratio on, the small would lie in one line.
    private const double WideRatio = 50;
    private const int MostTicks = 6;

    // Steps that people count in.
    private static readonly double[] Steps = [1, 2, 5, 10];

    /// <summary>An axis for numbers: by ratios where they are far apart, otherwise from 0.</summary>
    /// <param name="label">What they are.</param>
    /// <param name="numbers">The numbers, 0 or more.</param>
    /// <param name="isLog">By ratios whatever they are; null to decide.</param>
    /// <returns>The axis.</returns>
    public static Axis For(string label, IEnumerable<double> numbers, bool? isLog = null)
    {
        var positive = numbers.Where(n => n > 0).DefaultIfEmpty(1).ToArray();
        var (min, max) = (positive.Min(), positive.Max());
        if (isLog ?? max / min >= WideRatio) return new(label, min / 1.25, max * 1.25, true);
        return new(label, 0, max * 1.08, false);
    }

    /// <summary>Where a number lies.</summary>
    /// <param name="number">The number.</param>
    /// <returns>From 0 for the least to 1 for the greatest; what is beyond lies at the edge.</returns>
    public double Share(double number) => Math.Clamp(IsLog ? Math.Log(Math.Max(number, Min) / Min) / Math.Log(Max / Min) : (number - Min) / (Max - Min), 0, 1);

    /// <summary>Numbers to write along it, ascending, few enough to read.</summary>
    public IReadOnlyList<double> Ticks => IsLog ? LogTicks() : LinearTicks();

    private List<double> LogTicks()
    {
        var ticks = new List<double>();
        var (low, high) = ((int)Math.Floor(Math.Log10(Min)), (int)Math.Ceiling(Math.Log10(Max)));
        var factors = high - low <= 2 ? Steps[..^1] : [1];
        var step = Math.Max(1, (high - low + MostTicks - 1) / MostTicks);
        for (var power = low; power <= high; power += step) ticks.AddRange(factors.Select(f => f * Math.Pow(10, power)));
        return [.. ticks.Where(t => t >= Min && t <= Max)];
    }

    private List<double> LinearTicks()
    {
        var rough = (Max - Min) / (MostTicks - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Steps.Select(f => f * power).First(s => s >= rough);
        return [.. Enumerable.Range(0, MostTicks + 1).Select(i => Min + (i * step)).Where(t => t <= Max)];
    }
}
