using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>
/// What the device gives at most, measured before anything else and without operators: the rate at which it copies within itself, and the rate at which it
/// multiplies matrices of float32.
/// </summary>
internal static class Ceilings
{
    /// <summary>The suite of these rows.</summary>
    public const string Suite = "device ceiling";

    /// <summary>The driver's copy within the device.</summary>
    /// <param name="session">The device.</param>
    /// <param name="elements">Of how many elements.</param>
    /// <returns>The row, in GB/s of bytes read and bytes written.</returns>
    public static BenchRow Copy(DeviceSession session, long elements)
    {
        var bytes = elements * Sizes.ElementBytes;
        using var source = session.Accelerator.Allocate(bytes);
        using var target = session.Accelerator.Allocate(bytes);
        session.Stream.Fill(source, 1);
        var timing = new Timing(session.Effort, () => session.Stream.Copy(source, 0, target, 0, bytes), session.Stream.Synchronize);
        Timing.InTurns(session.Effort, timing.Measure, timing.Measure);
        return Rows.Rate(Suite, "copy within the device", timing, 2.0 * bytes, 0);
    }

    /// <summary>
    /// Products of matrices, by the best that the device is known to have: the library of its maker, on the host's own processor the CPU library, otherwise our own kernel.
    /// </summary>
    /// <param name="session">The device.</param>
    /// <param name="sizes">Rows and columns, ascending; where one takes too long, those behind it are left out.</param>
    /// <returns>The rows, in TFLOP/s.</returns>
    public static IEnumerable<BenchRow> Products(DeviceSession session, IEnumerable<long> sizes)
    {
        foreach (var n in sizes)
        {
            var (name, timing) = session.IsHostProcessor ? ByHost(session, n) : ByDevice(session, n);
            yield return Rows.Rate(Suite, $"product of matrices, {name}", timing, MatrixRun.Bytes(n), MatrixRun.Flops(n)) with { X = n, XUnit = "rows and columns" };
            if (timing.Min > session.Effort.Longest.TotalNanoseconds) break;
        }
    }

    private static (string Name, Timing Timing) ByHost(DeviceSession session, long n)
    {
        using var guard = Guards.InferenceMode();
        var (a, b) = (session.Operators.Rand.Call([n, n]), session.Operators.Rand.Call([n, n]));
        var timing = new Timing(session.Effort, () => session.Operators.Mm.Call(a, b), () => { });
        Timing.InTurns(session.Effort, timing.Measure);
        return (session.HostBlas ?? "our managed kernel", timing);
    }

    private static (string Name, Timing Timing) ByDevice(DeviceSession session, long n)
    {
        var (a, b, result) = (session.Random(n, n), session.Random(n, n), session.Random(n, n));
        var timing = new Timing(session.Effort, () => Multiply(session, result, a, b, n), session.Stream.Synchronize);
        Timing.InTurns(session.Effort, timing.Measure);
        foreach (var tensor in (ReadOnlySpan<Tensor>)[a, b, result]) DeviceSession.Free(tensor);
        return (session.Context.Blas is null ? MatrixRun.OwnKernel : "cuBLAS", timing);
    }

    private static void Multiply(DeviceSession session, Tensor result, Tensor a, Tensor b, long n)
    {
        if (session.Context.Blas is not { } blas) MatrixRun.Own(session, result, a, b);
        else if (!blas.TryMultiply(false, n, n, n, 1, MatrixOf(a, n), MatrixOf(b, n), MatrixOf(result, n), 1, 0)) throw new InvalidOperationException("cuBLAS did not take square matrices");
    }

    private static DeviceMatrix MatrixOf(Tensor tensor, long n) => new(DeviceContext.BufferOf(tensor), 0, n, 1, n * n);
}
