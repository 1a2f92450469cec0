using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>Operators that are bound by memory, on tensors of one size: how near they come to the device's own copy, and on the host's processor to what .NET does there.</summary>
internal static class MemoryRun
{
    /// <summary>The suite of these rows.</summary>
    public const string Suite = "device memory";

    // Issue: at least this share of System.Numerics.Tensors' rate on the same data, for pointwise operations on a device that is the host's own processor.
    private const double GoalOfHost = 0.8;

    /// <summary>Measures them.</summary>
    /// <param name="session">The device.</param>
    /// <param name="elements">Elements of an operand.</param>
    /// <param name="ceiling">The rate of <see cref="Ceilings.Copy"/>, in GB/s.</param>
    /// <param name="peer">PyTorch, or null.</param>
    /// <returns>The rows, each of System.Numerics.Tensors before the one measured against it.</returns>
    public static IEnumerable<BenchRow> Run(DeviceSession session, long elements, double ceiling, GpuPeer? peer)
    {
        var operands = new Operands(session, elements);
        var host = session.IsHostProcessor && elements <= HostRun.Most ? new HostRun(operands) : null;
        foreach (var operation in DeviceOperation.All)
            foreach (var row in Measure(operation, operands, host, peer)) yield return row with { Ceiling = ceiling };
        operands.FreeAll();
    }

    private static List<BenchRow> Measure(DeviceOperation operation, Operands operands, HostRun? host, GpuPeer? peer)
    {
        using var guard = Guards.InferenceMode();
        var (bytes, flops) = (operation.BytesPerElement * operands.Elements, operation.FlopsPerElement * operands.Elements);
        var ours = new Timing(operands.Session.Effort, () => operands.Free(operation.Run(operands)), operands.Session.Stream.Synchronize);
        var beside = host is not null && operation.Host is { } twin ? new Timing(operands.Session.Effort, () => host.Run(twin), () => { }) : null;
        var theirs = peer?.Row(operation.Name, operands.Elements, operands.Session.Effort.Milliseconds);
        Timing.InTurns(operands.Session.Effort, ours.Measure, beside is null ? null : beside.Measure, theirs is null ? null : theirs.Measure);

        var row = Rows.Rate(Suite, operation.Name, ours, bytes, flops) with { Peer = theirs?.Times(ns => Rows.RateOf(bytes, flops, ns)) };
        if (operands.Session.IsNvidia && operation.Goal is { } share) row = row with { Goal = share, GoalOf = GoalBase.Ceiling };
        if (beside is null) return [row];
        var floor = Rows.Rate(Suite, operation.Host!.Name, beside, bytes, flops);
        row = row with { Floor = floor.Name, Ratio = row.Min / floor.Min };
        return [floor, operation.Host.IsPointwise ? row with { Goal = GoalOfHost, GoalOf = GoalBase.Floor } : row];
    }
}
