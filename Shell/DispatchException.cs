using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell;

// Implementation note: the one type below every floor, so that Threads too can throw it; a floor test lists the root as the ground floor.

/// <summary>
/// What the shell throws: one type per kind of failure, each carrying the error value it was made from. The message is one line that names the
/// operator, the key, what was available and what to do.
/// </summary>
public abstract class DispatchException : Exception
{
    protected DispatchException(DispatchError error)
        : base(error.ToString()) => Error = error;

    protected DispatchException(DispatchError error, Exception inner)
        : base(error.ToString(), inner) => Error = error;

    /// <summary>The failure as a value, its facts as properties.</summary>
    public DispatchError Error { get; }
}
