using System.Collections.Concurrent;

namespace Functional.Dispatch.Shell.Threads;

/// <summary>
/// Where warnings go. One sink serves the process (<see cref="Current"/>); it remembers which once-only warnings it has given, so that
/// replacing it starts anew.
/// </summary>
/// <param name="write">Takes one line of text; called from any thread, and must not throw.</param>
public sealed class WarningSink(Action<string> write)
{
    private static WarningSink _current = new(Console.Error.WriteLine);

    private readonly ConcurrentDictionary<string, bool> _given = new(StringComparer.Ordinal);

    /// <summary>The sink of the process; standard error unless a program sets another.</summary>
    public static WarningSink Current
    {
        get => System.Threading.Volatile.Read(ref _current);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            System.Threading.Volatile.Write(ref _current, value);
        }
    }

    /// <summary>Gives a warning every time.</summary>
    /// <param name="text">One line.</param>
    public void Warn(string text) => write(text);

    /// <summary>Gives a warning the first time its name is seen.</summary>
    /// <param name="name">What the warning is remembered by.</param>
    /// <param name="text">One line.</param>
    public void WarnOnce(string name, string text)
    {
        if (_given.TryAdd(name, true)) write(text);
    }
}
