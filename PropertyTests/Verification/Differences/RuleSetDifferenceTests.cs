using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Verification;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Verification.Differences;

public sealed class RuleSetDifferenceTests
{
    private static readonly KernelIdentity[] Identities = Enum.GetValues<KernelIdentity>();

    private static readonly Arbitrary<RuleSet> Rules = RuleGen.RuleSets;

    // Two sets with the same operators: what programs leave of one another after a registration or two are gone, or that have nothing to do with one another.
    private static readonly Arbitrary<(RuleSet Old, RuleSet New)> Pairs = Arb.From(
        from a in Rules.Generator
        from b in Rules.Generator
        from related in Gen.Choose(0, 3)
        from first in Gen.Choose(0, 1000)
        from second in Gen.Choose(0, 1000)
        select related == 0 ? (a, b) : (a, related == 1 ? Less(a, first) : Less(Less(a, first), second)),
        pair => RuleGen.Smaller(pair.Item1).Select(a => (a, pair.Item2)).Concat(RuleGen.Smaller(pair.Item2).Select(b => (pair.Item1, b))));

    private static RuleSet Less(RuleSet rules, int which) => RuleGen.Smaller(rules).ToList() is { Count: > 0 } smaller ? smaller[which % smaller.Count] : rules;

    [Fact]
    public void A_set_does_not_differ_from_itself() =>
        Claim.Checks(Rules, rules => Assert.All(Identities, identity => Assert.True(RuleSetDifference.Of(rules, rules, identity).IsEmpty)));

    [Fact]
    public void Difference_is_symmetric() => Claim.Checks(Pairs, pair => Assert.All(Identities, identity =>
    {
        var there = RuleSetDifference.Of(pair.Old, pair.New, identity);
        var back = RuleSetDifference.Of(pair.New, pair.Old, identity);
        Assert.Equal(
            there.Operators.Select(o => (o.Name, o.Old is null, o.New is null, o.IsSchemaChanged, string.Join(' ', o.Slots.Select(s => s.Slot)))),
            back.Operators.Select(o => (o.Name, o.New is null, o.Old is null, o.IsSchemaChanged, string.Join(' ', o.Slots.Select(s => s.Slot)))));
        for (var i = 0; i < there.Operators.Length; i++)
            Assert.Equal(there.Operators[i].Slots, back.Operators[i].Slots.Select(s => new SlotChange(s.Slot, s.New, s.Old)));
    }));

    [Fact]
    public void A_finer_identity_finds_no_less() => Claim.Checks(Pairs, pair =>
    {
        HashSet<(string Operator, int Slot)> Found(KernelIdentity identity) =>
            [.. RuleSetDifference.Of(pair.Old, pair.New, identity).Operators.SelectMany(o => o.Slots.Select(s => (o.Name.ToString(), s.Slot)))];
        Assert.Subset(Found(KernelIdentity.File), Found(KernelIdentity.Rule));
        Assert.Subset(Found(KernelIdentity.Debug), Found(KernelIdentity.File));
    });

    [Fact]
    public void Every_change_is_shown_by_a_call_that_is_chosen_differently() => Claim.Checks(Pairs, pair => Assert.All(Identities, identity =>
    {
        var (old, now) = (new WitnessSearch(), new WitnessSearch());
        foreach (var op in RuleSetDifference.Of(pair.Old, pair.New, identity).Operators)
            foreach (var change in op.Slots)
                AssertShown(pair, identity, op, change, op.ShownBy(change, old, now));
    }), runs: 150);

    private static void AssertShown((RuleSet Old, RuleSet New) pair, KernelIdentity identity, OperatorDifference op, SlotChange change, Distinction? call)
    {
        if (call is null)
        {
            Assert.True(op.IsSchemaChanged || op.Old!.Definition is null);
            return;
        }

        var old = Choose(pair.Old, call.Old);
        var now = Choose(pair.New, call.New);
        Assert.Equal((call.OldSlot, call.NewSlot), (old.Slot, now.Slot));
        Assert.True(old.Slot == change.Slot || now.Slot == change.Slot);
        Assert.True(old.Slot != now.Slot || !identity.Same(old.Content, now.Content));
        Assert.Equal(call.Old.State, call.New.State);
        Assert.Equal(Keys(pair.Old, call.Old), Keys(pair.New, call.New));
        if (!op.IsSchemaChanged) Assert.Equal(call.Old, call.New);
    }

    [Fact]
    public void On_PyTorchs_rules_every_change_of_every_operator_is_shown()
    {
        // Without backend fallbacks and without the kernels of three keys: most operators change, in 88,000 slots and more.
        var old = WitnessTests.PyTorch;
        var without = old.AllFallbacks.Select(f => f.Id).Concat(old.Operators.SelectMany(o => o.Kernels).Where(IsLeftOut).Select(k => k.Id))
            .Aggregate(old, (rules, id) => rules.Release(id).Match(r => r, _ => rules));
        var difference = RuleSetDifference.Of(old, without, KernelIdentity.File);
        Assert.InRange(difference.Operators.Sum(o => o.Slots.Length), 88_000, 200_000);
        var (before, after) = (new WitnessSearch(), new WitnessSearch());
        foreach (var op in difference.Operators.Where(o => o.Old?.Definition is not null))
        {
            var (oldOp, newOp) = (new RoutedOperator(op.OldTable!, op.Old!.Definition!.Schema), new RoutedOperator(op.NewTable!, op.New!.Definition!.Schema));
            foreach (var change in op.Slots)
            {
                var call = op.ShownBy(change, before, after)!;
                var (a, b) = (call.Old.SlotIn(oldOp), call.New.SlotIn(newOp));
                Assert.True((a == change.Slot || b == change.Slot) && (a != b || !KernelIdentity.File.Same(op.OldTable![a], op.NewTable![b])), $"{op.Name} slot {change.Slot}");
            }
        }

        static bool IsLeftOut(KernelRule rule) =>
            rule.Key == (RegistrationKey)DispatchKey.CPU || rule.Key == (RegistrationKey)DispatchKey.SparseCPU || rule.Key == (RegistrationKey)AliasKey.CompositeExplicitAutograd;
    }

    [Fact]
    public void Without_a_difference_every_call_is_followed_alike() => Claim.Checks(Pairs, ScenarioGen.Any, (pair, any) =>
    {
        var difference = RuleSetDifference.Of(pair.Old, pair.New, KernelIdentity.Debug);
        var changed = difference.Operators.Select(o => o.Name).ToHashSet();
        foreach (var op in pair.Old.Operators.Where(o => o.Definition is not null && !changed.Contains(o.Name)))
        {
            // Any keys of any call, given to this operator as far as it takes tensors.
            var call = Call.Forwarding(op.Definition!.Schema, any.Call.Tensors());
            var (old, now) = (Choose(pair.Old, call, any.State), Choose(pair.New, call, any.State));
            Assert.Equal(old.Slot, now.Slot);
            Assert.True(KernelIdentity.Debug.Same(old.Content, now.Content));
            if (!difference.IsEmpty) continue;
            var (before, after) = (Prediction.Of(call, any.State, RouteSettings.Over(pair.Old)), Prediction.Of(call, any.State, RouteSettings.Over(pair.New)));
            Assert.Equal(before.Hops.Select(h => (h.Operator, h.Slot, h.Keys, h.State, h.Kind)), after.Hops.Select(h => (h.Operator, h.Slot, h.Keys, h.State, h.Kind)));
            Assert.Equal(before.Outcome, after.Outcome);
        }
    }, runs: 300);

    [Fact]
    public void What_no_call_can_notice_is_no_difference()
    {
        var name = ProgramGen.Name(0);
        RuleSet Made(string tag, params (RegistrationKey Key, string Debug)[] kernels) => kernels.Aggregate(
            RuleSet.Empty.Define(ProgramGen.Schema(0, 0), tag, d => d with { Tags = [tag] }).Match(r => r.Rules, e => throw new InvalidOperationException(e.ToString())),
            (rules, k) => rules.Implement(name, k.Key, new Kernel(k.Debug)).Match(r => r.Rules, e => throw new InvalidOperationException(e.ToString())));
        var plain = Made("a", (DispatchKey.CPU, "x.cpp:1"), (AliasKey.Autograd, "y.cpp:1"));
        // Another order, a shadowed kernel, another tag and definer, other lines and shards.
        var same = Made("b", (AliasKey.Autograd, "src/y_3.cpp:9"), (DispatchKey.CPU, "old.cpp:1"), (DispatchKey.CPU, "src/x_12.cpp:77"));
        Assert.True(RuleSetDifference.Of(plain, same, KernelIdentity.File).IsEmpty);
        Assert.Equal(1 + 18, RuleSetDifference.Of(plain, same, KernelIdentity.Debug).Operators.Single().Slots.Length);
    }

    [Theory]
    [InlineData("registered at ./build/aten/src/ATen/RegisterCPU_2.cpp:1203", "RegisterCPU.cpp")]
    [InlineData("registered at aten/src/ATen/RegisterCPU.cpp:31034", "RegisterCPU.cpp")]
    [InlineData("registered at /dev/null:228", "null")]
    [InlineData("registered at add.cpp:12", "add.cpp")]
    [InlineData("add_12", "add")]
    [InlineData("add12.cu:1", "add12.cu")]
    [InlineData("my kernel", "my kernel")]
    [InlineData("", "")]
    [InlineData(":12", ":12")]
    public void The_file_of_a_kernel_is_its_name_without_folder_shard_and_line(string debug, string file) => Assert.Equal(file, KernelIdentities.File(debug));

    private static (int Slot, TableSlot Content) Choose(RuleSet rules, Witness call) => Choose(rules, call.Call, call.State);

    private static (int Slot, TableSlot Content) Choose(RuleSet rules, Call call, ThreadState state)
    {
        var op = rules.Find(call.Operator).IfNone(() => OperatorRules.None(call.Operator));
        var table = DispatchTable.Compute(rules, op);
        var slot = Router.Choose(table, call.Keys(op.DispatchArguments), state.Keys).Slot;
        return (slot, table[slot]);
    }

    private static DispatchKeySet Keys(RuleSet rules, Witness call) =>
        call.Call.Keys(rules.Find(call.Call.Operator).IfNone(() => OperatorRules.None(call.Call.Operator)).DispatchArguments);
}
