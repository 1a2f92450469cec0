using System.Diagnostics;
using System.Diagnostics.Metrics;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Modes;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Observation;
using Functional.Dispatch.Shell.Registry;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Observation;

public sealed class DiagnosticsTests
{
    // Listeners hear the whole process; operators of these names are called here alone.
    private static OperatorEntry Op(Dispatcher dispatcher, string name, bool throws = false) =>
        dispatcher.Define($"test::{name}(Tensor x) -> Tensor").With(AliasKey.Autograd, Ops.VariableType)
            .With(DispatchKey.CPU, throws ? (_, _, _) => throw new InvalidOperationException("broken") : Ops.Fresh);

    [Fact]
    public void Activities_carry_operator_key_and_outcome()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == ObservationNames.ActivitySource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (a.OperationName.StartsWith("test::activity", StringComparison.Ordinal))
                    lock (activities) activities.Add(a);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var dispatcher = Ops.WithFallbacks();
        using var observed = dispatcher.Observe(new ActivityObserver());
        Op(dispatcher, "activity").Call(Ops.Cpu());
        Assert.Throws<InvalidOperationException>(() => Op(dispatcher, "activity_broken", throws: true).Call(Ops.Cpu()));

        Assert.Equal(["test::activity", "test::activity_broken"], activities.Select(a => a.OperationName));
        Assert.Equal("test::activity", activities[0].GetTagItem(ObservationNames.OperatorTag));
        Assert.Equal("AutogradCPU", activities[0].GetTagItem(ObservationNames.KeyTag));
        Assert.Equal(CallRanges.Call, activities[0].GetTagItem(ObservationNames.RangeTag));
        Assert.Equal("DispatchKeySet(CPU, AutogradCPU)", activities[0].GetTagItem(ObservationNames.KeySetTag));
        Assert.Equal(ActivityStatusCode.Unset, activities[0].Status);
        Assert.Equal(ActivityStatusCode.Error, activities[1].Status);
        Assert.Equal("System.InvalidOperationException", activities[1].GetTagItem(ObservationNames.ErrorTag));
    }

    [Fact]
    public void Without_a_listener_an_activity_observer_makes_nothing()
    {
        var dispatcher = new Dispatcher();
        var op = Op(dispatcher, "unheard");
        Assert.Null(new ActivityObserver().OnEnter(op, DispatchKeySet.Empty, CallRanges.Call, null));
    }

    [Fact]
    public void Instruments_count_and_time_calls()
    {
        var measured = new List<(string Instrument, double Value, Dictionary<string, object?> Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == ObservationNames.Meter) l.EnableMeasurementEvents(instrument);
            },
        };
        void Note(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(t => t.Key, t => t.Value);
            if (all[ObservationNames.OperatorTag] is "test::metered" or "test::metered_broken")
                lock (measured) measured.Add((instrument, value, all));
        }

        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Note(i.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Note(i.Name, value, tags));
        listener.Start();
        var dispatcher = Ops.WithFallbacks();
        using var observed = dispatcher.Observe(new MeterObserver());
        var op = Op(dispatcher, "metered");
        op.Call(Ops.Cpu());
        op.Call(Ops.Cpu());
        Assert.Throws<InvalidOperationException>(() => Op(dispatcher, "metered_broken", throws: true).Call(Ops.Cpu()));

        Assert.Equal(3, measured.Count(m => m.Instrument == ObservationNames.CallCounter && m.Value == 1));
        Assert.Equal(3, measured.Count(m => m.Instrument == ObservationNames.Duration && m.Value >= 0));
        var failure = Assert.Single(measured, m => m.Instrument == ObservationNames.FailureCounter);
        Assert.Equal("test::metered_broken", failure.Tags[ObservationNames.OperatorTag]);
        Assert.Equal("System.InvalidOperationException", failure.Tags[ObservationNames.ErrorTag]);
        Assert.Equal("AutogradCPU", measured[0].Tags[ObservationNames.KeyTag]);
    }
}
