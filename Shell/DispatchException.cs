using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell;

// Implementation note: the one type below every floor, so that Threads too can throw it; a floor test lists the root as the ground floor.

/// <summary>
/// What the shell throws: one type per kind of failure, each carrying the error value it was made from. The message is one line that names the
/// operator, the key, what was available and what to do.
/// </summary>
public abstract class DispatchException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="error">The failure as a value.</param>
    protected DispatchException(DispatchError error)
        : base(error.ToString()) => Error = error;

    /// <summary>A failure that another exception brought about.</summary>
    /// <param name="error">The failure as a value.</param>
    /// <param name="inner">The other exception.</param>
    protected DispatchException(DispatchError error, Exception inner)
        : base(error.ToString(), inner) => Error = error;

    /// <summary>The failure as a value, its facts as properties.</summary>
    public DispatchError Error { get; }
}
