using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>What observers are told of: the names of the ranges, PyTorch's where it has them.</summary>
public static class CallRanges
{
    /// <summary>A call: thread state and fallthrough mask were applied.</summary>
    public const string Call = "call";

    /// <summary>A redispatch; only for observers that ask for it (<see cref="CallObserver.NeedsRedispatches"/>).</summary>
    public const string Redispatch = "redispatch";

    /// <summary>The Python fallback hands the call to a mode.</summary>
    public const string Mode = "PythonDispatchMode";

    /// <summary>The Python fallback looks for a tensor argument's interpreter and hands it the call.</summary>
    public const string Subclass = "PythonSubclass";
}

/// <summary>
/// Is told of every call (not of redispatches, unless it asks) and of the two ranges of the Python fallback. While any observer is attached, tables are marked
/// (<see cref="CallTable.IsObserved"/>) and typed calls take the boxed way, where observers are served; with none, a call tests one flag.
/// </summary>
public abstract class CallObserver
{
    /// <summary>Whether it wants the inputs, which costs boxing them.</summary>
    public virtual bool NeedsInputs => false;

    /// <summary>Whether it is told of redispatches too, as range <see cref="CallRanges.Redispatch"/>.</summary>
    public virtual bool NeedsRedispatches => false;

    /// <summary>A call begins.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="keys">The keys its kernel receives.</param>
    /// <param name="range">What kind of range: one of <see cref="CallRanges"/>.</param>
    /// <param name="inputs">The stack with the inputs on top when <see cref="NeedsInputs"/>, else null. Read it now; it changes.</param>
    /// <returns>A token handed back to <see cref="OnLeave"/>.</returns>
    public abstract object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs);

    /// <summary>A call ends, in the reverse order of <see cref="OnEnter"/>, also when it throws.</summary>
    /// <param name="token">What <see cref="OnEnter"/> returned.</param>
    /// <param name="op">The operator.</param>
    /// <param name="error">The exception on its way, or null.</param>
    public abstract void OnLeave(object? token, OperatorEntry op, Exception? error);
}
