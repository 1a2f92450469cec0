using Functional.Dispatch.Cli.Verification;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.PropertyTests.Shell.Registry;
using Functional.Dispatch.PropertyTests.Shell.Replay;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.PropertyTests.Shell.Threads;

/// <summary>Guards on real threads: what they change, what they put back, and that they stay where they are.</summary>
[Collection(WarningTests.Name)]
public sealed class GuardTests
{
    [Fact]
    public void Every_guard_of_the_shell_is_the_guard_of_the_core() =>
        Claim.Checks(
            StateGen.States, StateGen.Guards,
            (entry, guard) =>
            {
                using var outer = entry.Restore();
                GuardRun.Under(guard, () => Assert.Equal(guard.Enter(entry), ThreadContext.State));
                Assert.Equal(guard.Leave(entry, guard.Enter(entry)), ThreadContext.State);
            });

    [Fact]
    public void Guards_left_by_an_exception_put_everything_back() =>
        Claim.Checks(
            StateGen.States, StateGen.Guards,
            (entry, guard) =>
            {
                using var outer = entry.Restore();
                var before = ThreadState.Capture();
                Assert.Throws<TimeoutException>(() => GuardRun.Under(guard, () => GuardRun.Under(
                    new Guard.Inference(true), () => GuardRun.Under(guard, () => throw new TimeoutException()))));
                Assert.Equal(before, ThreadState.Capture());
            });

    [Fact]
    public void No_guard_can_leave_its_scope_its_thread_or_cross_an_await() =>
        Assert.All(
            typeof(Guards).Assembly.GetTypes().Where(t => t.Name.EndsWith("Guard", StringComparison.Ordinal) && t.GetMethod("Dispose") is not null),
            t => Assert.True(t.IsByRefLike, t.Name));

    [Fact]
    public void Every_kind_of_guard_is_among_them() =>
        Assert.Superset(
            new HashSet<Type>
            {
                typeof(IncludeGuard), typeof(ExcludeGuard), typeof(ForceGuard), typeof(InferenceModeGuard), typeof(GradModeGuard), typeof(RestoreGuard),
                typeof(MaybeSetTLSOnEntryGuard), typeof(StashTLSOnEntryGuard), typeof(RestoreTLSSnapshotGuard),
            },
            typeof(Guards).Assembly.GetTypes().Where(t => t.IsByRefLike).ToHashSet());

    [Fact]
    public void A_second_dispose_and_the_default_guard_do_nothing()
    {
        var entry = ThreadState.Capture();
        var guard = Guards.Include(DispatchKeySet.Of(DispatchKey.Tracer));
        guard.Dispose();
        using (Guards.Exclude(DispatchKeySet.Of(DispatchKey.CPU)))
        {
            guard.Dispose();
            default(IncludeGuard).Dispose();
            default(ExcludeGuard).Dispose();
            default(ForceGuard).Dispose();
            default(InferenceModeGuard).Dispose();
            default(GradModeGuard).Dispose();
            default(RestoreGuard).Dispose();
            Assert.True(ThreadContext.IsExcluded(DispatchKey.CPU));
        }

        Assert.Equal(entry, ThreadState.Capture());
    }

    [Fact]
    public void An_unscoped_change_inside_a_guard_is_lost_to_what_the_guard_owns_and_kept_for_the_rest()
    {
        using var outer = ThreadState.Default.Restore();
        using (Guards.Include(DispatchKeySet.Of(DispatchKey.Tracer)))
        {
            ThreadContext.SetIncluded(DispatchKey.Batched, true);
            ThreadContext.SetExcluded(DispatchKey.Python, true);
        }

        Assert.False(ThreadContext.IsIncluded(DispatchKey.Batched));
        Assert.True(ThreadContext.IsExcluded(DispatchKey.Python));
    }

#pragma warning disable CS0618 // What is deprecated is tested until it is gone.
    [Fact]
    public void NonVariableTypeMode_warns_once_and_names_its_three_replacements()
    {
        var (given, previous) = (new List<string>(), WarningSink.Current);
        WarningSink.Current = new WarningSink(given.Add);
        try
        {
            for (var i = 0; i < 3; i++)
            {
                using var guard = Guards.NonVariableTypeMode();
                Assert.True(ThreadContext.Keys.Excluded.HasAll(KeySets.Autograd));
            }
        }
        finally
        {
            WarningSink.Current = previous;
        }

        var warning = Assert.Single(given);
        Assert.All(["BelowADInplaceOrView", "BelowAutograd", "InferenceMode"], name => Assert.Contains(name, warning, StringComparison.Ordinal));
    }

    [Fact]
    public void NonVariableTypeMode_cannot_be_off()
    {
        var entry = ThreadState.Capture();
        var thrown = Assert.Throws<NonVariableTypeModeException>(() => Guards.NonVariableTypeMode(false).Dispose());
        Assert.IsType<NonVariableTypeModeError>(thrown.Error);
        Assert.Equal(entry, ThreadState.Capture());
    }
#pragma warning restore CS0618
}
