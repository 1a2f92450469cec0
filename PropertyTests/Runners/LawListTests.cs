using Functional.Dispatch.Laws;
using Functional.Dispatch.Laws.Sampling;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Runners;

/// <summary>The list that the Expecto runner takes its tests from, held against the one that xunit runs.</summary>
public sealed class LawListTests
{
    [Fact]
    public void Both_runners_have_every_law_of_the_catalogue_once_in_its_order()
    {
        Assert.Equal(LawCatalogue.All.Select(l => l.Name), LawList.Names);
        Assert.Equal(LawList.Names, PropertyTests.Laws.LawTests.Names.Select(row => row.Data));
        Assert.Equal(LawList.All.Length, LawList.Names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_broken_law_names_its_case_and_how_to_have_it_again()
    {
        var text = new LawText("Every_case_is_even", LawFamily.Sets, "Every number is even.", "It is not.", []);
        var test = new LawTest(new SampledLaw<ulong>(text, (ref SplitMix64 random) => random.Next(), n => n % 2 == 0 ? null : $"{n} is odd"));
        var broken = Assert.Throws<LawBrokenException>(test.Run);
        Assert.Matches(
            "is odd\n  seed (\\d+); again: FDISPATCH_SEED=\\1 FDISPATCH_CASES=1 dotnet run --project PropertyTests -c Release -p:UseExpecto=true -- --filter-test-case Every_case_is_even$",
            broken.Message);
    }
}
