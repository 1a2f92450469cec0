using System.Threading;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>Counts the in-place updates of a tensor and all its views, which share one counter. Safe from any thread.</summary>
public sealed class VersionCounter
{
    private int _version;

    /// <summary>How many updates there were.</summary>
    public int Current => Volatile.Read(ref _version);

    /// <summary>Counts one more.</summary>
    /// <returns>The new count.</returns>
    public int Bump() => Interlocked.Increment(ref _version);
}
