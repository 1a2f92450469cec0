using System.Collections.Immutable;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Fallbacks;

public sealed class PythonFallbackTests
{
    private static readonly LocalKeys Entry = LocalKeys.Default.SetIncluded(DispatchKey.Python, true);

    private static readonly ThreadState Recorded = ThreadState.Default with { Keys = Entry, SnapshotOnEntry = LocalKeys.Default };

    private static readonly DispatchKeySet Keys = DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.Python);

    [Fact]
    public void A_handler_runs_with_everything_above_Python_but_PythonDispatcher_excluded()
    {
        Assert.Equal(0x1fffffffe0000000UL, PythonFallback.ExcludedInHandler.Raw);
        for (var f = 1; f < KeyLayout.FunctionalityCount; f++)
        {
            var key = (DispatchKey)f;
            Assert.Equal(key > DispatchKey.Python && key != DispatchKey.PythonDispatcher, PythonFallback.ExcludedInHandler.Has(key));
        }
    }

    [Fact]
    public void Without_a_snapshot_the_Python_key_is_an_internal_error() =>
        Assert.Equal(
            new FallbackStep.Raise(new FallbackFailure.NoSnapshot()),
            PythonFallback.OnCall(Keys, ThreadState.Default, true, [new(true, true)]));

    [Theory]
    // Each argument: k carries the Python key, i has an interpreter, b both, - neither.
    [InlineData(true, "", "mode")]
    [InlineData(true, "b", "mode")]
    [InlineData(true, "-", "mode")]
    [InlineData(false, "b", "argument 0")]
    [InlineData(false, "-b", "argument 1")]
    [InlineData(false, "ib", "argument 0")]
    [InlineData(false, "ik", "argument 0")]
    [InlineData(false, "ki", "argument 1")]
    [InlineData(false, "--i-k", "argument 2")]
    [InlineData(false, "bb", "argument 0")]
    [InlineData(false, "i", "without Python")]
    [InlineData(false, "-i", "without Python")]
    [InlineData(false, "ii-", "without Python")]
    [InlineData(false, "k", "no interpreter")]
    [InlineData(false, "-", "no interpreter")]
    [InlineData(false, "", "no interpreter")]
    public void The_interpreter_is_the_modes_else_the_first_arguments_that_has_one(bool hasMode, string arguments, string expected)
    {
        var facts = arguments.Select(c => new ArgumentFacts(c is 'k' or 'b', c is 'i' or 'b')).ToImmutableArray();
        var inside = Recorded.WithKeys(new LocalKeys(Entry.Included, Entry.Excluded | PythonFallback.ExcludedInHandler));
        FallbackStep step = expected switch
        {
            "mode" => new FallbackStep.RunInterpreter(InterpreterSource.Mode, -1, inside),
            "without Python" => new FallbackStep.Redispatch(
                DispatchKeySet.Of(DispatchKey.CPU), inside.WithKeys(new LocalKeys(KeySets.DefaultIncluded, inside.Keys.Excluded))),
            "no interpreter" => new FallbackStep.Raise(new FallbackFailure.NoInterpreter()),
            _ => new FallbackStep.RunInterpreter(InterpreterSource.Subclass, expected[^1] - '0', inside),
        };
        Assert.Equal(step, PythonFallback.OnCall(Keys, Recorded, hasMode, facts));
        Assert.Equal(step, BuiltInFallbacks.Decide(DispatchKey.Python, new FallbackSituation("t::f", Keys, Recorded) { HasMode = hasMode, Arguments = facts }));
    }

    [Fact]
    public void A_handlers_own_calls_start_below_autograd() =>
        Claim.Holds(KeyGen.Sets, StateGen.Locals, (arguments, locals) =>
            PythonFallback.OnCall(Keys, Recorded.WithKeys(locals), true, []) is FallbackStep.RunInterpreter run
            && !run.State.Keys.Apply(arguments).HasAny(KeySets.AutogradWithADInplaceOrView)
            && run.State == Recorded.WithKeys(run.State.Keys) && run.State.Keys.Included == locals.Included);

    [Fact]
    public void The_snapshot_records_the_keys_on_entry_and_goes_on_below_itself() =>
        Claim.Holds(KeyGen.Sets, StateGen.States, (keys, state) =>
            PythonFallback.OnSnapshot(keys, state) is FallbackStep.Redispatch step
            && step.Keys == (keys & DispatchKeySet.FullAfter(DispatchKey.PythonTLSSnapshot))
            && step.State == state with { SnapshotOnEntry = state.SnapshotOnEntry ?? state.Keys });

    [Fact]
    public void A_snapshot_is_never_overwritten_by_a_nested_call() =>
        Claim.Holds(StateGen.States, StateGen.Locals, (state, later) =>
            PythonFallback.SetIfEmpty(PythonFallback.SetIfEmpty(state).WithKeys(later)).SnapshotOnEntry == (state.SnapshotOnEntry ?? state.Keys));

    [Fact]
    public void Restoring_goes_back_to_the_entry_and_takes_the_record_away() =>
        Claim.Holds(StateGen.States, StateGen.Locals, (state, later) =>
        {
            var restored = PythonFallback.Restore(PythonFallback.SetIfEmpty(state).WithKeys(later));
            return restored == (state with { Keys = state.SnapshotOnEntry ?? state.Keys, SnapshotOnEntry = null });
        });

    [Fact]
    public void Restoring_without_a_record_is_an_error() =>
        Claim.Holds(StateGen.States, state =>
            PythonFallback.Restore(PythonFallback.Stash(state)).Match(_ => false, e => e is FallbackFailure.NothingToRestore));

    [Fact]
    public void A_stashed_record_can_be_made_anew() =>
        Claim.Holds(StateGen.States, state => PythonFallback.SetIfEmpty(PythonFallback.Stash(state)).SnapshotOnEntry == state.Keys);
}
