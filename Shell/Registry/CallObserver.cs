using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>
/// Is told of every call (not of redispatches) and of the two ranges of the Python fallback. While any observer is attached, tables are marked
/// (<see cref="CallTable.IsObserved"/>) and typed calls take the boxed way, where observers are served; with none, a call tests one flag.
/// </summary>
public abstract class CallObserver
{
    /// <summary>Whether it wants the inputs, which costs boxing them.</summary>
    public virtual bool NeedsInputs => false;

    /// <summary>A call begins.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="keys">The keys its kernel receives.</param>
    /// <param name="range">What kind of range: <c>call</c>, <c>PythonDispatchMode</c> or <c>PythonSubclass</c>.</param>
    /// <param name="inputs">The stack with the inputs on top when <see cref="NeedsInputs"/>, else null. Read it now; it changes.</param>
    /// <returns>A token handed back to <see cref="OnLeave"/>.</returns>
    public abstract object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs);

    /// <summary>A call ends, in the reverse order of <see cref="OnEnter"/>, also when it throws.</summary>
    /// <param name="token">What <see cref="OnEnter"/> returned.</param>
    /// <param name="op">The operator.</param>
    /// <param name="error">The exception on its way, or null.</param>
    public abstract void OnLeave(object? token, OperatorEntry op, Exception? error);
}
