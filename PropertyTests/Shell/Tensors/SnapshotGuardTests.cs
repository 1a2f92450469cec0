using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Tensors;

public sealed class SnapshotGuardTests
{
    [Fact]
    public void Who_records_clears_and_nested_calls_overwrite_nothing()
    {
        Assert.Null(ThreadContext.SnapshotOnEntry);
        using (MaybeSetTLSOnEntryGuard.Enter())
        {
            var recorded = ThreadContext.SnapshotOnEntry;
            using (Guards.BelowAutograd())
            using (MaybeSetTLSOnEntryGuard.Enter()) Assert.Equal(recorded, ThreadContext.SnapshotOnEntry);
            Assert.Equal(LocalKeys.Default, ThreadContext.SnapshotOnEntry);
        }

        Assert.Null(ThreadContext.SnapshotOnEntry);
    }

    [Fact]
    public void Restore_goes_back_to_the_sets_of_the_entry_and_takes_the_record_away()
    {
        using var entry = MaybeSetTLSOnEntryGuard.Enter();
        using var below = Guards.BelowAutograd();
        var inside = ThreadContext.Keys;
        using (RestoreTLSSnapshotGuard.Enter())
        {
            Assert.Equal(LocalKeys.Default, ThreadContext.Keys);
            Assert.Null(ThreadContext.SnapshotOnEntry);
            Assert.Throws<SnapshotMisuseException>(() => { using var again = RestoreTLSSnapshotGuard.Enter(); });
        }

        Assert.Equal(inside, ThreadContext.Keys);
        Assert.Equal(LocalKeys.Default, ThreadContext.SnapshotOnEntry);
    }

    [Fact]
    public void Restoring_or_stashing_without_a_record_is_an_error()
    {
        Assert.IsType<FallbackFailure.NothingToRestore>(Assert.Throws<SnapshotMisuseException>(() => { using var g = RestoreTLSSnapshotGuard.Enter(); }).Error);
        Assert.IsType<FallbackFailure.NothingToRestore>(Assert.Throws<SnapshotMisuseException>(() => { using var g = StashTLSOnEntryGuard.Enter(); }).Error);
    }

    [Fact]
    public void A_record_left_behind_in_a_stash_is_an_error_and_the_state_is_put_right()
    {
        Assert.Throws<SnapshotMisuseException>(() =>
        {
            using var entry = MaybeSetTLSOnEntryGuard.Enter();
            using var stash = StashTLSOnEntryGuard.Enter();
            var leaked = MaybeSetTLSOnEntryGuard.Enter();
        });
        Assert.Null(ThreadContext.SnapshotOnEntry);
    }

    [Fact]
    public void A_record_cleared_by_somebody_else_is_an_error()
    {
        var error = Assert.Throws<SnapshotMisuseException>(() =>
        {
            using var entry = MaybeSetTLSOnEntryGuard.Enter();
            var leaked = StashTLSOnEntryGuard.Enter();
        });
        Assert.Equal(new SnapshotInvariantError(nameof(MaybeSetTLSOnEntryGuard), false), error.Error);
    }

    [Fact]
    public void Guards_are_undone_when_an_exception_passes()
    {
        using var entry = MaybeSetTLSOnEntryGuard.Enter();
        var before = ThreadContext.State;
        Assert.Throws<InvalidOperationException>(() => Fail(before));
        Assert.Equal(before, ThreadContext.State);

        static void Fail(ThreadState before)
        {
            using var restore = RestoreTLSSnapshotGuard.Enter();
            using var nested = MaybeSetTLSOnEntryGuard.Enter();
            using var exclude = Guards.BelowAutograd();
            throw new InvalidOperationException(before.ToString());
        }
    }
}
