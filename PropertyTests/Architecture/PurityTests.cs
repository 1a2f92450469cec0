using Xunit;

namespace Functional.Dispatch.PropertyTests.Architecture;

public sealed class PurityTests
{
    private const string Sample = "Functional.Dispatch.PropertyTests.Architecture.Sample.Impure.Offences";

    private static readonly string[] Found = [.. Purity.Violations(AssemblyScan.Tests).Where(v => v.Contains(Sample, StringComparison.Ordinal))];

    [Fact]
    public void Core_Pure_is_pure()
    {
        var violations = Purity.Violations(AssemblyScan.Core).ToArray();
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    [Fact]
    public void Core_Pure_references_the_runtime_and_LanguageExt_alone()
    {
        Assert.Contains("LanguageExt.Core", AssemblyScan.Core.References);
        Assert.All(AssemblyScan.Core.References, r => Assert.True(r == "LanguageExt.Core" || r.StartsWith("System.", StringComparison.Ordinal), r));
    }

    [Theory]
    [InlineData("Counter is a static field that can change")]
    [InlineData("Settable>k__BackingField is a static field that can change")]
    [InlineData("_perThread is a static field that can change")]
    [InlineData("Shared is a static collection that others can change")]
    [InlineData("Exposed>k__BackingField is a static collection that others can change")]
    [InlineData("_perThread uses System.ThreadStaticAttribute")]
    [InlineData("Late uses System.Lazy`1")]
    [InlineData("Clock uses System.DateTime::get_UtcNow")]
    [InlineData("Identity uses System.Guid::NewGuid")]
    [InlineData("Chance uses System.Random")]
    [InlineData("Variable uses System.Environment::GetEnvironmentVariable")]
    [InlineData("Print uses System.Console")]
    [InlineData("Read uses System.IO.File::ReadAllText")]
    [InlineData("Memory uses System.IO.MemoryStream")]
    [InlineData("Lock uses System.Threading.Monitor")]
    [InlineData("Atomic uses System.Threading.Interlocked")]
    [InlineData("Time uses System.Diagnostics.Stopwatch")]
    [InlineData("Start uses System.Diagnostics.Process")]
    [InlineData("Wait uses System.Threading.Tasks.Task")]
    [InlineData("Make uses System.Activator")]
    [InlineData("Look uses System.Type::GetMethod")]
    [InlineData("Stream uses System.IO.Stream")]
    [InlineData("Serialise uses System.Text.Json.JsonSerializer")]
    [InlineData("Web uses System.Net.Http.HttpClient")]
    public void Every_kind_of_impurity_is_seen(string offence) => Assert.Contains(Found, v => v.Contains(offence, StringComparison.Ordinal));

    [Theory]
    [InlineData("Private")]
    [InlineData("AllowedIterator")]
    public void What_is_private_or_made_by_the_compiler_is_no_offence(string member) =>
        Assert.DoesNotContain(Found, v => v.Contains($".{member} ", StringComparison.Ordinal) || v.Contains($"<{member}>d", StringComparison.Ordinal));

    [Fact]
    public void A_foreign_reference_is_seen() =>
        Assert.Contains("the assembly references xunit.v3.assert", Purity.Violations(AssemblyScan.Tests));
}
