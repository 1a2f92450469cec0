using System.Threading;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.PropertyTests.Shell.Threads;

/// <summary>Captured thread states: carried to tasks, loops and threads, and never shared with them.</summary>
public sealed class CapturedStateTests
{
    private static readonly DispatchKeySet Tracer = DispatchKeySet.Of(DispatchKey.Tracer);

    private static T OnNewThread<T>(Func<T> function)
    {
        T result = default!;
        var thread = new Thread(() => result = function());
        thread.Start();
        thread.Join();
        return result;
    }

    [Fact]
    public void A_new_thread_has_the_default_state_whatever_its_parent_has()
    {
        using var guard = Guards.InferenceMode();
        using var mode = DispatchModes.Push(new Idle());
        Assert.Equal((ThreadState.Default, 0), OnNewThread(() => (ThreadContext.State, DispatchModes.Current.Count)));
        Assert.Equal(default, OnNewThread(() => ThreadState.Capture()));
    }

    [Fact]
    public void What_is_captured_is_installed_and_taken_back_bit_for_bit() =>
        Claim.Checks(
            StateGen.States, StateGen.States,
            (own, other) =>
            {
                var captured = OnNewThread(() =>
                {
                    using var guard = other.Restore();
                    return ThreadState.Capture();
                });
                using var outer = own.Restore();
                using (captured.Restore())
                {
                    Assert.Equal(other, ThreadContext.State);
                    ThreadContext.SetIncluded(DispatchKey.Batched, !ThreadContext.IsIncluded(DispatchKey.Batched));
                }

                Assert.Equal(own, ThreadContext.State);
                Assert.Equal(other, captured.State);
            },
            100);

    [Fact]
    public void Modes_dispatcher_object_and_autocast_travel_too()
    {
        CapturedState captured;
        var mode = new Idle();
        using (DispatchModes.Push(mode))
        using (AutocastMode.Enable(DeviceType.Cpu, Functional.Dispatch.Shell.Calls.ScalarType.Half)) captured = ThreadState.Capture();
        Assert.Null(DispatchModes.Current.Innermost);
        var (there, type, after) = OnNewThread(() =>
        {
            var inside = captured.Run(() => (DispatchModes.Current.Innermost, AutocastMode.TypeOf(DeviceType.Cpu)));
            return (inside.Innermost, inside.Item2, ThreadState.Capture());
        });
        Assert.Same(mode, there);
        Assert.Equal(Functional.Dispatch.Shell.Calls.ScalarType.Half, type);
        Assert.Equal(default, after);
    }

    [Fact]
    public void An_installed_state_is_a_copy()
    {
        using var outer = DispatchModes.Push(new Idle());
        var captured = ThreadState.Capture();
        captured.Run(() =>
        {
            using var inner = DispatchModes.Push(new Idle());
            Assert.Equal(2, DispatchModes.Current.Count);
        });
        captured.Run(() => Assert.Equal(1, DispatchModes.Current.Count));
        Assert.Equal(1, DispatchModes.Current.Count);
        Assert.Equal(captured, ThreadState.Capture());
    }

    [Fact]
    public async Task Tasks_loops_and_threads_run_in_the_state_of_whoever_starts_them()
    {
        var seen = new LocalKeys[64];
        Task<LocalKeys> task;
        LocalKeys there = default;
        LocalKeys expected;
        using (Guards.Include(Tracer))
        {
            expected = ThreadContext.Keys;
            task = DispatchTask.Run(() => ThreadContext.Keys, TestContext.Current.CancellationToken);
            DispatchParallel.For(0, seen.Length, i => seen[i] = ThreadContext.Keys);
            Assert.All(seen, s => Assert.Equal(expected, s));
            Array.Clear(seen);
            DispatchParallel.ForEach(Enumerable.Range(0, seen.Length), i => seen[i] = ThreadContext.Keys);
            Assert.All(seen, s => Assert.Equal(expected, s));
            DispatchTask.Start(() => there = ThreadContext.Keys).Join();
            Assert.Equal(expected, there);
        }

        Assert.Equal(expected, await task);
        Assert.NotEqual(expected, ThreadContext.Keys);
    }

    [Fact]
    public async Task A_pool_thread_has_its_own_state_back_after_the_task_also_when_it_throws()
    {
        Task failing;
        using (Guards.Include(Tracer)) failing = DispatchTask.Run(() => throw new TimeoutException(), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<TimeoutException>(() => failing);
        // Whichever threads of the pool serve: none has a trace of it.
        var states = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => ThreadContext.State, TestContext.Current.CancellationToken)));
        Assert.All(states, s => Assert.False(s.Keys.Included.Has(DispatchKey.Tracer)));
    }

    [Fact]
    public void An_asynchronous_function_is_refused_as_it_would_lose_the_state() =>
        Assert.Throws<ArgumentException>(() => { _ = DispatchTask.Run(() => Task.FromResult(1), TestContext.Current.CancellationToken); });

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        var failures = 0;
        Parallel.For(0, 8, thread =>
        {
            var key = KeyLayout.RuntimeKeys[1 + thread];
            var entry = ThreadState.Capture();
            for (var i = 0; i < 2_000; i++)
            {
                using var exclude = Guards.Exclude(DispatchKeySet.Of(key));
                using var include = Guards.Include(DispatchKeySet.Of(DispatchKey.Tracer));
                using var grad = new GradModeGuard((thread + i) % 2 == 0);
                if ((i & 63) == 0) Thread.Yield();
                if (!ThreadContext.IsExcluded(key) || ThreadContext.GradientsEnabled != ((thread + i) % 2 == 0)
                    || ThreadContext.Keys.Excluded != (entry.State.Keys.Excluded | DispatchKeySet.Of(key)))
                    Interlocked.Increment(ref failures);
            }

            if (ThreadState.Capture() != entry) Interlocked.Increment(ref failures);
        });
        Assert.Equal(0, failures);
    }

    private sealed class Idle : DispatchMode
    {
        public override bool Handle(DispatchedCall call) => false;
    }
}
