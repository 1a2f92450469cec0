using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Registry;

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
