using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Fallbacks;

/// <summary>What the Python fallback looks at in a tensor argument.</summary>
/// <param name="HasPythonKey">Whether it carries the Python key.</param>
/// <param name="HasInterpreter">Whether it has an interpreter, with or without the key.</param>
public readonly record struct ArgumentFacts(bool HasPythonKey, bool HasInterpreter);

/// <summary>
/// The fallback of the Python key and the snapshot that belongs to it (PythonFallbackKernel.cpp), as decisions. "Python" stands for any
/// interpreter of tensor subclasses and modes.
/// </summary>
public static class PythonFallback
{
    /// <summary>
    /// What is excluded while a handler runs: every functionality above Python except PythonDispatcher, so that the handler's own calls start
    /// below autograd. (PyTorch's source names this constant "after_Python", which says the reverse.)
    /// </summary>
    public static DispatchKeySet ExcludedInHandler { get; } =
        (DispatchKeySet.Full - DispatchKeySet.FullAfter(DispatchKey.Python)).Functionalities - DispatchKeySet.Of(DispatchKey.Python);

    /// <summary>What happens to a call at the Python key.</summary>
    /// <param name="keys">The keys the fallback was chosen with.</param>
    /// <param name="state">The thread's state.</param>
    /// <param name="hasMode">Whether a mode is on the stack.</param>
    /// <param name="arguments">The tensor arguments in order, lists flattened, none entries left out.</param>
    /// <returns>The innermost mode's interpreter; else that of the first argument that has one, if any argument carries the key, and a redispatch without Python if none does; <see cref="FallbackFailure.NoInterpreter"/> when no argument has one.</returns>
    public static FallbackStep OnCall(DispatchKeySet keys, ThreadState state, bool hasMode, ImmutableArray<ArgumentFacts> arguments)
    {
        if (state.SnapshotOnEntry is null) return new FallbackStep.Raise(new FallbackFailure.NoSnapshot());
        var inside = state.WithKeys(state.Keys.WithExcluded(state.Keys.Excluded | ExcludedInHandler));
        if (hasMode) return new FallbackStep.RunInterpreter(InterpreterSource.Mode, -1, inside);
        for (var i = 0; i < arguments.Length; i++)
            if (arguments[i].HasInterpreter)
                return arguments.Any(a => a.HasPythonKey)
                    ? new FallbackStep.RunInterpreter(InterpreterSource.Subclass, i, inside)
                    : WithoutPython(keys, inside);
        return new FallbackStep.Raise(new FallbackFailure.NoInterpreter());
    }

    // The key came from the included set alone (a mode that has left the stack): plain tensors go on below it, still under the exclusions.
    private static FallbackStep.Redispatch WithoutPython(DispatchKeySet keys, ThreadState inside)
    {
        var forced = inside.Keys.WithIncluded(inside.Keys.Included.Remove(DispatchKey.Python));
        return new FallbackStep.Redispatch(keys.Remove(DispatchKey.Python), inside.WithKeys(forced));
    }

    /// <summary>The PythonTLSSnapshot kernel: records the thread's keys unless they are recorded already, then continues below itself.</summary>
    /// <param name="keys">The keys it was chosen with.</param>
    /// <param name="state">The thread's state.</param>
    /// <returns>The redispatch, in the state with the record. Whoever set the record clears it; nested calls never overwrite it.</returns>
    public static FallbackStep OnSnapshot(DispatchKeySet keys, ThreadState state) =>
        new FallbackStep.Redispatch(keys & DispatchKeySet.FullAfter(DispatchKey.PythonTLSSnapshot), SetIfEmpty(state));

    /// <summary>Records the thread's keys unless they are recorded already.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The state with a record.</returns>
    public static ThreadState SetIfEmpty(ThreadState state) => state.SnapshotOnEntry is null ? state with { SnapshotOnEntry = state.Keys } : state;

    /// <summary>Takes the record away for a scope, so that a nested entry records anew.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The state without a record.</returns>
    public static ThreadState Stash(ThreadState state) => state with { SnapshotOnEntry = null };

    /// <summary>Goes back to the keys of the entry and takes the record away, as a handler does for calls that shall start from the top.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The state, or <see cref="FallbackFailure.NothingToRestore"/> without a record.</returns>
    public static Either<DispatchError, ThreadState> Restore(ThreadState state) =>
        state.SnapshotOnEntry is { } keys ? state with { Keys = keys, SnapshotOnEntry = null } : new FallbackFailure.NothingToRestore();
}
