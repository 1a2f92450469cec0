using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>
/// What the shell throws: one type per kind of failure, each carrying the error value it was made from. The message is one line that names the
/// operator, the key, what was available and what to do.
/// </summary>
public abstract class DispatchException : Exception
{
    private protected DispatchException(DispatchError error)
        : base(error.ToString()) => Error = error;

    private protected DispatchException(DispatchError error, Exception inner)
        : base(error.ToString(), inner) => Error = error;

    /// <summary>The failure as a value, its facts as properties.</summary>
    public DispatchError Error { get; }
}

/// <summary>A registration was refused: a second definition, a second fallback, a schema or signature that does not fit, a conflicting key.</summary>
public sealed class RegistrationException : DispatchException
{
    /// <summary>Makes the exception of an error.</summary>
    /// <param name="error">The refusal.</param>
    public RegistrationException(DispatchError error)
        : base(error)
    {
    }
}
