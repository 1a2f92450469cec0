using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Threads;

/// <summary>An invariant of the snapshot on entry does not hold at the end of a scope.</summary>
/// <param name="Guard">The guard that found it.</param>
/// <param name="IsRecorded">Whether a snapshot is recorded where none may be; false: none is where one must be.</param>
public sealed record SnapshotInvariantError(string Guard, bool IsRecorded) : DispatchError
{
    /// <inheritdoc />
    public override string Message => IsRecorded
        ? $"{Guard} ends with a snapshot on entry recorded by somebody who did not clear it"
        : $"{Guard} ends, and the snapshot on entry that it recorded was cleared by somebody else";

    /// <inheritdoc />
    public override string Hint => "end the guards of a thread in the reverse order in which they began";
}

/// <summary>The snapshot on entry was used where there is none, or the guards around it ended out of order.</summary>
/// <param name="error">The failure.</param>
public sealed class SnapshotMisuseException(DispatchError error) : DispatchException(error);
