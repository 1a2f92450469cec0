using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.PropertyTests.Rules;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Tables;

public sealed class SteppedTableTests
{
    [Fact]
    public void A_new_operators_table_holds_the_fallbacks_and_is_not_stale() =>
        Claim.Checks(ProgramGen.Programs, program =>
        {
            var rules = ProgramRun.Of(program).Rules;
            var name = new OperatorName("t::fresh", "");
            Assert.Empty(SteppedTable.Create(rules, name).Stale(DispatchTable.Compute(rules, OperatorRules.None(name))));
        }, 50);

    [Fact]
    public void A_step_recomputes_the_slots_of_its_key_and_leaves_the_others() =>
        Claim.Checks(ProgramGen.Programs, program =>
        {
            var (run, table) = (new ProgramRun(), SteppedTable.Create(RuleSet.Empty, ProgramGen.Name(0)));
            for (var at = 0; at < program.Length; at++)
            {
                if (run.Apply(at, program[at]) is not null || program[at] is not Step.Implement { Operator: 0, Key: { } key }) continue;
                var after = table.After(run.Rules, run.Operator(0), key);
                var touched = SteppedTable.Recomputed(key).Select(KeyLayout.SlotOf).ToHashSet();
                var computed = run.Table(0);
                for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
                    Assert.Equal(touched.Contains(slot) ? computed[slot] : table.Table[slot], after.Table[slot]);
                table = after;
            }
        }, 100);

    [Fact]
    public void A_change_without_a_key_recomputes_everything() =>
        Claim.Checks(ProgramGen.Programs, program =>
        {
            var run = ProgramRun.Of(program);
            Assert.Empty(SteppedTable.Create(RuleSet.Empty, ProgramGen.Name(0)).After(run.Rules, run.Operator(0), null).Stale(run.Table(0)));
        }, 50);

    [Fact]
    public void The_keys_recomputed_are_those_a_key_stands_for_and_a_backends_autograd()
    {
        Assert.Equal([DispatchKey.CPU, DispatchKey.AutogradCPU], SteppedTable.Recomputed(DispatchKey.CPU));
        Assert.Equal([DispatchKey.HIP, DispatchKey.AutogradOther], SteppedTable.Recomputed(DispatchKey.HIP));
        Assert.Equal([DispatchKey.SparseCUDA, DispatchKey.AutogradCUDA], SteppedTable.Recomputed(DispatchKey.SparseCUDA));
        Assert.Equal([DispatchKey.FPGA, DispatchKey.AutogradOther], SteppedTable.Recomputed(DispatchKey.FPGA));
        Assert.Equal([DispatchKey.NestedTensorCPU], SteppedTable.Recomputed(DispatchKey.NestedTensorCPU));
        Assert.Equal([DispatchKey.AutogradCPU], SteppedTable.Recomputed(DispatchKey.AutogradCPU));
        Assert.Equal([DispatchKey.Undefined], SteppedTable.Recomputed(DispatchKey.Undefined));
        foreach (var alias in AliasKeys.All)
            Assert.Equal(
                AliasKeys.RuntimeKeys(alias).AsEnumerable().Concat(AliasKeys.CoversUndefined(alias) ? [DispatchKey.Undefined] : []), SteppedTable.Recomputed(alias));
    }

    [Fact]
    public void Composite_then_nested_leaves_a_stale_slot_and_the_other_order_does_not()
    {
        Assert.NotEmpty(Stale(AliasKey.CompositeImplicitAutograd, DispatchKey.NestedTensorCPU));
        Assert.Empty(Stale(DispatchKey.NestedTensorCPU, AliasKey.CompositeImplicitAutograd));
        Assert.NotEmpty(Stale(AliasKey.CompositeImplicitAutograd, AliasKey.CompositeExplicitAutograd));
    }

    private static IEnumerable<(int, TableSlot)> Stale(params RegistrationKey[] keys)
    {
        var name = ProgramGen.Name(0);
        var rules = RuleSet.Empty;
        var table = SteppedTable.Create(rules, name);
        foreach (var key in keys)
        {
            rules = rules.Implement(name, key, new Kernel($"{key}")).IfLeft(e => throw new InvalidOperationException(e.ToString())).Rules;
            table = table.After(rules, rules.Operators.Single(), key);
        }

        return table.Stale(DispatchTable.Compute(rules, rules.Operators.Single()));
    }
}
