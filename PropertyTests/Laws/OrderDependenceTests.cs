using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Laws;

/// <summary>docs/order-dependence.md, run.</summary>
public sealed class OrderDependenceTests
{
    private static readonly OperatorName Name = new("demo::f", "");

    private static readonly Kernel Composite = new("the composite kernel");

    private static readonly Kernel Nested = new("the nested kernel");

    [Fact]
    public void The_worked_example_is_as_told()
    {
        var first = Implement(RuleSet.Empty, AliasKey.CompositeImplicitAutograd, Composite);
        var both = Implement(first, DispatchKey.NestedTensorCPU, Nested);
        var live = SteppedTable.Create(RuleSet.Empty, Name)
            .After(first, Rules(first), AliasKey.CompositeImplicitAutograd)
            .After(both, Rules(both), DispatchKey.NestedTensorCPU);
        var table = DispatchTable.Compute(both, Rules(both));
        Assert.Same(Composite, live.Table.At(DispatchKey.AutogradNestedTensor).Rule?.Kernel);
        Assert.True(table.At(DispatchKey.AutogradNestedTensor).IsMissing);
        Assert.Equal(KeyLayout.SlotOf(DispatchKey.AutogradNestedTensor), Assert.Single(live.Stale(table)).Slot);
    }

    [Fact]
    public void In_the_other_order_nothing_is_stale()
    {
        var first = Implement(RuleSet.Empty, DispatchKey.NestedTensorCPU, Nested);
        var both = Implement(first, AliasKey.CompositeImplicitAutograd, Composite);
        var live = SteppedTable.Create(RuleSet.Empty, Name)
            .After(first, Rules(first), DispatchKey.NestedTensorCPU)
            .After(both, Rules(both), AliasKey.CompositeImplicitAutograd);
        Assert.Empty(live.Stale(DispatchTable.Compute(both, Rules(both))));
        Assert.True(live.Table.At(DispatchKey.AutogradNestedTensor).IsMissing);
    }

    private static RuleSet Implement(RuleSet rules, RegistrationKey key, Kernel kernel) =>
        rules.Implement(Name, key, kernel).IfLeft(e => throw new InvalidOperationException(e.ToString())).Rules;

    private static OperatorRules Rules(RuleSet rules) => rules.Find(Name).IfNone(OperatorRules.None(Name));
}
