using Functional.Dispatch.Rules;

namespace Functional.Dispatch.PropertyTests.Interchange;

/// <summary>Rules without their identities, comparable part by part.</summary>
internal static class Canonical
{
    public static IEnumerable<object?> Of(RuleSet rules) =>
        [.. Fallbacks(rules), .. rules.Operators.OrderBy(op => op.Name.ToString(), StringComparer.Ordinal).SelectMany(Of)];

    public static IEnumerable<object?> Of(OperatorRules op) =>
    [
        op.Name, op.Definition?.Schema, op.Definition?.Debug, op.Definition?.AliasAnalysis, op.Definition?.FakeImplementation,
        .. op.Definition?.Tags ?? [],
        .. op.Kernels.Select(rule => (object)(rule.Key, rule.Kernel, op.IsActive(rule))),
    ];

    public static IEnumerable<object> Fallbacks(RuleSet rules) => rules.AllFallbacks.Select(rule => (object)(rule.Key, rule.Kernel, rule.IsBuiltInFallback));
}
