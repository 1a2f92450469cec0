using LanguageExt;

namespace Functional.Dispatch.Keys;

/// <summary>What of a thread's state a guard puts back when it is left: what it owns, and nothing else.</summary>
[Flags]
public enum GuardOwns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The whole included set, as it was on entry.</summary>
    Included = 1,

    /// <summary>The whole excluded set, as it was on entry.</summary>
    Excluded = 2,

    /// <summary>Whether gradients are recorded.</summary>
    Gradients = 4,

    /// <summary>The inference flag.</summary>
    Inference = 8,

    /// <summary>The snapshot on entry.</summary>
    Snapshot = 16,

    /// <summary>All of it.</summary>
    Everything = Included | Excluded | Gradients | Inference | Snapshot,
}

/// <summary>
/// A scoped change of a thread's state, as a pair of functions: <see cref="Enter"/> makes the state inside, <see cref="Leave"/> the state
/// after. A change made inside to something the guard owns is lost on leaving; to anything else it stays.
/// Section 3 of the dispatch model; c10's guards of PyTorch 2.14.1.
/// </summary>
public abstract record Guard
{
    private Guard()
    {
    }

    /// <summary>What <see cref="Leave"/> puts back.</summary>
    public abstract GuardOwns Owns { get; }

    /// <summary>The state inside the scope.</summary>
    /// <param name="state">The state on entry.</param>
    /// <returns>The changed state.</returns>
    public abstract ThreadState Enter(ThreadState state);

    /// <summary>The state after the scope.</summary>
    /// <param name="entry">The state on entry, before <see cref="Enter"/>.</param>
    /// <param name="current">The state now, at the end of the scope.</param>
    /// <returns><paramref name="current"/> with everything the guard owns put back.</returns>
    public ThreadState Leave(ThreadState entry, ThreadState current) => new()
    {
        Keys = new LocalKeys(
            Owns.HasFlag(GuardOwns.Included) ? entry.Keys.Included : current.Keys.Included,
            Owns.HasFlag(GuardOwns.Excluded) ? entry.Keys.Excluded : current.Keys.Excluded),
        GradientsEnabled = (Owns.HasFlag(GuardOwns.Gradients) ? entry : current).GradientsEnabled,
        InferenceMode = (Owns.HasFlag(GuardOwns.Inference) ? entry : current).InferenceMode,
        SnapshotOnEntry = (Owns.HasFlag(GuardOwns.Snapshot) ? entry : current).SnapshotOnEntry,
    };

    /// <summary>Includes keys on top of those included already.</summary>
    /// <param name="Keys">The keys.</param>
    public sealed record Include(DispatchKeySet Keys) : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Included;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => state.WithKeys(state.Keys.WithIncluded(state.Keys.Included | Keys));
    }

    /// <summary>Excludes keys on top of those excluded already.</summary>
    /// <param name="Keys">The keys.</param>
    public sealed record Exclude(DispatchKeySet Keys) : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Excluded;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => Excluding(state, Keys);
    }

    /// <summary>Replaces both sets.</summary>
    /// <param name="Keys">The new sets.</param>
    public sealed record Force(LocalKeys Keys) : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Included | GuardOwns.Excluded;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => state.WithKeys(Keys);
    }

    /// <summary>Changes nothing on entry and puts both sets back on leaving.</summary>
    public sealed record Preserve : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Included | GuardOwns.Excluded;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => state;
    }

    /// <summary>Excludes every autograd key. For kernel authors only: user code that skips autograd with it can get silently wrong gradients.</summary>
    public sealed record BelowAutograd : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Excluded;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => Excluding(state, KeySets.Autograd);
    }

    /// <summary>Excludes every autograd key and ADInplaceOrView; for kernels of in-place and view operators.</summary>
    public sealed record BelowADInplaceOrView : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Excluded;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => Excluding(state, KeySets.AutogradWithADInplaceOrView);
    }

    /// <summary>Excludes Functionalize.</summary>
    public sealed record SkipFunctionalize : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Excluded;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => Excluding(state, DispatchKeySet.Of(DispatchKey.Functionalize));
    }

    /// <summary>The deprecated predecessor of <see cref="BelowAutograd"/>; make one with <see cref="NonVariableType"/>.</summary>
    public sealed record NonVariableTypeMode : Guard
    {
        internal NonVariableTypeMode()
        {
        }

        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Excluded;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => Excluding(state, KeySets.Autograd);
    }

    /// <summary>
    /// Enters or leaves inference mode, the user's guard: excludes the autograd keys and un-includes ADInplaceOrView with gradients off, or
    /// the reverse with gradients on.
    /// </summary>
    /// <param name="Enabled">Whether inference mode is on inside.</param>
    public sealed record Inference(bool Enabled) : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Included | GuardOwns.Excluded | GuardOwns.Gradients | GuardOwns.Inference;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => state with
        {
            Keys = Enabled
                ? new LocalKeys(state.Keys.Included.Remove(DispatchKey.ADInplaceOrView), state.Keys.Excluded | KeySets.Autograd)
                : new LocalKeys(state.Keys.Included.Add(DispatchKey.ADInplaceOrView), state.Keys.Excluded - KeySets.Autograd),
            GradientsEnabled = !Enabled,
            InferenceMode = Enabled,
        };
    }

    /// <summary>Switches gradients on or off; keysets are not touched.</summary>
    /// <param name="Enabled">Whether gradients are recorded inside.</param>
    public sealed record Gradients(bool Enabled) : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Gradients;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => state with { GradientsEnabled = Enabled };
    }

    /// <summary>Installs a captured thread state, flags included.</summary>
    /// <param name="Captured">The state.</param>
    public sealed record Restore(ThreadState Captured) : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Everything;

        /// <inheritdoc />
        public override ThreadState Enter(ThreadState state) => Captured;
    }

    /// <summary>The deprecated guard: <c>false</c> is an error, as in PyTorch.</summary>
    /// <param name="enabled">Must be true.</param>
    /// <returns>The guard, or a <see cref="NonVariableTypeModeError"/>.</returns>
    public static Either<DispatchError, Guard> NonVariableType(bool enabled = true) =>
        enabled ? new NonVariableTypeMode() : new NonVariableTypeModeError();

    private static ThreadState Excluding(ThreadState state, DispatchKeySet keys) =>
        state.WithKeys(state.Keys.WithExcluded(state.Keys.Excluded | keys));
}

/// <summary>NonVariableTypeMode cannot be switched off.</summary>
public sealed record NonVariableTypeModeError : DispatchError
{
    /// <inheritdoc />
    public override string Message => "NonVariableTypeMode(false) is not a mode";

    /// <inheritdoc />
    public override string Hint => "use BelowADInplaceOrView in kernels, BelowAutograd for autograd alone, or InferenceMode in user code";
}
