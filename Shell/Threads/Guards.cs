using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Threads;

// Implementation note: every guard is a ref struct, so it cannot be boxed, stored, captured or carried across an await, and always ends on the
// thread it began on. What each puts back is what it owns (section 3 of the dispatch model): the whole set as it was on entry. The default
// value of a guard is none: its Dispose does nothing, and a second Dispose does nothing either.

/// <summary>Includes keys on top of those included already, until disposed.</summary>
public ref struct IncludeGuard
{
    // The thread's own word, so that leaving looks up nothing; null when there is nothing to restore.
    private ref ulong _word;
    private readonly ulong _saved;

    /// <summary>Enters the scope.</summary>
    /// <param name="keys">The keys to include.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public IncludeGuard(DispatchKeySet keys)
    {
        _word = ref ThreadContext.IncludedWord;
        _saved = _word;
        _word = LocalKeys.FromStored(_saved, 0).Including(keys).Stored.Included;
    }

    /// <summary>Leaves the scope: the included set is again what it was on entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (Unsafe.IsNullRef(ref _word)) return;
        _word = _saved;
        _word = ref Unsafe.NullRef<ulong>();
    }
}

/// <summary>Excludes keys on top of those excluded already, until disposed. The named guards (<see cref="Guards"/>) are made of it.</summary>
public ref struct ExcludeGuard
{
    // The thread's own word, so that leaving looks up nothing; null when there is nothing to restore.
    private ref ulong _word;
    private readonly ulong _saved;

    /// <summary>Enters the scope.</summary>
    /// <param name="keys">The keys to exclude.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExcludeGuard(DispatchKeySet keys)
    {
        _word = ref ThreadContext.ExcludedWord;
        _saved = _word;
        _word = LocalKeys.FromStored(0, _saved).Excluding(keys).Stored.Excluded;
    }

    /// <summary>Leaves the scope: the excluded set is again what it was on entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (Unsafe.IsNullRef(ref _word)) return;
        _word = _saved;
        _word = ref Unsafe.NullRef<ulong>();
    }
}

/// <summary>Replaces both sets (or just remembers them) until disposed.</summary>
public ref struct ForceGuard
{
    private readonly LocalKeys _saved;
    private bool _active;

    /// <summary>Enters the scope with new sets.</summary>
    /// <param name="keys">Both sets.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ForceGuard(LocalKeys keys)
    {
        _saved = ThreadContext.Keys;
        _active = true;
        ThreadContext.Keys = keys;
    }

    /// <summary>Enters the scope and leaves both sets as they are; whatever happens to them inside is undone.</summary>
    /// <returns>The guard.</returns>
    public static ForceGuard Preserve() => new(ThreadContext.Keys);

    /// <summary>Leaves the scope: both sets are again what they were on entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        ThreadContext.Keys = _saved;
    }
}

/// <summary>Enters or leaves inference mode until disposed: the user-facing way to run without gradients.</summary>
public ref struct InferenceModeGuard
{
    private readonly LocalKeys _saved;
    private readonly bool _gradients;
    private readonly bool _inference;
    private bool _active;

    /// <summary>Enters the scope.</summary>
    /// <param name="enabled">Whether inference mode is on inside; false gives normal mode inside inference mode.</param>
    public InferenceModeGuard(bool enabled)
    {
        _saved = ThreadContext.Keys;
        (_gradients, _inference) = (ThreadContext.GradientsEnabled, ThreadContext.InferenceMode);
        _active = true;
        ThreadContext.Keys = enabled
            ? new LocalKeys(_saved.Included - KeySets.InplaceOrView, _saved.Excluded | KeySets.Autograd)
            : new LocalKeys(_saved.Included | KeySets.InplaceOrView, _saved.Excluded - KeySets.Autograd);
        ThreadContext.GradientsEnabled = !enabled;
        ThreadContext.InferenceMode = enabled;
    }

    /// <summary>Leaves the scope: both sets and both flags are again what they were on entry.</summary>
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        ThreadContext.Keys = _saved;
        ThreadContext.GradientsEnabled = _gradients;
        ThreadContext.InferenceMode = _inference;
    }
}

/// <summary>Switches gradients on or off until disposed; keysets are not touched.</summary>
public ref struct GradModeGuard
{
    private readonly bool _saved;
    private bool _active;

    /// <summary>Enters the scope.</summary>
    /// <param name="enabled">Whether gradients are recorded inside.</param>
    public GradModeGuard(bool enabled)
    {
        _saved = ThreadContext.GradientsEnabled;
        _active = true;
        ThreadContext.GradientsEnabled = enabled;
    }

    /// <summary>Leaves the scope.</summary>
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        ThreadContext.GradientsEnabled = _saved;
    }
}

/// <summary>The guards under PyTorch's names.</summary>
public static class Guards
{
    /// <summary>Includes keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    public static IncludeGuard Include(DispatchKeySet keys) => new(keys);

    /// <summary>Excludes keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    public static ExcludeGuard Exclude(DispatchKeySet keys) => new(keys);

    /// <summary>Replaces both sets.</summary>
    /// <param name="included">The included set.</param>
    /// <param name="excluded">The excluded set.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    public static ForceGuard Force(DispatchKeySet included, DispatchKeySet excluded) => new(new LocalKeys(included, excluded));

    /// <summary>Excludes every autograd key. For kernel authors only: user code that skips autograd with it can get silently wrong gradients (an in-place update skips the version bump). Users take <see cref="InferenceMode"/>.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ExcludeGuard BelowAutograd() => new(KeySets.Autograd);

    /// <summary>Excludes every autograd key and ADInplaceOrView; for kernels of in-place and view operators.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ExcludeGuard BelowADInplaceOrView() => new(KeySets.AutogradWithADInplaceOrView);

    /// <summary>The deprecated guard: excludes every autograd key, warns once per process.</summary>
    /// <param name="enabled">Must be true.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    /// <exception cref="NonVariableTypeModeException"><paramref name="enabled"/> is false.</exception>
    [Obsolete("user code takes InferenceMode, kernels BelowADInplaceOrView or BelowAutograd")]
    public static ExcludeGuard NonVariableTypeMode(bool enabled = true) => Threads.NonVariableTypeMode.Enter(enabled);

    /// <summary>Excludes Functionalize.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public static ExcludeGuard SkipFunctionalize() => new(DispatchKeySet.Of(DispatchKey.Functionalize));

    /// <summary>Enters or leaves inference mode.</summary>
    /// <param name="enabled">Whether it is on inside.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    public static InferenceModeGuard InferenceMode(bool enabled = true) => new(enabled);

    /// <summary>Switches gradients off.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public static GradModeGuard NoGrad() => new(false);

    /// <summary>Switches gradients on.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public static GradModeGuard EnableGrad() => new(true);
}
