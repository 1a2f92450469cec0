using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>The places for modes of the infrastructure: one each, below all users' modes, asked in descending order.</summary>
public enum InfrastructureSlot
{
    /// <summary>Tensors that only pretend to have elements.</summary>
    Fake,

    /// <summary>Recording of calls.</summary>
    Proxy,

    /// <summary>Removal of in-place updates.</summary>
    Functional,
}

/// <summary>
/// A dispatch mode: while it is on the thread's stack, every operator called comes to it, below autograd, whatever the arguments. In PyTorch a
/// <c>TorchDispatchMode</c>. Push it with <see cref="DispatchModes.Push"/>.
/// </summary>
public abstract class DispatchMode
{
    /// <summary>The infrastructure slot it belongs in; null for a user's mode.</summary>
    public virtual InfrastructureSlot? Slot => null;

    /// <summary>What errors and traces call it.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Who runs it.</summary>
    public virtual IInterpreter Interpreter => ModeInterpreter.Instance;

    /// <summary>
    /// Handles a call. The mode itself is off the stack meanwhile: a call made inside goes to the next mode, then to the tensors' own handlers.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <returns>True when the results are on the stack in the arguments' place; false to decline, and the tensors' handlers are asked.</returns>
    public abstract bool Handle(DispatchedCall call);

    /// <inheritdoc />
    public override string ToString() => Name;
}
