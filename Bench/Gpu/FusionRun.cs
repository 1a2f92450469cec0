using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>A chain of pointwise operators, x · sigmoid(1.702 x), as three kernels and as one (<see cref="PointwiseFusion"/>). Nothing where the device does not fuse.</summary>
internal static class FusionRun
{
    private const string Suite = "device fusion";

    // The chain must read x and write its result; what three kernels write and read between is theirs.
    private const double BytesPerElement = 8;
    private const double FlopsPerElement = 3;

    /// <summary>Measures it.</summary>
    /// <param name="session">The device.</param>
    /// <param name="elements">Elements of the operand.</param>
    /// <param name="ceiling">The rate of <see cref="Ceilings.Copy"/>, in GB/s.</param>
    /// <returns>The rows: three kernels, and beside them one.</returns>
    public static IEnumerable<BenchRow> Run(DeviceSession session, long elements, double ceiling)
    {
        var fusion = session.NewFusion();
        if (!fusion.IsFusing) yield break;
        var (bytes, flops, x) = (BytesPerElement * elements, FlopsPerElement * elements, session.Random(elements));
        var apart = new Timing(session.Effort, () => Free(Chain(session, x)), session.Stream.Synchronize);
        var fused = new Timing(session.Effort, () => Fused(session, fusion, x), session.Stream.Synchronize);
        Timing.InTurns(session.Effort, apart.Measure, fused.Measure);
        var floor = Rows.Rate(Suite, "x sigmoid(1.702 x), three kernels", apart, bytes, flops) with { Ceiling = ceiling };
        yield return floor;
        var row = Rows.Rate(Suite, "x sigmoid(1.702 x), one kernel", fused, bytes, flops) with { Ceiling = ceiling };
        yield return row with { Floor = floor.Name, Ratio = row.Min / floor.Min };
        DeviceSession.Free(x);
    }

    private static Tensor[] Chain(DeviceSession session, Tensor x)
    {
        using var guard = Guards.InferenceMode();
        var scaled = session.Operators.MulScalar.Call(x, 1.702);
        var gate = session.Operators.Sigmoid.Call(scaled);
        return [scaled, gate, session.Operators.MulTensor.Call(x, gate)];
    }

    private static void Fused(DeviceSession session, PointwiseFusion fusion, Tensor x)
    {
        Tensor[] chain;
        using (DispatchModes.Push(fusion)) chain = Chain(session, x);
        // Only the result is asked for; what leads to it is never in memory.
        ((DeviceStorage)chain[^1].Storage!).Compute();
        Free(chain);
    }

    // What is pending is given up after its reader was computed.
    private static void Free(Tensor[] chain)
    {
        for (var i = chain.Length - 1; i >= 0; i--) DeviceSession.Free(chain[i]);
    }
}
