using Functional.Dispatch.Laws;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Runners;

/// <summary>The law catalogue under xunit; Runners/Expecto holds the other runner.</summary>
public sealed class LawTests
{
    public static TheoryData<string> Names => [.. LawList.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_law_of_the_catalogue_holds(string law) => LawList.All.Single(t => t.Name == law).Run();

    [Fact]
    public void Both_runners_take_every_law_of_the_catalogue_once_in_its_order()
    {
        Assert.Equal(LawCatalogue.All.Select(l => l.Name), LawList.Names);
        Assert.Equal(LawList.Names, Names.Select(row => row.Data));
        Assert.Equal(LawList.All.Length, LawList.Names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_broken_law_names_its_case_and_how_to_have_it_again()
    {
        var text = new LawText("Every_case_is_even", LawFamily.Sets, "Every number is even.", "It is not.", []);
        var test = new LawTest(new SampledLaw<ulong>(text, (ref Laws.Sampling.SplitMix64 random) => random.Next(), n => n % 2 == 0 ? null : $"{n} is odd"));
        var broken = Assert.Throws<LawBrokenException>(test.Run);
        Assert.Matches("is odd \\[seed \\d+\\]\n  again: FDISPATCH_SEED=SEED FDISPATCH_CASES=1 dotnet test", broken.Message);
    }
}
