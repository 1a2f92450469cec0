using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Threads;

// Implementation note: the trio around the snapshot on entry (section 7 of the dispatch model; tls_on_entry of PythonFallbackKernel.cpp). The
// invariants are checked always. Where one is broken at the end of a scope, the state is put right first, then the guard throws.

/// <summary>
/// Records the thread's two sets as the snapshot on entry unless they are recorded already, until disposed; who recorded clears, and nested
/// calls overwrite nothing. The PythonTLSSnapshot kernel holds it.
/// </summary>
public ref struct MaybeSetTLSOnEntryGuard
{
    private bool _hasSet;

    /// <summary>Enters the scope.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    public static MaybeSetTLSOnEntryGuard Enter()
    {
        if (ThreadContext.SnapshotOnEntry is not null) return default;
        ThreadContext.SnapshotOnEntry = ThreadContext.Keys;
        return new MaybeSetTLSOnEntryGuard { _hasSet = true };
    }

    /// <summary>Leaves the scope: the record is gone if this guard made it.</summary>
    /// <exception cref="SnapshotMisuseException">Somebody else cleared the record.</exception>
    public void Dispose()
    {
        if (!_hasSet) return;
        _hasSet = false;
        var lost = ThreadContext.SnapshotOnEntry is null;
        ThreadContext.SnapshotOnEntry = null;
        if (lost) throw new SnapshotMisuseException(new SnapshotInvariantError(nameof(MaybeSetTLSOnEntryGuard), false));
    }
}

/// <summary>Takes the snapshot on entry away until disposed, so that calls made inside record anew.</summary>
public ref struct StashTLSOnEntryGuard
{
    private LocalKeys _saved;
    private bool _active;

    /// <summary>Enters the scope.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    /// <exception cref="SnapshotMisuseException">The thread has no snapshot on entry.</exception>
    public static StashTLSOnEntryGuard Enter()
    {
        var saved = SnapshotGuards.Required();
        ThreadContext.SnapshotOnEntry = null;
        return new StashTLSOnEntryGuard { _saved = saved, _active = true };
    }

    /// <summary>Leaves the scope: the snapshot is again what it was on entry.</summary>
    /// <exception cref="SnapshotMisuseException">A snapshot recorded inside is still there.</exception>
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        SnapshotGuards.PutBack(_saved, nameof(StashTLSOnEntryGuard));
    }
}

/// <summary>
/// Goes back to the sets of the entry and takes the snapshot away until disposed: inside, a handler's calls start from the top again.
/// </summary>
public ref struct RestoreTLSSnapshotGuard
{
    private LocalKeys _saved;
    private ForceGuard _keys;
    private bool _active;

    /// <summary>Enters the scope.</summary>
    /// <returns>The guard; dispose it to leave.</returns>
    /// <exception cref="SnapshotMisuseException">The thread has no snapshot on entry.</exception>
    public static RestoreTLSSnapshotGuard Enter()
    {
        var saved = SnapshotGuards.Required();
        ThreadContext.SnapshotOnEntry = null;
        return new RestoreTLSSnapshotGuard { _saved = saved, _keys = new ForceGuard(saved), _active = true };
    }

    /// <summary>Leaves the scope: sets and snapshot are again what they were on entry.</summary>
    /// <exception cref="SnapshotMisuseException">A snapshot recorded inside is still there.</exception>
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        _keys.Dispose();
        SnapshotGuards.PutBack(_saved, nameof(RestoreTLSSnapshotGuard));
    }
}

internal static class SnapshotGuards
{
    public static LocalKeys Required() =>
        ThreadContext.SnapshotOnEntry ?? throw new SnapshotMisuseException(new FallbackFailure.NothingToRestore());

    public static void PutBack(LocalKeys saved, string guard)
    {
        var recorded = ThreadContext.SnapshotOnEntry is not null;
        ThreadContext.SnapshotOnEntry = saved;
        if (recorded) throw new SnapshotMisuseException(new SnapshotInvariantError(guard, true));
    }
}
