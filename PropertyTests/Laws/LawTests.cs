using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Proofs;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Laws;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Laws;

/// <summary>Every law of the catalogue, on 1,000 cases from a fixed seed; table laws on all operators of PyTorch 2.14.1 besides.</summary>
public sealed class LawTests
{
    private const ulong Seed = 20_261_120;

    private static readonly LawRun Run = new(RuleSource.Embedded().OrFail().Rules, null, CaseCounts.Default, Seed);

    public static IEnumerable<TheoryDataRow<string>> Names => LawCatalogue.All.Select(l => new TheoryDataRow<string>(l.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Law_holds(string name)
    {
        var outcome = Assert.Single(Run.Of(LawCatalogue.All.Where(l => l.Name == name)));
        Assert.True(outcome.Status is LawStatus.Holds or LawStatus.ProofSkipped, $"{outcome.Detail}; seed {outcome.Seed}; again: {outcome.Again(null)}");
    }

    [Fact]
    public void Without_a_solver_a_proof_is_skipped_and_not_passed()
    {
        var outcomes = Run.Of(LawCatalogue.All.OfType<BitLaw>().Take(3));
        Assert.All(outcomes, o => Assert.Equal(LawStatus.ProofSkipped, o.Status));
        Assert.All(outcomes, o => Assert.StartsWith("proof skipped", o.Method, StringComparison.Ordinal));
    }

    [Fact]
    public void Table_laws_are_decided_for_all_operators()
    {
        Assert.Equal(3640, Run.OperatorCount);
        var outcome = Assert.Single(Run.Of(LawCatalogue.All.Where(l => l.Name == "Every_slot_holds_the_first_rule_that_applies")));
        Assert.Equal("decided 3640 operators (434 shapes)", outcome.Method);
    }

    [Fact]
    public void One_shape_stands_for_operators_of_equal_tables()
    {
        var rules = RuleSource.Embedded().OrFail().Rules;
        foreach (var shape in TableCase.All(rules).GroupBy(c => c.Shape(), StringComparer.Ordinal))
        {
            static string Reasons(TableCase c) => string.Concat(c.Table.Slots.ToArray().Select(s => $"{s.Reason}{s.Rule?.Key}{s.IsFallthrough};"));
            Assert.Single(shape.Select(Reasons).Distinct(StringComparer.Ordinal));
        }
    }
}
