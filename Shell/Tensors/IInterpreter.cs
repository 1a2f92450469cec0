using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// Stands where PyTorch has Python: whoever can take a call at the Python key over. The fallback of the Python key finds one (the innermost
/// mode's, else that of the first tensor argument) and hands it the call.
/// </summary>
public interface IInterpreter
{
    /// <summary>Handles a call: takes the operator's arguments off the stack and puts its results on.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="keys">The keys with which the Python key was reached.</param>
    /// <param name="stack">The stack, arguments on top.</param>
    /// <exception cref="CallDeclinedException">Nobody it could ask took the call.</exception>
    void Dispatch(OperatorEntry op, DispatchKeySet keys, Stack stack);
}

/// <summary>A tensor that handles calls of itself: in PyTorch, a class with <c>__torch_dispatch__</c>.</summary>
public interface ITensorSubclass
{
    /// <summary>
    /// Handles a call that has tensors of this type among its arguments. Of several tensors of one type the first is asked; a type is asked before
    /// the types it derives from. The thread is below autograd meanwhile.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <returns>True when the results are on the stack in the arguments' place; false to decline, and the next type is asked.</returns>
    bool Handle(DispatchedCall call);
}
