using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>
/// Runs the innermost mode with the mode taken off the stack; when it declines, with the mode back on it, the handlers of the subclass tensors.
/// </summary>
public sealed class ModeInterpreter : IInterpreter
{
    private ModeInterpreter()
    {
    }

    /// <summary>The one instance.</summary>
    public static ModeInterpreter Instance { get; } = new();

    /// <inheritdoc />
    public void Dispatch(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var handling = Handling.Begin(op, keys, stack);
        if (!AskMode(handling) && !ObjectInterpreter.AskTensors(handling)) throw handling.Declined();
    }

    private static bool AskMode(Handling handling)
    {
        using var stash = DispatchModes.StashInnermost(out var mode);
        return handling.Ask(mode.Handle, mode.Name);
    }
}
