using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>
/// Takes every call of a thread over before any kernel runs, at the key PythonDispatcher, and again at every redispatch that keeps the key: in
/// PyTorch, the Python dispatcher.
/// </summary>
public interface IDispatcherObject
{
    /// <summary>Handles a call: takes the operator's arguments off the stack and puts its results on. Usually it picks a kernel, or redispatches with <paramref name="keys"/>.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="keys">The call's keys without PythonDispatcher.</param>
    /// <param name="stack">The stack, arguments on top.</param>
    void Dispatch(OperatorEntry op, DispatchKeySet keys, Stack stack);
}

/// <summary>The dispatcher object of the current thread.</summary>
public static class DispatcherObjects
{
    /// <summary>The object, or null.</summary>
    public static IDispatcherObject? Current => ThreadContext.Extended.DispatcherObject as IDispatcherObject;

    /// <summary>Gives the thread a dispatcher object and includes PythonDispatcher until the guard is disposed.</summary>
    /// <param name="dispatcher">The object.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    public static DispatcherObjectGuard Enable(IDispatcherObject dispatcher) => new(dispatcher);

    /// <summary>Takes the thread's dispatcher object away and un-includes PythonDispatcher until the guard is disposed.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public static DispatcherObjectGuard Disable() => new(null);
}

/// <summary>A changed dispatcher object. The guard owns the object and, of the included set, the key PythonDispatcher.</summary>
public ref struct DispatcherObjectGuard
{
    private readonly object? _object;
    private readonly bool _included;
    private bool _active;

    internal DispatcherObjectGuard(IDispatcherObject? dispatcher)
    {
        _object = ThreadContext.Extended.DispatcherObject;
        _included = ThreadContext.IsIncluded(DispatchKey.PythonDispatcher);
        _active = true;
        ThreadContext.Extended.DispatcherObject = dispatcher;
        ThreadContext.SetIncluded(DispatchKey.PythonDispatcher, dispatcher is not null);
    }

    /// <summary>Leaves the scope.</summary>
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        ThreadContext.Extended.DispatcherObject = _object;
        ThreadContext.SetIncluded(DispatchKey.PythonDispatcher, _included);
    }
}
