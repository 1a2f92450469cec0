using System.Diagnostics;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Observation;

/// <summary>Reports every call as an activity of <see cref="ObservationNames.ActivitySource"/>. Without a listener it costs the question whether there is one.</summary>
public sealed class ActivityObserver : CallObserver
{
    private static readonly ActivitySource Source = new(ObservationNames.ActivitySource);

    /// <inheritdoc />
    public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs)
    {
        if (!Source.HasListeners()) return null;
        var activity = Source.StartActivity(op.Name.ToString());
        if (activity is not { IsAllDataRequested: true }) return activity;
        var names = op.Dispatcher.Settings.KeyNames;
        activity.SetTag(ObservationNames.OperatorTag, op.Name.ToString());
        activity.SetTag(ObservationNames.RangeTag, range);
        activity.SetTag(ObservationNames.KeyTag, names.Print(keys.HighestPriorityKey));
        activity.SetTag(ObservationNames.KeySetTag, names.Print(keys));
        return activity;
    }

    /// <inheritdoc />
    public override void OnLeave(object? token, OperatorEntry op, Exception? error)
    {
        if (token is not Activity activity) return;
        if (error is not null)
        {
            activity.SetTag(ObservationNames.ErrorTag, error.GetType().FullName);
            activity.SetStatus(ActivityStatusCode.Error, error.Message);
        }

        activity.Dispose();
    }
}
