using System.IO.Enumeration;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Matrix;

/// <summary>One operator of a matrix.</summary>
/// <param name="Operator">Its rules.</param>
/// <param name="Table">Its table.</param>
public sealed record MatrixRow(OperatorRules Operator, DispatchTable Table)
{
    /// <summary>The operator's printed name.</summary>
    public string Name { get; } = Operator.Name.ToString();
}

/// <summary>Operators against table slots: what is drawn.</summary>
/// <param name="Rows">The operators, by name.</param>
/// <param name="Columns">Runtime keys, in slot order.</param>
public sealed record MatrixSelection(IReadOnlyList<MatrixRow> Rows, IReadOnlyList<DispatchKey> Columns)
{
    /// <summary>Selects.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="rows">Operator patterns, each possibly several separated by commas; none selects every operator.</param>
    /// <param name="columns">Keys, likewise: runtime keys, building blocks and alias keys (for all they stand for), and patterns; none selects every slot.</param>
    /// <param name="names">The names in use.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="FailureException">A pattern fits no operator or key, or a name is no key.</exception>
    public static MatrixSelection Of(RuleSet rules, IReadOnlyList<string> rows, IReadOnlyList<string> columns, KeyNames names) => new(
        [.. Operators(rules, rows).OrderBy(o => o.Name).Select(o => new MatrixRow(o, DispatchTable.Compute(rules, o)))],
        [.. Keys(OperatorPatterns.Parts(columns), names).Select(KeyLayout.SlotOf).Distinct().Order().Select(KeyLayout.KeyAt)]);

    private static IEnumerable<OperatorRules> Operators(RuleSet rules, IReadOnlyList<string> patterns) =>
        OperatorPatterns.Of(patterns, [.. rules.Operators.Select(o => o.Name.ToString())]) is { } fits ? rules.Operators.Where(o => fits(o.Name.ToString())) : rules.Operators;

    private static IEnumerable<DispatchKey> Keys(string[] texts, KeyNames names) =>
        texts.Length == 0 ? KeyLayout.RuntimeKeys.ToArray() : texts.SelectMany(t => Keys(t, names));

    private static IEnumerable<DispatchKey> Keys(string text, KeyNames names)
    {
        if (text.AsSpan().ContainsAny('*', '?'))
        {
            DispatchKey[] fitting = [.. KeyLayout.RuntimeKeys.ToArray().Where(k => FileSystemName.MatchesSimpleExpression(text, names.Print(k)))];
            return fitting.Length > 0 ? fitting : throw new FailureException(new UsageError($"no dispatch key fits `{Quoted.Short(text)}`", "`fdispatch keys` lists them"));
        }

        var key = names.ParseKey(text).OrFail();
        if (key.IsAlias) return key.RuntimeKeys;
        return KeyLayout.IsPerBackendFunctionality(key.Runtime) ? KeyLayout.AllBackends().Select(b => KeyLayout.RuntimeKey(key.Runtime, b)) : [key.Runtime];
    }
}
