using Xunit;

namespace Functional.Dispatch.PropertyTests.Architecture;

public sealed class FloorTests
{
    private static readonly Floors House =
        new("Functional.Dispatch", ["Keys", "Schemas", "Rules", "Tables", "Fallbacks", "Routing", "Interchange", "Laws", "Verification"]);

    private static readonly string[] Found =
    [
        .. new Floors("Functional.Dispatch.PropertyTests.Architecture.Sample", ["Ground", "Upper", "Impure"])
            .Violations(AssemblyScan.Tests),
    ];

    [Fact]
    public void A_floor_uses_only_itself_and_earlier_floors()
    {
        var violations = House.Violations(AssemblyScan.Core).ToArray();
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    [Fact]
    public void Every_floor_up_to_Routing_is_there() =>
        Assert.Subset(House.FloorsUsed(AssemblyScan.Core).ToHashSet(), House.Order.Take(6).ToHashSet());

    [Theory]
    [InlineData("ByField")]
    [InlineData("BySignature")]
    [InlineData("ByBody")]
    [InlineData("ByGenericArgument")]
    [InlineData("ByBase")]
    [InlineData("ByAttribute")]
    [InlineData("ByAttributeArgument")]
    [InlineData("ByConstraint")]
    [InlineData("ByCatch")]
    public void Every_way_to_use_a_later_floor_is_seen(string type) =>
        Assert.Contains(Found, v => v.StartsWith("Ground → Upper", StringComparison.Ordinal) && v.Contains($".Ground.{type}.", StringComparison.Ordinal));

    [Fact]
    public void Using_an_earlier_floor_is_no_offence()
    {
        Assert.DoesNotContain(Found, v => v.StartsWith("Upper", StringComparison.Ordinal));
        Assert.DoesNotContain(Found, v => v.Contains("Innocent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_namespace_that_is_no_floor_is_seen() =>
        Assert.Contains(new Floors("Functional.Dispatch", ["Keys"]).Violations(AssemblyScan.Core), v => v.StartsWith("Rules is no floor", StringComparison.Ordinal));
}
