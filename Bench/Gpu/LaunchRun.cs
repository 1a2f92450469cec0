using System.Globalization;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>
/// What a small operator costs the thread that calls it, in parts: the pure choice, the launch, the wait, each beside the driver's own loop of the same kernel. As a user
/// calls it: gradients on, none needed.
/// </summary>
internal static class LaunchRun
{
    private const string LaunchSuite = "device launch";
    private const string WaitSuite = "device wait";

    // One group of the kernel.
    private const int Elements = 1024;

    // Issue: the operator within these multiples of the driver's loop; on CUDA also below PyTorch.
    private const double GoalOnCuda = 1.3;
    private const double GoalElsewhere = 2;


    /// <summary>Measures it.</summary>
    /// <param name="session">The device.</param>
    /// <param name="peer">PyTorch, or null.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<BenchRow> Run(DeviceSession session, GpuPeer? peer)
    {
        var (a, b, result) = (session.Random(Elements), session.Random(Elements), session.Random(Elements));
        var prepared = new PreparedLaunch(session, result, a, b);
        using var raw = RawLaunches.Of(session, prepared);
        foreach (var row in Launches(session, raw, prepared, peer, a, b)) yield return row;
        foreach (var row in Waits(session, raw, peer, a, b)) yield return row;
        foreach (var tensor in (ReadOnlySpan<Tensor>)[a, b, result]) DeviceSession.Free(tensor);
    }

    private static IEnumerable<BenchRow> Launches(DeviceSession session, RawLaunches? raw, PreparedLaunch prepared, GpuPeer? peer, Tensor a, Tensor b)
    {
        var (operators, wait, nothing) = (session.Operators, (Action)session.Stream.Synchronize, (Action)(() => { }));
        var loop = raw is null ? null : new EnqueueTiming(session.Effort, raw.Begin, raw.Launch, raw.Wait);
        var stream = new EnqueueTiming(session.Effort, nothing, () => session.Stream.Launch(prepared.Kernel, prepared.Grid, prepared.Arguments()), wait);
        var fresh = new EnqueueTiming(session.Effort, nothing, () => DeviceSession.Free(operators.AddTensor.Call(a, b)), wait);
        var inPlace = new EnqueueTiming(session.Effort, nothing, () => operators.AddInPlaceTensor.Call(a, b), wait);
        // On the host's processor PyTorch launches nothing: its call is the whole operation, which the suite of waits has.
        var launching = session.IsHostProcessor ? null : peer;
        var (theirFresh, theirInPlace) = (launching?.Row("launch:add", Elements, session.Effort.Milliseconds), launching?.Row("launch:add_, in place", Elements, session.Effort.Milliseconds));
        var (choose, chosen) = Choose(session, a);
        Timing.InTurns(
            session.Effort,
            choose.Measure, loop is null ? null : loop.Measure, stream.Measure, fresh.Measure, inPlace.Measure,
            theirFresh is null ? null : theirFresh.Measure, theirInPlace is null ? null : theirInPlace.Measure);

        yield return Rows.Time(LaunchSuite, "choice alone, pure", choose.Min / chosen, choose.Median / chosen);
        BenchRow? floor = loop is null ? null : Rows.Time(LaunchSuite, $"loop of {raw!.Function}", loop.Min, loop.Median);
        if (floor is not null) yield return floor;
        var goal = session.IsNvidia ? GoalOnCuda : GoalElsewhere;
        yield return Beside(Rows.Time(LaunchSuite, "launch on a stream, arguments set", stream.Min, stream.Median), floor, session.IsNvidia ? null : goal);
        var add = Rows.Time(LaunchSuite, "add, a new result", fresh.Min, fresh.Median);
        var addInPlace = Rows.Time(LaunchSuite, "add_, in place", inPlace.Min, inPlace.Median);
        yield return Beside(add, floor, goal);
        yield return Beside(addInPlace, floor, goal);
        foreach (var (row, theirs) in new[] { (add, theirFresh), (addInPlace, theirInPlace) })
            if (theirs is not null)
                yield return row with { Name = $"{row.Name}, beside PyTorch", Peer = theirs.Times(ns => ns), Goal = session.IsNvidia ? 1 : null, GoalOf = session.IsNvidia ? GoalBase.Peer : null };
    }

    private static IEnumerable<BenchRow> Waits(DeviceSession session, RawLaunches? raw, GpuPeer? peer, Tensor a, Tensor b)
    {
        Action nothing = () => { };
        var idle = new Timing(session.Effort, session.Stream.Synchronize, nothing);
        raw?.Begin();
        var loop = raw is null ? null : new Timing(session.Effort, () =>
        {
            raw.Launch();
            raw.Wait();
        }, nothing);
        var whole = new Timing(session.Effort, () =>
        {
            session.Operators.AddInPlaceTensor.Call(a, b);
            session.Stream.Synchronize();
        }, nothing);
        var theirs = peer?.Row("wait:add_, in place", Elements, session.Effort.Milliseconds);
        Timing.InTurns(session.Effort, idle.Measure, loop is null ? null : loop.Measure, whole.Measure, theirs is null ? null : theirs.Measure);
        yield return Rows.Time(WaitSuite, "wait with nothing to wait for", idle.Min, idle.Median);
        BenchRow? floor = loop is null ? null : Rows.Time(WaitSuite, $"{raw!.Function} and wait", loop.Min, loop.Median);
        if (floor is not null) yield return floor;
        yield return Beside(Rows.Time(WaitSuite, "add_, in place, and wait", whole.Min, whole.Median), floor, null) with { Peer = theirs?.Times(ns => ns) };
    }

    // The decision for the very call that is launched, over and over.
    private static (Timing Timing, int Count) Choose(DeviceSession session, Tensor tensor)
    {
        var table = session.Dispatcher.Entry(AddTensor.Schema.Name).Table.Compute();
        var keys = Enumerable.Repeat(tensor.KeySet, 4096).ToArray();
        return (new Timing(session.Effort, () => ChooseLoops.Choose(table, keys, ThreadContext.Keys), () => { }), keys.Length);
    }

    private static BenchRow Beside(BenchRow row, BenchRow? floor, double? goal) => floor is null ? row : row with
    {
        Floor = floor.Name,
        Ratio = row.Min / floor.Min,
        Goal = goal,
        GoalOf = goal is null ? null : GoalBase.Floor,
    };
}
