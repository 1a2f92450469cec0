using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>What watching calls costs those that are watched.</summary>
internal static class ObserverSuite
{
    private const int Count = ShellLoops.Count;
    private const string Floor = "no observer";

    /// <summary>The rows.</summary>
    public static Suite Observed { get; } = new("observers", "a typed call of 2 tensors, watched; the observers do nothing",
    [
        Row(Floor, null) with { AllocatesNothing = true },
        Row("one observer", Floor, new Watcher()),
        Row("one observer that wants the inputs", Floor, new InputsWatcher()),
        Row("four observers", Floor, new Watcher(), new Watcher(), new Watcher(), new Watcher()),
    ]);

    private static Workload Row(string name, string? floor, params CallObserver[] observers) => new(name, Count, () =>
    {
        var dispatcher = TypedCallSuite.Dispatcher();
        NoOp.Define(dispatcher);
        NoOp.Implement(dispatcher, DispatchKey.CPU, static (_, _) => { });
        foreach (var observer in observers) dispatcher.Observe(observer);
        var (op, a) = (NoOp.In(dispatcher), CallFloors.OneDevice(1)[0].A);
        return new Body(() =>
        {
            using var guard = Guards.BelowADInplaceOrView();
            for (var i = 0; i < Count; i++) op.Call(a, a);
            return 0;
        });
    }) { Floor = floor };

    private class Watcher : CallObserver
    {
        public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs) => null;

        public override void OnLeave(object? token, OperatorEntry op, Exception? error)
        {
        }
    }

    private sealed class InputsWatcher : Watcher
    {
        public override bool NeedsInputs => true;
    }
}
