using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Routing;

/// <summary>What a prediction knows of an operator.</summary>
/// <param name="Table">The table to go by.</param>
/// <param name="Schema">The schema.</param>
public sealed record RoutedOperator(DispatchTable Table, FunctionSchema Schema)
{
    /// <summary>Whether the table holds what the rules say; false only for a stale stepped table.</summary>
    public bool IsConsistent { get; init; } = true;

    /// <summary>The module that holds the operator's fake implementation, for the Meta fallback's error.</summary>
    public (string Module, string Context)? FakeImplementation { get; init; }
}

/// <summary>What a prediction takes for granted beyond rules, arguments and thread state.</summary>
/// <param name="Find">The operators: null for one that is not there or has no schema. A pure function.</param>
public sealed record RouteSettings(Func<OperatorName, RoutedOperator?> Find)
{
    /// <summary>Whether an operator that <see cref="Find"/> does not know has kernels without a definition; only for the outcome's text. A pure function.</summary>
    public Func<OperatorName, bool> HasKernels { get; init; } = _ => false;

    /// <summary>The autograd fallback mode.</summary>
    public AutogradFallbackMode FallbackMode { get; init; } = AutogradFallbackMode.Warn;

    /// <summary>Whether an autograd engine is there.</summary>
    public AutogradEngine Engine { get; init; } = AutogradEngine.Attached;

    /// <summary>How many kernels (built-in fallbacks not counted) may run before the prediction gives up; at least 1.</summary>
    public int KernelLimit { get; init; } = 64;

    /// <summary>Whether a kernel that comes back to itself unchanged is reported at once; otherwise it runs into the limit.</summary>
    public bool DetectCycles { get; init; } = true;

    /// <summary>Settings over a rule set, each table computed by the rules when it is first needed by a call of <see cref="Find"/>.</summary>
    /// <param name="rules">The rule set.</param>
    /// <returns>The settings with PyTorch's defaults.</returns>
    public static RouteSettings Over(RuleSet rules) => new(name => rules.Find(name).MatchUnsafe(
        r => r.Definition is { } definition
            ? new RoutedOperator(DispatchTable.Compute(rules, r), definition.Schema) { FakeImplementation = definition.FakeImplementation }
            : null,
        () => null))
    {
        HasKernels = name => rules.Find(name).Exists(r => !r.Kernels.IsEmpty),
    };
}
