using System.Globalization;

namespace Functional.Dispatch.Aten.Threading;

/// <summary>How many threads the CPU kernels of large tensors use.</summary>
public static class ComputeThreads
{
    /// <summary>The environment variable that sets <see cref="Count"/>.</summary>
    public const string Variable = "FDISPATCH_NUM_THREADS";

    /// <summary>
    /// The number of threads, the calling one included: what the environment variable FDISPATCH_NUM_THREADS said when it was first asked for
    /// (1 to 1,024; anything else is ignored), otherwise one for each processor.
    /// </summary>
    public static int Count { get; } = Read(Environment.GetEnvironmentVariable(Variable));

    internal static int Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1024
            ? count
            : Environment.ProcessorCount;
}
