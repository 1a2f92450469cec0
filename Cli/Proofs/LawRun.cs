using System.Diagnostics;
using System.Globalization;
using Functional.Dispatch.Laws;
using Functional.Dispatch.Laws.Proofs;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Cli.Proofs;

/// <summary>How a law came out.</summary>
public enum LawStatus
{
    /// <summary>It holds, by its method.</summary>
    Holds,

    /// <summary>It holds on samples; its proof was skipped because there is no solver.</summary>
    ProofSkipped,

    /// <summary>It holds on samples, but the solver did not decide it.</summary>
    NotProved,

    /// <summary>It does not hold.</summary>
    Fails,
}

/// <summary>A law and how it came out.</summary>
/// <param name="Law">The law.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Method">How that is known: <c>proved</c>, <c>decided 434</c>, <c>sampled 1000</c>.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Detail">The counterexample, or what the solver said instead of an answer; else null.</param>
/// <param name="Seed">The seed that draws the counterexample; null when it was not drawn.</param>
public sealed record LawOutcome(Law Law, LawStatus Status, string Method, TimeSpan Elapsed, string? Detail, ulong? Seed = null)
{
    /// <summary>The command that has a law's counterexample again.</summary>
    /// <param name="rules">The rule file of the run, or null for PyTorch's rules.</param>
    /// <returns>One line for a shell.</returns>
    public string Again(string? rules)
    {
        var command = $"fdispatch prove --laws {Law.Name}";
        if (Seed is { } seed) command += string.Create(CultureInfo.InvariantCulture, $" --seed {seed} --cases 1");
        return rules is null ? command : $"{command} --rules '{rules.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }
}

/// <summary>Establishes laws: proofs by the solver, table laws on all operators of a rule set, all others by running them.</summary>
/// <param name="rules">The rule set whose tables are gone through.</param>
/// <param name="solver">The solver, or null.</param>
/// <param name="cases">How many cases are drawn of each law.</param>
/// <param name="seed">The first case's seed.</param>
public sealed class LawRun(RuleSet rules, Z3Solver? solver, CaseCounts cases, ulong seed)
{
    private readonly Lazy<IReadOnlyList<TableCase>> _operators = new(() => TableCase.All(rules));

    private readonly Lazy<IReadOnlyList<TableCase>> _shapes = new(() => TableCase.Shapes(rules));

    /// <summary>How many operators the rule set has.</summary>
    public int OperatorCount => rules.OperatorCount;

    /// <summary>Establishes laws.</summary>
    /// <param name="laws">The laws.</param>
    /// <param name="done">Told of every law that is done, in order; null when nobody wants to know.</param>
    /// <returns>An outcome for each, in order.</returns>
    public IReadOnlyList<LawOutcome> Of(IEnumerable<Law> laws, Action<LawOutcome>? done = null)
    {
        var all = laws.ToList();
        var problems = all.OfType<BitLaw>().Select(l => l.ToProblem()).ToList();
        var proofs = solver is null || problems.Count == 0 ? null : solver.Prove(problems);
        var outcomes = new List<LawOutcome>(all.Count);
        foreach (var law in all)
        {
            outcomes.Add(Timed(law, proofs));
            done?.Invoke(outcomes[^1]);
        }

        return outcomes;
    }

    private LawOutcome Timed(Law law, IReadOnlyDictionary<string, Z3Verdict>? proofs)
    {
        var clock = Stopwatch.StartNew();
        var outcome = law switch
        {
            BitLaw bits => Proved(bits, proofs?[law.Name]),
            TableLaw table => Decided(table),
            { Method: LawMethod.Decided } => Checked(law, v => $"decided {v.Cases}"),
            _ => Checked(law, v => $"sampled {v.Cases}"),
        };
        return outcome with { Elapsed = outcome.Elapsed + clock.Elapsed };
    }

    private LawOutcome Proved(BitLaw law, Z3Verdict? proof)
    {
        var elapsed = proof?.Elapsed ?? TimeSpan.Zero;
        var ran = law.Check(cases.Of(law), seed);
        if (!ran.Holds) return new(law, LawStatus.Fails, $"sampled {ran.Cases}", elapsed, ran.Counterexample, ran.Seed);
        return proof?.Answer switch
        {
            SmtAnswer.Proved => new(law, LawStatus.Holds, $"proved, sampled {ran.Cases}", elapsed, null),
            SmtAnswer.Refuted => new(law, LawStatus.Fails, "refuted by z3", elapsed, Refutation(law, proof.Counterexample)),
            SmtAnswer.Unknown => new(law, LawStatus.NotProved, $"sampled {ran.Cases}", elapsed, $"z3: {proof.Said}"),
            _ => new(law, LawStatus.ProofSkipped, $"proof skipped, sampled {ran.Cases}", elapsed, null),
        };
    }

    // If the core keeps the law where the definitions break it, a definition is wrong and not the law.
    private static string Refutation(BitLaw law, Assignment? found) =>
        found is null ? "z3 gave no values"
        : law.Holds(found) ? $"{found} (by the bit-vector definitions; the core keeps the law here)"
        : law.Shrink(found).ToString();

    private LawOutcome Decided(TableLaw law)
    {
        var all = law.NeedsEveryOperator ? _operators.Value : _shapes.Value;
        var verdict = law.Decide(all);
        if (verdict.Holds) verdict = law.Check(cases.Of(law), seed) is { Holds: false } sampled ? sampled : verdict;
        var what = law.NeedsEveryOperator ? $"decided {all.Count} operators" : $"decided {rules.OperatorCount} operators ({all.Count} shapes)";
        return new(law, verdict.Holds ? LawStatus.Holds : LawStatus.Fails, what, TimeSpan.Zero, verdict.Counterexample, verdict.Seed);
    }

    private LawOutcome Checked(Law law, Func<LawVerdict, string> method)
    {
        var verdict = law.Check(cases.Of(law), seed);
        return new(law, verdict.Holds ? LawStatus.Holds : LawStatus.Fails, method(verdict), TimeSpan.Zero, verdict.Counterexample, verdict.Seed);
    }
}
