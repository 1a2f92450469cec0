using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.PropertyTests.Rules;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Routing;

public sealed class RouterTests
{
    private static readonly Arbitrary<DispatchTable> Tables =
        Arb.From(ProgramGen.Programs.Generator.Select(p => ProgramRun.Of(p).Table(0)));

    [Fact]
    public void The_choice_is_the_formula_of_section_4() =>
        Claim.Checks(Arb.From(Tables.Generator.Zip(KeyGen.Sets.Generator.Zip(StateGen.Locals.Generator))), t =>
        {
            var (table, (arguments, locals)) = t;
            var (keys, key) = Naive(table, arguments, locals);
            var choice = Router.Choose(table, arguments, locals);
            Assert.Equal(keys.Raw, choice.Keys.Raw);
            Assert.Equal(key, KeyLayout.KeyAt(choice.Slot));
        }, 1000);

    [Fact]
    public void Redispatch_uses_the_set_as_it_is() => Claim.Holds(KeyGen.Sets, set => Router.Redispatch(set) == new Choice(set, set.TableSlot));

    [Fact]
    public void A_fallthrough_is_never_chosen() =>
        Claim.Holds(Tables, KeyGen.Sets, StateGen.Locals, (table, arguments, locals) =>
        {
            // Undefined is never masked: a set with nothing left has nowhere else to go.
            var slot = Router.Choose(table, arguments, locals).Slot;
            return slot == 0 || !table[slot].IsFallthrough;
        }, 1000);

    [Fact]
    public void Fallthrough_equals_redispatch_without_the_key() =>
        Claim.Holds(Arb.From(KeyGen.RuntimeKey), KeyGen.Sets, StateGen.Locals, (key, arguments, locals) =>
        {
            // Two operators that differ in one slot: a fallthrough there, or a kernel.
            var through = Router.Choose(TableWith(key, true), arguments, locals);
            var kept = locals.Apply(arguments);
            var meets = KeyLayout.BackendOf(key) is var backend && (backend == BackendComponent.Invalid || (int)backend - 1 == kept.BackendIndex);
            return through == Router.Redispatch(meets ? kept.Remove(key) : kept)
                && Router.Choose(TableWith(key, false), arguments, locals) == Router.Redispatch(kept);
        }, 1000);

    [Fact]
    public void Undefined_is_reached_only_when_nothing_remains() =>
        Claim.Holds(Tables, KeyGen.Sets, StateGen.Locals, (table, arguments, locals) =>
            Router.Choose(table, arguments, locals) is var choice && (choice.Slot == 0) == choice.Keys.Functionalities.IsEmpty);

    [Fact]
    public void Without_a_tensor_the_included_set_still_counts()
    {
        var table = TableWith(DispatchKey.BackendSelect, false);
        Assert.Equal(DispatchKey.ADInplaceOrView, KeyLayout.KeyAt(Router.Choose(table, default, default).Slot));
        var below = new Guard.BelowADInplaceOrView().Enter(default);
        var inference = new Guard.Inference(true).Enter(below);
        Assert.Equal(DispatchKey.BackendSelect, KeyLayout.KeyAt(Router.Choose(table, default, inference.Keys).Slot));
    }

    [Fact]
    public void Choosing_allocates_nothing()
    {
        var tables = Tables.Generator.Sample(20, 16).ToArray();
        var sets = KeyGen.Sets.Generator.Sample(20, 16).ToArray();
        var locals = StateGen.Locals.Generator.Sample(20, 16).ToArray();
        var slots = Choose(tables, sets, locals, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        slots += Choose(tables, sets, locals, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(slots > 0);
    }

    private static long Choose(DispatchTable[] tables, DispatchKeySet[] sets, LocalKeys[] locals, int calls)
    {
        var slots = 0L;
        for (var i = 0; i < calls; i++) slots += Router.Choose(tables[i & 15], sets[(i >> 4) & 15], locals[(i >> 8) & 15]).Slot;
        return slots;
    }

    private static DispatchTable TableWith(DispatchKey key, bool isFallthrough)
    {
        var rules = OperatorRules.None(ProgramGen.Name(0));
        return RuleSet.Empty.Implement(rules.Name, key, new Kernel("k") { IsFallthrough = isFallthrough })
            .Map(r => DispatchTable.Compute(r.Rules, r.Rules.Operators.Single())).IfLeft(e => throw new InvalidOperationException(e.ToString()));
    }

    // keys = (arguments | included) - excluded, less the fallthroughs of the highest backend, one functionality at a time.
    private static (DispatchKeySet Keys, DispatchKey Key) Naive(DispatchTable table, DispatchKeySet arguments, LocalKeys locals)
    {
        var backends = KeyLayout.AllBackends().Where(b => arguments.HasBackend(b) || locals.Included.HasBackend(b)).ToList();
        var forMask = backends.DefaultIfEmpty(BackendComponent.CPU).Max();
        var functionalities = KeyLayout.AllKeys().Where(k => k is > DispatchKey.Undefined and <= DispatchKey.PythonDispatcher)
            .Where(f => arguments.Has(f) || locals.Included.Has(f))
            .Where(f => !locals.Excluded.Has(f))
            .Where(f => !table.At(KeyLayout.RuntimeKey(f, forMask)).IsFallthrough).ToList();
        var keys = functionalities.Aggregate(backends.Aggregate(DispatchKeySet.Empty, (s, b) => s | DispatchKeySet.Of(b)), (s, f) => s.Add(f));
        var key = KeyLayout.RuntimeKey(functionalities.DefaultIfEmpty(DispatchKey.Undefined).Max(), forMask);
        return (keys, key);
    }
}
