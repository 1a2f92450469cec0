using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.Shell.Threads;

/// <summary>
/// A thread's whole dispatch state at one moment, as a value: keys, flags, snapshot on entry, mode stack and dispatcher object. It can be
/// handed to any thread and installed there any number of times; nothing that happens to it there comes back. The default value is the state
/// of a new thread.
/// </summary>
public readonly record struct CapturedState
{
    // Never changed after it is captured; null for a thread that has nothing of the kind.
    private readonly ThreadContext.Extension? _extension;

    private CapturedState(ThreadState state, ThreadContext.Extension? extension) => (State, _extension) = (state, extension);

    /// <summary>The part of it that the core decides by.</summary>
    public ThreadState State { get; }

    internal static CapturedState OfThisThread() => new(ThreadContext.State, ThreadContext.CopyExtension());

    internal static CapturedState Of(ThreadState state) => new(state, null);

    internal void Install()
    {
        ThreadContext.InstallExtension(_extension);
        ThreadContext.State = State;
    }

    /// <summary>Installs the state on this thread until the guard is disposed; then the thread has, bit for bit, what it had before.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public RestoreGuard Restore() => new(this);

    /// <summary>Runs an action on this thread in the state captured.</summary>
    /// <param name="action">The action; also when it throws, the thread's own state comes back.</param>
    public void Run(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        using var guard = Restore();
        action();
    }

    /// <summary>Runs a function on this thread in the state captured.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="function">The function; also when it throws, the thread's own state comes back.</param>
    /// <returns>What the function returned.</returns>
    public T Run<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        using var guard = Restore();
        return function();
    }

    /// <summary>An action that carries the state with it, for whatever runs it on whatever thread.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The same action, run in the state captured.</returns>
    public Action Wrap(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var captured = this;
        return () => captured.Run(action);
    }

    /// <summary>An action of one argument that carries the state with it.</summary>
    /// <typeparam name="T">The argument.</typeparam>
    /// <param name="action">The action.</param>
    /// <returns>The same action, run in the state captured.</returns>
    public Action<T> Wrap<T>(Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var captured = this;
        return argument =>
        {
            using var guard = captured.Restore();
            action(argument);
        };
    }

    /// <summary>A function that carries the state with it.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="function">The function.</param>
    /// <returns>The same function, run in the state captured.</returns>
    public Func<T> Wrap<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var captured = this;
        return () => captured.Run(function);
    }
}

/// <summary>Installs a captured state until disposed. What it puts back is everything.</summary>
public ref struct RestoreGuard
{
    private readonly CapturedState _saved;
    private bool _active;

    /// <summary>Enters the scope.</summary>
    /// <param name="captured">The state inside.</param>
    public RestoreGuard(CapturedState captured)
    {
        _saved = CapturedState.OfThisThread();
        _active = true;
        captured.Install();
    }

    /// <summary>Leaves the scope: the thread's state is again what it was on entry, all of it.</summary>
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        _saved.Install();
    }
}

/// <summary>Capturing and installing thread states.</summary>
public static class ThreadStates
{
    extension(ThreadState)
    {
        /// <summary>The whole dispatch state of this thread, as a value.</summary>
        /// <returns>The state.</returns>
        public static CapturedState Capture() => CapturedState.OfThisThread();
    }

    /// <summary>Installs a state made by hand on this thread, without modes and dispatcher object, until the guard is disposed.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    public static RestoreGuard Restore(this ThreadState state) => CapturedState.Of(state).Restore();
}
