using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Proofs;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Laws;
using Functional.Dispatch.Laws.Proofs;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Laws;

/// <summary>Proofs by z3; skipped where there is none.</summary>
public sealed class ProofTests
{
    private static Z3Solver Solver
    {
        get
        {
            var solver = Z3Solver.Find();
            Assert.SkipWhen(solver is null, "z3 is not on PATH");
            return solver!;
        }
    }

    [Fact]
    public void Every_keyset_and_masking_law_is_proved_for_all_keysets()
    {
        var laws = LawCatalogue.All.OfType<BitLaw>().ToList();
        var verdicts = Solver.Prove([.. laws.Select(l => l.ToProblem())]);
        Assert.Equal(laws.Count, verdicts.Count);
        Assert.All(verdicts, v => Assert.True(v.Value.Answer == SmtAnswer.Proved, $"{v.Key}: {v.Value.Said} {v.Value.Counterexample}"));
    }

    [Fact]
    public void A_false_law_is_refuted_with_values_that_break_it_on_the_core_too()
    {
        foreach (var law in FalseLaw.All)
        {
            var problem = law.ToProblem();
            var verdict = Solver.Prove([problem])[law.Name];
            Assert.Equal(SmtAnswer.Refuted, verdict.Answer);
            Assert.NotNull(verdict.Counterexample);
            Assert.False(problem.Holds(verdict.Counterexample), law.Name);
            Assert.False(law.Holds(verdict.Counterexample), law.Name);
        }
    }

    [Fact]
    public void A_refuted_law_is_reported_as_keysets()
    {
        var run = new LawRun(RuleSource.Embedded(_ => false).OrFail().Rules, Solver, CaseCounts.Each(1), RareSeed());
        var outcome = Assert.Single(run.Of([FalseLaw.FullAfterIsStrictlyBelow]));
        Assert.Equal((LawStatus.Fails, "refuted by z3"), (outcome.Status, outcome.Method));
        Assert.Equal("k = PythonDispatcher", outcome.Detail);
    }

    [Fact]
    public void Laws_before_and_after_a_false_one_keep_their_own_answers()
    {
        var union = LawCatalogue.All.OfType<BitLaw>().First();
        var guards = LawCatalogue.All.OfType<BitLaw>().Single(l => l.Name == "Exclusion_wins");
        var verdicts = Solver.Prove([union.ToProblem(), FalseLaw.DifferenceEmpties.ToProblem(), guards.ToProblem()]);
        Assert.Equal(
            [SmtAnswer.Proved, SmtAnswer.Refuted, SmtAnswer.Proved],
            [verdicts[union.Name].Answer, verdicts[FalseLaw.DifferenceEmpties.Name].Answer, verdicts[guards.Name].Answer]);
    }

    [Fact]
    public void What_a_broken_solver_says_proves_nothing()
    {
        Assert.SkipUnless(File.Exists("/bin/true"), "there is no /bin/true");
        var run = new LawRun(RuleSource.Embedded(_ => false).OrFail().Rules, new Z3Solver("/bin/true"), CaseCounts.Each(10), 1);
        var outcome = Assert.Single(run.Of(LawCatalogue.All.Take(1)));
        Assert.Equal((LawStatus.NotProved, "z3: no answer"), (outcome.Status, outcome.Detail));
    }

    // A seed whose case does not break the law, so that only the solver can.
    private static ulong RareSeed() => Enumerable.Range(0, 1000).Select(s => (ulong)s).First(s => FalseLaw.FullAfterIsStrictlyBelow.Refute(s) is null);
}
