using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>The operator <c>mm</c> on square matrices of float32, and our own kernel beside it where the operator has a library of the device's maker multiply.</summary>
internal static class MatrixRun
{
    /// <summary>How our own kernel is called in rows.</summary>
    public const string OwnKernel = "own kernel";

    private const string Suite = "device products";

    // Issue: 8192³ in at least these shares of cuBLAS.
    private const long GoalSize = 8192;
    private const double GoalOfOperator = 0.95;
    private const double GoalOfOwnKernel = 0.5;

    /// <summary>Rows and columns that are measured.</summary>
    /// <param name="session">The device.</param>
    /// <returns>The sizes, ascending; three matrices are at most a quarter of the memory.</returns>
    public static IEnumerable<long> SizesFor(DeviceSession session) =>
        new long[] { 256, 512, 1024, 2048, 4096, 8192 }.Where(n => (session.IsHostProcessor ? n <= 2048 : n >= 1024) && Bytes(n) <= session.Info.MemoryBytes / 4.0);

    /// <summary>Multiplications and additions of a product.</summary>
    public static double Flops(long n) => 2.0 * n * n * n;

    /// <summary>Bytes of its three matrices.</summary>
    public static double Bytes(long n) => 3.0 * n * n * Sizes.ElementBytes;

    /// <summary>Multiplies by our own kernel, also where the operator would not.</summary>
    public static void Own(DeviceSession session, Tensor result, Tensor a, Tensor b)
    {
        using var work = new Work(session.OwnProducts, "mm");
        MatrixWork.Multiply(work, ElementKind.Of(ScalarType.Float)!, result, a, b, null, 1, 0);
    }

    /// <summary>Measures it.</summary>
    /// <param name="session">The device.</param>
    /// <param name="sizes">Rows and columns, ascending; where one takes too long, those behind it are left out.</param>
    /// <param name="ceiling">The best rate of <see cref="Ceilings.Products"/>, in TFLOP/s.</param>
    /// <param name="peer">PyTorch, or null.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<BenchRow> Run(DeviceSession session, IEnumerable<long> sizes, double ceiling, GpuPeer? peer)
    {
        foreach (var n in sizes)
        {
            var rows = Measure(session, n, peer);
            foreach (var row in rows) yield return row with { Ceiling = ceiling };
            if (Flops(n) / rows.Min(r => r.Min) / 1000 > session.Effort.Longest.TotalNanoseconds) break;
        }
    }

    private static List<BenchRow> Measure(DeviceSession session, long n, GpuPeer? peer)
    {
        using var guard = Guards.InferenceMode();
        var (a, b, result) = (session.Random(n, n), session.Random(n, n), session.Random(n, n));
        var ours = new Timing(session.Effort, () => DeviceSession.Free(session.Operators.Mm.Call(a, b)), session.Stream.Synchronize);
        var own = session.Context.Blas is null ? null : new Timing(session.Effort, () => Own(session, result, a, b), session.Stream.Synchronize);
        var theirs = peer?.Row("mm", n, session.Effort.Milliseconds);
        Timing.InTurns(session.Effort, ours.Measure, own is null ? null : own.Measure, theirs is null ? null : theirs.Measure);
        foreach (var tensor in (ReadOnlySpan<Tensor>)[a, b, result]) DeviceSession.Free(tensor);
        var row = Row("mm", ours, GoalOfOperator) with { Peer = theirs?.Times(ns => Rows.RateOf(Bytes(n), Flops(n), ns)) };
        return own is null ? [row] : [row, Row($"mm, {OwnKernel}", own, GoalOfOwnKernel)];

        BenchRow Row(string name, Timing timing, double goal)
        {
            var made = Rows.Rate(Suite, name, timing, Bytes(n), Flops(n)) with { X = n, XUnit = "rows and columns" };
            return own is not null && n == GoalSize ? made with { Goal = goal, GoalOf = GoalBase.Ceiling } : made;
        }
    }
}
