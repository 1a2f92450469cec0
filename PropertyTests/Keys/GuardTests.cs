using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Keys;

public sealed class GuardTests
{
    [Fact]
    public void The_default_state_is_PyTorchs_default()
    {
        Assert.Equal(default, ThreadState.Default);
        Assert.Equal(default, LocalKeys.Default);
        Assert.Equal((0UL, 0UL), default(LocalKeys).Stored);
        Assert.Equal([DispatchKey.BackendSelect, DispatchKey.ADInplaceOrView], default(LocalKeys).Included.ToArray());
        Assert.Equal(
            Enum.GetValues<DispatchKey>().Where(k => k.ToString().StartsWith("Autocast", StringComparison.Ordinal)), default(LocalKeys).Excluded);
        Assert.Equal(KeySets.DefaultIncluded, default(LocalKeys).Included);
        Assert.Equal(KeySets.DefaultExcluded, default(LocalKeys).Excluded);
        Assert.Equal(default, default(ThreadState).Keys);
        Assert.True(default(ThreadState).GradientsEnabled);
        Assert.False(default(ThreadState).InferenceMode);
        Assert.Null(default(ThreadState).SnapshotOnEntry);
        Assert.Equal(default, new ThreadState { GradientsEnabled = true, Keys = new LocalKeys(KeySets.DefaultIncluded, KeySets.DefaultExcluded) });
    }

    [Fact]
    public void Both_sets_are_kept_as_given() =>
        Claim.Holds(KeyGen.Sets, KeyGen.Sets, (i, e) => new LocalKeys(i, e).Included == i && new LocalKeys(i, e).Excluded == e);

    [Fact]
    public void Exclusion_wins() =>
        Claim.Holds(KeyGen.Sets, StateGen.Locals, (arguments, locals) =>
        {
            var keys = locals.Apply(arguments);
            return !keys.HasAny(locals.Excluded.Functionalities)
                && keys.Functionalities == ((arguments | locals.Included).Functionalities - locals.Excluded)
                && keys.Backends == (arguments | locals.Included).Backends;
        });

    [Fact]
    public void Leaving_restores_what_the_guard_owns_and_only_that() =>
        Claim.Holds(StateGen.Guards, StateGen.States, StateGen.States, (guard, entry, current) =>
        {
            var after = guard.Leave(entry, current);
            bool Owns(GuardOwns part) => guard.Owns.HasFlag(part);
            return after.Keys.Included == (Owns(GuardOwns.Included) ? entry : current).Keys.Included
                && after.Keys.Excluded == (Owns(GuardOwns.Excluded) ? entry : current).Keys.Excluded
                && after.GradientsEnabled == (Owns(GuardOwns.Gradients) ? entry : current).GradientsEnabled
                && after.InferenceMode == (Owns(GuardOwns.Inference) ? entry : current).InferenceMode
                && after.SnapshotOnEntry == (Owns(GuardOwns.Snapshot) ? entry : current).SnapshotOnEntry;
        });

    [Fact]
    public void Entering_changes_only_what_the_guard_owns() =>
        Claim.Holds(StateGen.Guards, StateGen.States, (guard, entry) => guard.Leave(entry, guard.Enter(entry)) == entry);

    [Fact]
    public void Guards_left_in_reverse_order_restore_the_state_at_the_start() =>
        Claim.Holds(StateGen.Guards.Generator.ListOf().ToArbitrary(), StateGen.States, (guards, start) =>
        {
            var entries = new Stack<(Guard Guard, ThreadState Entry)>();
            var state = start;
            foreach (var guard in guards)
            {
                entries.Push((guard, state));
                state = guard.Enter(state);
            }

            while (entries.TryPop(out var top))
            {
                state = top.Guard.Leave(top.Entry, state);
                if (state != top.Entry) return false;
            }

            return state == start;
        });

    [Fact]
    public void Each_guard_owns_its_part()
    {
        const GuardOwns both = GuardOwns.Included | GuardOwns.Excluded;
        (Guard Guard, GuardOwns Owns)[] guards =
        [
            (new Guard.Include(default), GuardOwns.Included), (new Guard.Exclude(default), GuardOwns.Excluded), (new Guard.Force(default), both),
            (new Guard.Preserve(), both), (new Guard.BelowAutograd(), GuardOwns.Excluded), (new Guard.BelowADInplaceOrView(), GuardOwns.Excluded),
            (new Guard.SkipFunctionalize(), GuardOwns.Excluded), (NonVariableType(), GuardOwns.Excluded),
            (new Guard.Inference(true), both | GuardOwns.Gradients | GuardOwns.Inference), (new Guard.Gradients(true), GuardOwns.Gradients),
            (new Guard.Restore(default), GuardOwns.Everything),
        ];
        Assert.Equal(typeof(Guard).GetNestedTypes().Length, guards.Select(g => g.Guard.GetType()).Distinct().Count());
        Assert.All(guards, g => Assert.Equal(g.Owns, g.Guard.Owns));
    }

    [Fact]
    public void An_unscoped_change_to_what_a_guard_owns_is_lost_on_leaving_and_any_other_stays()
    {
        var guard = new Guard.Exclude(DispatchKeySet.Of(DispatchKey.Tracer));
        var inside = guard.Enter(default);
        var changed = inside.WithKeys(inside.Keys.SetExcluded(DispatchKey.Python, true).SetIncluded(DispatchKey.Python, true));
        var after = guard.Leave(default, changed);
        Assert.Equal(KeySets.DefaultExcluded, after.Keys.Excluded);
        Assert.True(after.Keys.Included.Has(DispatchKey.Python));
    }

    [Fact]
    public void Include_and_exclude_add_to_what_is_there() =>
        Claim.Holds(KeyGen.Sets, StateGen.States, (set, state) =>
            new Guard.Include(set).Enter(state).Keys == new LocalKeys(state.Keys.Included | set, state.Keys.Excluded)
            && new Guard.Exclude(set).Enter(state).Keys == new LocalKeys(state.Keys.Included, state.Keys.Excluded | set));

    [Fact]
    public void Below_autograd_leaves_ADInplaceOrView_and_below_ADInplaceOrView_does_not()
    {
        var all = DispatchKeySet.Full;
        var belowAutograd = new Guard.BelowAutograd().Enter(default).Keys.Apply(all);
        Assert.False(belowAutograd.HasAny(KeySets.Autograd));
        Assert.True(belowAutograd.Has(DispatchKey.ADInplaceOrView));
        Assert.False(new Guard.BelowADInplaceOrView().Enter(default).Keys.Apply(all).HasAny(KeySets.AutogradWithADInplaceOrView));
        Assert.False(new Guard.SkipFunctionalize().Enter(default).Keys.Apply(all).Has(DispatchKey.Functionalize));
    }

    [Fact]
    public void Inference_mode_and_its_reverse_set_keys_and_gradients() =>
        Claim.Holds(StateGen.States, state =>
        {
            var on = new Guard.Inference(true).Enter(state);
            var off = new Guard.Inference(false).Enter(on);
            return on is { InferenceMode: true, GradientsEnabled: false } && !on.Keys.Included.Has(DispatchKey.ADInplaceOrView)
                && on.Keys.Excluded.HasAll(KeySets.Autograd)
                && off is { InferenceMode: false, GradientsEnabled: true } && off.Keys.Included.Has(DispatchKey.ADInplaceOrView)
                && !off.Keys.Excluded.HasAny(KeySets.Autograd);
        });

    [Fact]
    public void Force_replaces_both_sets() => Claim.Holds(StateGen.Locals, StateGen.States, (keys, state) => new Guard.Force(keys).Enter(state) == state.WithKeys(keys));

    [Fact]
    public void NonVariableTypeMode_is_below_autograd_and_cannot_be_switched_off()
    {
        Assert.Equal(new Guard.BelowAutograd().Enter(default), NonVariableType().Enter(default));
        var error = Guard.NonVariableType(false).Match(_ => null!, e => e);
        Assert.Contains("InferenceMode", Assert.IsType<NonVariableTypeModeError>(error).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unscoped_setters_keep_backend_bits() =>
        Claim.Holds(StateGen.Locals, KeyGen.RuntimeKey.ToArbitrary(), (locals, key) =>
        {
            var on = locals.SetIncluded(key, true).SetExcluded(key, true);
            var off = on.SetIncluded(key, false).SetExcluded(key, false);
            return on.Included.Has(key) && on.Excluded.Has(key) && !off.Included.Has(key) && !off.Excluded.Has(key)
                && off.Included.Backends == on.Included.Backends && off.Excluded.Backends == on.Excluded.Backends;
        });

    private static Guard NonVariableType() => Guard.NonVariableType().IfLeft(e => throw new InvalidOperationException(e.ToString()));
}
