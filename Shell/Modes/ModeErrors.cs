using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>An infrastructure slot holds a mode already.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Held">The mode in it.</param>
/// <param name="Refused">The mode that was to be pushed.</param>
public sealed record ModeSlotTakenError(InfrastructureSlot Slot, string Held, string Refused) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"mode `{Refused}` cannot be pushed: infrastructure slot {Slot} holds `{Held}`, and holds only one";

    /// <inheritdoc />
    public override string Hint => "leave the scope of the other mode first";
}

/// <summary>There is no mode to take off the stack.</summary>
public sealed record NoModeError : DispatchError
{
    /// <inheritdoc />
    public override string Message => "the thread's mode stack is empty";
}

/// <summary>A call under <see cref="StrictMode"/> would be served by a backend fallback.</summary>
/// <param name="Operator">The operator, printed.</param>
/// <param name="Key">The key.</param>
/// <param name="Fallback">Who registered the fallback.</param>
public sealed record FallbackForbiddenError(string Operator, DispatchKey Key, string Fallback) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Operator}` would be served at `{Key}` by a fallback ({Fallback}), which strict mode forbids";

    /// <inheritdoc />
    public override string Hint => $"register a kernel of `{Operator}` at {Key}";
}

/// <summary>The mode stack was used as it cannot be.</summary>
/// <param name="error">The failure.</param>
public sealed class ModeStackException(DispatchError error) : DispatchException(error);

/// <summary>Strict mode forbade a call.</summary>
/// <param name="error">The failure.</param>
public sealed class FallbackForbiddenException(DispatchError error) : DispatchException(error);
