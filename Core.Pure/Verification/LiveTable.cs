using System.Collections.Immutable;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification;

/// <summary>PyTorch's live table after an operator's registrations came in a given order, its definition and all fallbacks first.</summary>
internal static class LiveTable
{
    /// <summary>The table.</summary>
    /// <param name="rules">The rule set, for its fallbacks.</param>
    /// <param name="op">The operator's registrations.</param>
    /// <param name="order">Their order; registrations that are not in it never came.</param>
    /// <returns>The table as calls see it.</returns>
    public static DispatchTable After(RuleSet rules, OperatorRules op, ImmutableArray<RegistrationId> order)
    {
        var live = SteppedTable.Create(rules, op.Name);
        var there = op with { Kernels = [] };
        foreach (var id in order)
        {
            var rule = op.Kernels.First(k => k.Id == id);
            there = there.With(rule);
            live = live.After(rules, there, rule.Key);
        }

        return live.Table;
    }

    /// <summary>Predictions that go by that table for the operator.</summary>
    /// <param name="settings">What they go by otherwise.</param>
    /// <param name="op">The operator.</param>
    /// <param name="live">The table.</param>
    /// <returns>The settings.</returns>
    public static RouteSettings Settings(RouteSettings settings, OperatorRules op, DispatchTable live) => settings with
    {
        Find = name => name == op.Name && op.Definition is { } definition
            ? new RoutedOperator(live, definition.Schema) { IsConsistent = false, FakeImplementation = definition.FakeImplementation }
            : settings.Find(name),
    };
}
