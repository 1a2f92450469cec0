using System.Collections.Immutable;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Proofs;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws;
using Functional.Dispatch.Laws.Proofs;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.PropertyTests.Cli;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Laws;

/// <summary>Sampling finds what is false, shrinks it, and says how to have it again.</summary>
public sealed class RefutationTests
{
    [Fact]
    public void Sampling_refutes_every_false_law()
    {
        Assert.All(FalseLaw.All, law => Assert.False(law.Check(20_000, 1).Holds, law.Name));
    }

    [Fact]
    public void A_counterexample_is_shrunk_to_what_breaks_the_law()
    {
        var found = FalseLaw.DifferenceEmpties.Check(100, 1).Counterexample!;
        Assert.Matches(@"^a = 0x[0-9a-f]+ \(\w+Bit\) — fdispatch explain aten::cat '\[0x[0-9a-f]+\]'$", found);
    }

    [Fact]
    public void The_seed_of_a_counterexample_gives_it_again_as_one_case()
    {
        var verdict = FalseLaw.AddingAnArgumentAlwaysRaises.Check(20_000, 1);
        Assert.Equal(verdict with { Cases = 1 }, FalseLaw.AddingAnArgumentAlwaysRaises.Check(1, verdict.Seed!.Value));
    }

    [Fact]
    public void A_law_that_fails_comes_with_the_one_command_that_has_its_case_again()
    {
        var rules = RuleSource.Embedded(_ => false).OrFail().Rules;
        var failed = Assert.Single(new LawRun(rules, null, CaseCounts.Each(20_000), 1).Of([FalseLaw.AddingAnArgumentAlwaysRaises]));
        Assert.Equal(LawStatus.Fails, failed.Status);
        var command = failed.Again(null).Split(' ');
        Assert.Equal(["fdispatch", "prove", "--laws", failed.Law.Name, "--seed", $"{failed.Seed}", "--cases", "1"], command);
        var again = Assert.Single(new LawRun(rules, null, CaseCounts.Each(int.Parse(command[7])), ulong.Parse(command[5])).Of([failed.Law]));
        Assert.Equal((failed.Detail, failed.Seed), (again.Detail, again.Seed));
        Assert.EndsWith(@" --rules 'it'\''s.jsonl'", failed.Again("it's.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_call_of_a_counterexample_can_be_pasted_into_explain()
    {
        var command = new Assignment(
        [
            new("a", VariableSort.Set, 0x10001), new("b", VariableSort.Set, KeySets.UndefinedTensor.Raw),
            new("s.included", VariableSort.Set, 0x4000000), new("s.excluded", VariableSort.Set, 0),
        ]).ToExplain()!;
        Assert.Equal("fdispatch explain aten::cat '[0x10001,0xc00000000]' --included 0x4000000 --excluded 0x0", command);
        var text = Tool.Text([.. command.Split(' ').Skip(1).Select(w => w.Trim('\''))]);
        Assert.Contains("included   BackendSelect", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_variable_is_shown()
    {
        var assignment = new Assignment([new("a", VariableSort.Set, 0x10001), new("k", VariableSort.Key, (ulong)DispatchKey.AutogradCUDA), new("on", VariableSort.Flag, 1)]);
        Assert.StartsWith("a = 0x10001 (CPU); k = AutogradCUDA; on = true — ", assignment.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_law_that_is_false_names_operator_and_registrations()
    {
        var law = new TableLaw(new("No_operator_has_a_kernel_at_CPU", LawFamily.Tables, "Not true.", "A test.", []),
            c => c.Table.At(DispatchKey.CPU).Reason == SlotReason.Kernel ? "it has" : null);
        Assert.Matches("^test::f with .*CPU.*: it has$", law.Check(2000, 1).Counterexample!);
    }

    [Fact]
    public void A_program_is_shrunk_to_the_steps_that_matter()
    {
        var law = new SampledLaw<RegistrationProgram>(
            new("Nothing_is_ever_refused", LawFamily.Registration, "Not true.", "A test.", []), RuleSamples.Program,
            p => p.Run(RuleSet.Empty).Errors.Any(e => e is DuplicateDefinitionError) ? p.ToString() : null, p => p.Smaller());
        Assert.Matches(@"^0: def test::\w.*; 1: def test::\w.*$", law.Check(1000, 1).Counterexample!);
    }

    [Fact]
    public void A_wrong_bit_vector_definition_would_be_told_from_the_core()
    {
        var law = LawCatalogue.All.Single(l => l.Name == "The_core_agrees_with_its_bit_vector_definitions");
        Assert.True(law.Check(5000, 7).Holds);
        // The two sides of the tie are independent: in a case made by hand they give what section 2 says.
        var problem = SmtProblem.Of("difference", v => (v.Set("a") - v.Set("b")).Same(v.Set("c")));
        Assert.True(problem.Holds(new Assignment([new("a", VariableSort.Set, 0x30001), new("b", VariableSort.Set, 0x10001), new("c", VariableSort.Set, 0x20001)])));
        Assert.False(problem.Holds(new Assignment([new("a", VariableSort.Set, 0x30001), new("b", VariableSort.Set, 0x10001), new("c", VariableSort.Set, 0x20000)])));
    }
}
