using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>
/// Forbids backend fallbacks: a call throws when a fallback served it on its way to the mode (an operator without an autograd formula, say) or
/// would serve it after. The fallbacks that bring calls to modes in the first place are not counted. What a fallback did on the way is told by the
/// keys of the arguments; those built-in ones that change the arguments ask for themselves (<see cref="Forbid"/>).
/// </summary>
public sealed class StrictMode : DispatchMode
{
    // The machinery of interpreters: without its fallbacks no call would get here.
    private static readonly DispatchKeySet Machinery =
        KeySets.Python | DispatchKeySet.Of(DispatchKey.PythonDispatcher, DispatchKey.PreDispatch);

    /// <inheritdoc />
    /// <exception cref="FallbackForbiddenException">A backend fallback serves the call.</exception>
    public override bool Handle(DispatchedCall call)
    {
        var table = call.Operator.Table.Compute();
        var arguments = DispatchKeySet.Empty;
        foreach (var position in call.Operator.Table.Rules.DispatchArguments) arguments |= call.Arguments[position].KeyUnion();

        // On the way here: every key of the entry above Python, in the order of dispatch.
        if (ThreadContext.SnapshotOnEntry is { } entry)
        {
            var passed = Router.Choose(table, arguments, entry).Keys - DispatchKeySet.FullAfter(DispatchKey.Python) - Machinery;
            for (; !passed.Functionalities.IsEmpty; passed = passed.Remove(passed.HighestFunctionality)) Check(call, table, passed.TableSlot);
        }

        // From here: what the call made below comes to, once modes and handlers are done.
        Check(call, table, Router.Choose(table, arguments - Machinery, WithoutModes(ThreadContext.Keys)).Slot);
        call.CallAgain();
        return true;
    }

    /// <summary>Ends a call that a fallback serves, when the thread has a strict mode.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="key">The fallback's key.</param>
    /// <exception cref="FallbackForbiddenException">It has one.</exception>
    public static void Forbid(OperatorEntry op, DispatchKey key)
    {
        if (!DispatchModes.Current.Modes.Any(m => m is StrictMode)) return;
        var fallback = op.Dispatcher.Rules.FallbackAt(key)?.Kernel.Debug ?? "";
        throw new FallbackForbiddenException(new FallbackForbiddenError(op.Name.ToString(), key, fallback));
    }

    private static LocalKeys WithoutModes(LocalKeys keys) => keys.WithIncluded(keys.Included - Machinery);

    private static void Check(DispatchedCall call, DispatchTable table, int slot)
    {
        var content = table[slot];
        if (content is { Reason: SlotReason.BackendFallback, Rule: { } rule, IsFallthrough: false })
            throw new FallbackForbiddenException(new FallbackForbiddenError(call.Operator.Name.ToString(), KeyLayout.KeyAt(slot), rule.Kernel.Debug));
    }
}
