using System.Diagnostics;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Scaling;

/// <summary>A curve: one quantity over a growing number of something.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">One of <see cref="BenchUnits.All"/>.</param>
/// <param name="XUnit">What grows.</param>
/// <param name="Points">Where it is measured, ascending.</param>
/// <param name="Make">Sets one point up and gives what measures it once, in the unit.</param>
internal sealed record Curve(string Name, string Unit, string XUnit, IReadOnlyList<int> Points, Func<int, Func<double>> Make);

/// <summary>Measures curves, point by point: the largest ones do not fit into memory together.</summary>
internal static class ScalingRun
{
    /// <summary>The suite that the rows of curves belong to.</summary>
    public const string Suite = "scaling";

    /// <summary>How long each point is warmed up by unmeasured rounds, at least one: the JIT's last tier comes a while after the calls that ask for it.</summary>
    public static TimeSpan WarmUp { get; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Measures a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="rounds">How often each point is measured; at least 1.</param>
    /// <param name="warmUp">How long it is warmed up.</param>
    /// <param name="step">Told of each point done.</param>
    /// <returns>A row for each point; of a rate the best round is the highest.</returns>
    public static IEnumerable<BenchRow> Run(Curve curve, int rounds, TimeSpan warmUp, Action<string> step)
    {
        foreach (var x in curve.Points)
        {
            var measure = curve.Make(x);
            var start = Stopwatch.GetTimestamp();
            do measure();
            while (Stopwatch.GetElapsedTime(start) < warmUp);
            double[] values = [.. Enumerable.Range(0, rounds).Select(_ => measure()).Order()];
            step($"{curve.Name}, {x:N0} {curve.XUnit}");
            yield return new()
            {
                Suite = Suite,
                Name = curve.Name,
                Unit = curve.Unit,
                Min = BenchUnits.IsRate(curve.Unit) ? values[^1] : values[0],
                Median = values[rounds / 2],
                X = x,
                XUnit = curve.XUnit,
            };
        }
    }
}
