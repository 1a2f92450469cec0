using Functional.Dispatch.Aten.Threading;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>The same data in managed arrays, worked on by System.Numerics.Tensors with all threads: what a device that is the host's own processor is measured against.</summary>
/// <param name="operands">The device's tensors, which are copied.</param>
internal sealed class HostRun(Operands operands)
{
    // Small enough to be dealt out evenly, large enough that dealing out costs nothing.
    private const int PartElements = 1 << 17;

    /// <summary>The most elements: those of a .NET array, in bytes.</summary>
    public const long Most = int.MaxValue / Sizes.ElementBytes;

    private readonly float[] _a = operands.Session.Download(operands.A);
    private readonly float[] _b = operands.Session.Download(operands.B);
    private readonly float[] _result = new float[operands.Elements];
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = ComputeThreads.Count };

    /// <summary>Does an operation over all elements.</summary>
    public void Run(HostOperation operation) => Parallel.For(0, (_a.Length + PartElements - 1) / PartElements, _options, i =>
    {
        var (start, count) = (i * PartElements, Math.Min(PartElements, _a.Length - (i * PartElements)));
        operation.Run(_a.AsSpan(start, count), _b.AsSpan(start, count), _result.AsSpan(start, count));
    });
}
