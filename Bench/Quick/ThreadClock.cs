using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>
/// The processor time of the calling thread. Other programs, and this one's own compiler and collector threads, disturb it less than time on the wall:
/// while the thread waits for a processor it stands still.
/// </summary>
internal static partial class ThreadClock
{
    // clock_gettime's numbers for CLOCK_THREAD_CPUTIME_ID.
    private const int LinuxId = 3;
    private const int MacId = 16;

    /// <summary>Whether this is the thread's own time; elsewhere (Windows counts it in ticks of 16 ms, too coarse) it is time on the wall.</summary>
    public static bool IsOfThread { get; } = !OperatingSystem.IsWindows() && TryRead(out _);

    /// <summary>Nanoseconds since some moment.</summary>
    public static long Now => IsOfThread && TryRead(out var now) ? now : Wall;

    /// <summary>Nanoseconds since some moment, on the wall.</summary>
    public static long Wall => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    private static bool TryRead(out long nanoseconds)
    {
        try
        {
            var failed = ClockGetTime(OperatingSystem.IsMacOS() ? MacId : LinuxId, out var time) != 0;
            nanoseconds = (time.Seconds * 1_000_000_000) + time.Nanoseconds;
            return !failed;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            nanoseconds = 0;
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
