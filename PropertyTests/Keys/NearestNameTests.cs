using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Keys;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["CPU", "CUDA", "AutogradCPU", "AutogradCUDA", "BackendSelect", "Functionalize", "Dense"];

    [Theory]
    [InlineData("cpu", "CPU")]
    [InlineData("CDUA", "CUDA")]
    [InlineData("AutogradCUD", "AutogradCUDA")]
    [InlineData("autogradcpu", "AutogradCPU")]
    [InlineData("Backend", "BackendSelect")]
    [InlineData("Select", "BackendSelect")]
    [InlineData("Auto", null)]
    [InlineData("Sparse", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found_or_none(string text, string? nearest) => Assert.Equal(nearest, NearestName.Of(text, Names));

    [Fact]
    public void The_order_of_the_candidates_does_not_matter() =>
        Prop.ForAll<string>(text => NearestName.Of(text ?? "", Names) == NearestName.Of(text ?? "", Names.AsEnumerable().Reverse())).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_beyond_the_bound_finds_nothing()
    {
        var name = new string('a', NearestName.LongestText);
        Assert.Equal(name, NearestName.Of(name, [name]));
        Assert.Null(NearestName.Of(name + "a", [name]));
    }
}
