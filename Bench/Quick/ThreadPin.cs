using System.Runtime.InteropServices;
using System.Threading;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>
/// Keeps the calling thread on the processor it is on, until disposed: its caches and predictors stay its own. Not for threads or processes started meanwhile,
/// which would inherit it. Does nothing where the system does not let it (only Linux is asked).
/// </summary>
internal readonly partial struct ThreadPin : IDisposable
{
    // The kernel's mask in words of 64 processors.
    private const int Words = 16;
    private readonly ulong[]? _before;

    private ThreadPin(ulong[]? before) => _before = before;

    /// <summary>Whether the thread is pinned.</summary>
    public bool IsPinned => _before is not null;

    /// <summary>Pins the thread.</summary>
    /// <returns>Dispose it on the same thread.</returns>
    public static ThreadPin Enter()
    {
        var processor = Thread.GetCurrentProcessorId();
        if (!OperatingSystem.IsLinux() || processor is < 0 or >= Words * 64) return default;
        var (before, one) = (new ulong[Words], new ulong[Words]);
        one[processor / 64] = 1UL << (processor % 64);
        // 0 is the calling thread; reading answers how many bytes the mask has.
        return GetAffinity(0, Words * sizeof(ulong), before) > 0 && SetAffinity(0, Words * sizeof(ulong), one) == 0 ? new ThreadPin(before) : default;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_before is not null) _ = SetAffinity(0, Words * sizeof(ulong), _before);
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint bytes, [In] ulong[] mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint bytes, [Out] ulong[] mask);
}
