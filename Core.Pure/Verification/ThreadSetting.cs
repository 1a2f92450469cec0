using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification;

/// <summary>A thread as programs have them: sets to start with, and guards around the call.</summary>
/// <param name="Start">The thread's sets outside the guards.</param>
/// <param name="Guards">The guards, the outermost first; none of them <see cref="Guard.Restore"/>, which no command line can say.</param>
/// <param name="Cost">How far it is from a thread nobody touched: 0 and up.</param>
public sealed record ThreadSetting(LocalKeys Start, EquatableArray<Guard> Guards, int Cost)
{
    // What modes put into a thread's included set while they are on.
    private static readonly ImmutableArray<DispatchKeySet> Modes =
    [
        DispatchKeySet.Of(DispatchKey.Tracer), DispatchKeySet.Of(DispatchKey.Functionalize), KeySets.Python,
        DispatchKeySet.Of(DispatchKey.FuncTorchVmapMode), DispatchKeySet.Of(DispatchKey.VmapMode), DispatchKeySet.Of(DispatchKey.FuncTorchDynamicLayerFrontMode),
        DispatchKeySet.Of(DispatchKey.FuncTorchDynamicLayerBackMode), DispatchKeySet.Of(DispatchKey.PreDispatch), DispatchKeySet.Of(DispatchKey.PythonDispatcher),
        DispatchKeySet.Of(DispatchKey.Fake), DispatchKeySet.Of(DispatchKey.DeferredInit), DispatchKeySet.Of(BackendComponent.Meta),
    ];

    /// <summary>A thread nobody touched.</summary>
    public static ThreadSetting Default { get; } = new(LocalKeys.Default, [], 0);

    /// <summary>Inside InferenceMode.</summary>
    public static ThreadSetting Inference { get; } = new(LocalKeys.Default, [new Guard.Inference(true)], 1);

    /// <summary>
    /// Every setting: the default; InferenceMode; what kernel authors use (BelowAutograd, BelowADInplaceOrView); autocast switched on for one
    /// backend; each mode; and below each functionality, as a kernel there leaves the thread for what it calls.
    /// </summary>
    public static ImmutableArray<ThreadSetting> All { get; } = [.. Enumerate().OrderBy(s => s.Cost).DistinctBy(s => s.State.Keys)];

    /// <summary>The thread's state inside the guards.</summary>
    public ThreadState State => Guards.Aggregate(ThreadState.Default.WithKeys(Start), (state, guard) => guard.Enter(state));

    private static IEnumerable<ThreadSetting> Enumerate()
    {
        yield return Default;
        yield return Inference;
        yield return new ThreadSetting(LocalKeys.Default, [new Guard.BelowAutograd()], 5);
        yield return new ThreadSetting(LocalKeys.Default, [new Guard.BelowADInplaceOrView()], 5);
        foreach (var autocast in KeySets.Autocast)
            yield return new ThreadSetting(LocalKeys.Default.WithExcluded(KeySets.Autocast.Remove(autocast)), [], 7);
        foreach (var mode in Modes)
            yield return new ThreadSetting(LocalKeys.Default, [new Guard.Include(mode)], 8);
        for (var functionality = 1; functionality < KeyLayout.FunctionalityCount - 1; functionality++)
        {
            var above = DispatchKeySet.Full.Functionalities - DispatchKeySet.FullAfter((DispatchKey)(functionality + 1));
            yield return new ThreadSetting(LocalKeys.Default, [new Guard.Exclude(above.Add(DispatchKey.PythonDispatcher))], 9);
        }
    }
}
