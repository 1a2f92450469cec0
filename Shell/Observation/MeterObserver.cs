using System.Diagnostics;
using System.Diagnostics.Metrics;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Observation;

/// <summary>Counts and times calls in the instruments of <see cref="ObservationNames.Meter"/>. An instrument that nobody listens to costs the question whether somebody does.</summary>
public sealed class MeterObserver : CallObserver
{
    private static readonly Meter Meter = new(ObservationNames.Meter);

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(ObservationNames.CallCounter, "{call}", "calls that began");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(ObservationNames.FailureCounter, "{call}", "calls that ended by an exception");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(ObservationNames.Duration, "s", "how long calls took");

    /// <inheritdoc />
    public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs)
    {
        if (Calls.Enabled)
        {
            var tags = new TagList
            {
                { ObservationNames.OperatorTag, op.Name.ToString() },
                { ObservationNames.KeyTag, op.Dispatcher.Settings.KeyNames.Print(keys.HighestPriorityKey) },
                { ObservationNames.RangeTag, range },
            };
            Calls.Add(1, tags);
        }

        return Duration.Enabled || Failures.Enabled ? new Started(range, Stopwatch.GetTimestamp()) : null;
    }

    /// <inheritdoc />
    public override void OnLeave(object? token, OperatorEntry op, Exception? error)
    {
        if (token is not Started started) return;
        var tags = new TagList { { ObservationNames.OperatorTag, op.Name.ToString() }, { ObservationNames.RangeTag, started.Range } };
        if (Duration.Enabled) Duration.Record(Stopwatch.GetElapsedTime(started.At).TotalSeconds, tags);
        if (error is null || !Failures.Enabled) return;
        tags.Add(ObservationNames.ErrorTag, error.GetType().FullName);
        Failures.Add(1, tags);
    }

    private sealed record Started(string Range, long At);
}
