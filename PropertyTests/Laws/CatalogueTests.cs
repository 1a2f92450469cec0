using System.Text.RegularExpressions;
using Functional.Dispatch.Cli.Proofs;
using Functional.Dispatch.Laws;
using Functional.Dispatch.PropertyTests.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Laws;

/// <summary>The catalogue as people read it.</summary>
public sealed partial class CatalogueTests
{
    [Fact]
    public void Names_are_unique_sentences_with_underscores()
    {
        Assert.Equal(LawCatalogue.All.Length, LawCatalogue.All.Select(l => l.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(LawCatalogue.All, l => Assert.Matches("^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+$", l.Name));
    }

    [Fact]
    public void Every_law_says_what_it_is_and_why_it_matters()
    {
        Assert.All(LawCatalogue.All, l => Assert.EndsWith(".", l.Text.Statement, StringComparison.Ordinal));
        Assert.All(LawCatalogue.All, l => Assert.EndsWith(".", l.Text.Why, StringComparison.Ordinal));
        Assert.All(LawCatalogue.All, l => Assert.DoesNotContain('|', l.Text.Statement + l.Text.Why));
    }

    [Fact]
    public void All_origins_are_there_and_no_others()
    {
        var there = LawCatalogue.All.SelectMany(l => l.Text.References).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, 21).Select(i => $"G{i}").Order(StringComparer.Ordinal), there);
    }

    [Fact]
    public void Every_family_has_laws_and_keysets_masking_guards_and_choice_are_never_only_sampled()
    {
        Assert.Equal(Enum.GetValues<LawFamily>(), LawCatalogue.All.Select(l => l.Text.Family).Distinct().Order());
        Assert.All(LawCatalogue.All.Where(l => l.Text.Family is LawFamily.Masking or LawFamily.Guards), l => Assert.Equal(LawMethod.Proved, l.Method));
        Assert.All(LawCatalogue.All.Where(l => l.Text.Family is LawFamily.Sets or LawFamily.Choice), l => Assert.NotEqual(LawMethod.Sampled, l.Method));
    }

    [Fact]
    public void The_full_run_takes_100000_cases_of_the_algebra_and_10000_of_the_rest()
    {
        Assert.All(LawCatalogue.All, law => Assert.Equal(law is BitLaw || law.Name == "The_core_agrees_with_its_bit_vector_definitions" ? 100_000 : 10_000, CaseCounts.Full.Of(law)));
        Assert.All(LawCatalogue.All, law => Assert.Equal(1000, CaseCounts.Default.Of(law)));
    }

    [Fact]
    public void A_case_depends_on_its_seed_alone()
    {
        Assert.All(LawCatalogue.All.OfType<BitLaw>(), l => Assert.Equal(l.Draw(5).Bindings.AsEnumerable(), l.Draw(5).Bindings));
        Assert.Contains(LawCatalogue.All.OfType<BitLaw>(), l => !l.Draw(5).Bindings.SequenceEqual(l.Draw(6).Bindings));
    }

    [Fact]
    public void The_page_of_laws_is_current() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository(), "docs", "laws.md")), Tool.Text("prove", "--markdown"));

    [Fact]
    public void No_script_for_the_solver_is_trivially_true() =>
        Assert.All(LawCatalogue.All.OfType<BitLaw>(), l => Assert.DoesNotMatch(Trivial(), l.ToProblem().ToScript()));

    [GeneratedRegex(@"\(assert \(not (true|false)\)\)")]
    private static partial Regex Trivial();

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functional.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("not inside the repository");
        return folder.FullName;
    }
}
