using System.Text;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Laws;

/// <summary>An operator with its table: what a law about tables ranges over.</summary>
/// <param name="rules">The rule set, for its backend fallbacks.</param>
/// <param name="op">The operator's registrations.</param>
public sealed class TableCase(RuleSet rules, OperatorRules op)
{
    /// <summary>The rule set.</summary>
    public RuleSet Rules { get; } = rules;

    /// <summary>The operator's registrations.</summary>
    public OperatorRules Operator { get; } = op;

    /// <summary>The operator's table.</summary>
    public DispatchTable Table { get; } = DispatchTable.Compute(rules, op);

    /// <summary>What the registrations are, as far as a table can depend on them.</summary>
    /// <returns>Keys in order, with how many kernels stand there and whether the active one falls through.</returns>
    public string Shape()
    {
        var shape = new StringBuilder();
        foreach (var rule in Operator.Kernels) shape.Append((char)rule.Key.Value).Append(rule.Kernel.IsFallthrough ? '~' : '.');
        return shape.ToString();
    }

    /// <summary>One case of each shape among the operators of a rule set.</summary>
    /// <param name="rules">The rule set.</param>
    /// <returns>The cases, by operator name; operators with equal registrations have equal tables, so that one stands for all.</returns>
    public static IReadOnlyList<TableCase> Shapes(RuleSet rules) =>
        [.. All(rules).DistinctBy(c => c.Shape(), StringComparer.Ordinal)];

    /// <summary>Every operator of a rule set.</summary>
    /// <param name="rules">The rule set.</param>
    /// <returns>The cases, by operator name.</returns>
    public static IReadOnlyList<TableCase> All(RuleSet rules) =>
        [.. rules.Operators.OrderBy(o => o.Name.ToString(), StringComparer.Ordinal).Select(o => new TableCase(rules, o))];

    /// <summary>The operator and its registrations.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        $"{Operator.Name} with {string.Join(", ", Operator.Kernels.Select(k => $"{k.Key}{(k.Kernel.IsFallthrough ? " (fallthrough)" : "")}"))}";
}

/// <summary>
/// A law about the table of an operator: decided for a rule set by going through its operators, and for each through the finitely many keys,
/// backends and registrations that matter; sampled on drawn rule sets besides.
/// </summary>
/// <param name="text">What a person reads of it.</param>
/// <param name="violation">Says what is wrong with a case, or null when the law holds for it.</param>
/// <param name="everyOperator">Whether it looks at more than registrations, so that one operator cannot stand for another of the same shape.</param>
public sealed class TableLaw(LawText text, Func<TableCase, string?> violation, bool everyOperator = false) : Law(text)
{
    /// <inheritdoc />
    public override LawMethod Method => LawMethod.Decided;

    /// <summary>Whether it has to be decided for every operator, not only for one of each shape.</summary>
    public bool NeedsEveryOperator => everyOperator;

    /// <summary>What is wrong with a case.</summary>
    /// <param name="value">The case.</param>
    /// <returns>The violation, or null when the law holds for it.</returns>
    public string? Violation(TableCase value) => violation(value) is { } found ? $"{value}: {found}" : null;

    /// <inheritdoc />
    public override string? Refute(ulong seed)
    {
        Sample<RuleSet> sample = RuleSamples.OneOperator;
        var rules = sample.At(seed);
        return rules.Operators.Select(o => Violation(new TableCase(rules, o))).FirstOrDefault(v => v is not null);
    }

    /// <summary>Decides the law for a rule set.</summary>
    /// <param name="cases"><see cref="TableCase.All"/> or, where that is enough, <see cref="TableCase.Shapes"/> of it.</param>
    /// <returns>The verdict.</returns>
    public LawVerdict Decide(IReadOnlyList<TableCase> cases)
    {
        for (var i = 0; i < cases.Count; i++)
            if (Violation(cases[i]) is { } found) return new LawVerdict(i + 1, found);
        return new LawVerdict(cases.Count, null);
    }
}
