using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>The modes of the current thread.</summary>
public static class DispatchModes
{
    /// <summary>The thread's stack.</summary>
    public static ModeStack Current => ThreadContext.Extended.Modes as ModeStack ?? ModeStack.Empty;

    /// <summary>Puts a mode on the stack until the guard is disposed.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    /// <exception cref="ModeStackException">The mode's infrastructure slot holds one already.</exception>
    public static ModeGuard Push(DispatchMode mode) => new(Current.Push(mode));

    /// <summary>Takes the innermost mode off until the guard is disposed, as while its handler runs.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    /// <exception cref="ModeStackException">There is no mode.</exception>
    public static ModeGuard StashInnermost(out DispatchMode mode) => new(Current.Pop(out mode));

    /// <summary>Takes all modes off until the guard is disposed.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public static ModeGuard StashAll() => new(ModeStack.Empty);

    /// <summary>Keeps calls from modes and subclass handlers until the guard is disposed, with the modes still on the stack (PyTorch's <c>_DisableTorchDispatch</c>).</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public static ExcludeGuard DisableInterpreters() => new(KeySets.Python.Add(DispatchKey.PreDispatch));

    /// <summary>Lets calls pass the PreDispatch key, where a dispatcher object can interpose before everything else (PyTorch's <c>_EnablePreDispatch</c>).</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public static IncludeGuard EnablePreDispatch() => new(DispatchKeySet.Of(DispatchKey.PreDispatch));
}

/// <summary>
/// A changed mode stack. While there is a mode, Python and PythonTLSSnapshot are included, so that every call finds it. The guard owns the
/// stack and, of the included set, these two keys: on leaving they are as on entry, also when a handler threw.
/// </summary>
public ref struct ModeGuard
{
    private readonly object? _stack;
    private readonly DispatchKeySet _included;
    private bool _active;

    internal ModeGuard(ModeStack stack)
    {
        var extended = ThreadContext.Extended;
        var now = ThreadContext.Keys;
        _stack = extended.Modes;
        _included = now.Included & KeySets.Python;
        _active = true;
        extended.Modes = stack;
        ThreadContext.Keys = now.WithIncluded(stack.IsEmpty ? now.Included - KeySets.Python : now.Included | KeySets.Python);
    }

    /// <summary>Leaves the scope.</summary>
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        ThreadContext.Extended.Modes = _stack;
        var now = ThreadContext.Keys;
        ThreadContext.Keys = now.WithIncluded((now.Included - KeySets.Python) | _included);
    }
}
