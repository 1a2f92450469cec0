using System.Collections.Immutable;
using System.Globalization;
using Functional.Dispatch.Laws;

namespace Functional.Dispatch.PropertyTests.Runners;

/// <summary>A law as a test: the same for every runner.</summary>
/// <param name="Law">The law.</param>
internal sealed record LawTest(Law Law)
{
    public string Name => Law.Name;

    /// <summary>Checks the law.</summary>
    /// <exception cref="LawBrokenException">It does not hold.</exception>
    public void Run()
    {
        if (Law.Check(LawList.Cases(Law), LawList.Seed).Counterexample is { } counterexample) throw new LawBrokenException(Law, counterexample);
    }
}

/// <summary>A law that does not hold, with the case and how to have it again.</summary>
internal sealed class LawBrokenException(Law law, string counterexample) : Exception(
    $"{law.Name}: {law.Text.Statement}\n  broken by {counterexample}\n  again: {LawList.SeedVariable}=SEED {LawList.CasesVariable}=1 dotnet run --project PropertyTests -c Release -p:UseExpecto=true -- --filter-test-case {law.Name}");

/// <summary>
/// The laws as the Expecto runner takes them; LawListTests compares the list with xunit's. What a run covers is set by environment variables:
/// <c>FDISPATCH_CASES</c> is a number for every law or <c>full</c>, <c>FDISPATCH_SEED</c> the first case.
/// </summary>
internal static class LawList
{
    public const string CasesVariable = "FDISPATCH_CASES";

    public const string SeedVariable = "FDISPATCH_SEED";

    private const int Default = 1000;

    public static ImmutableArray<LawTest> All { get; } = [.. LawCatalogue.All.Select(law => new LawTest(law))];

    public static IEnumerable<string> Names => All.Select(t => t.Name);

    public static ulong Seed => ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    /// <summary>How many cases of a law to look at: by default 1,000; in the full run 100,000 of an algebra law and 10,000 of any other.</summary>
    public static int Cases(Law law) => Environment.GetEnvironmentVariable(CasesVariable) switch
    {
        "full" => law is BitLaw ? 100_000 : 10_000,
        { } text when int.TryParse(text, CultureInfo.InvariantCulture, out var cases) => cases,
        _ => Default,
    };
}
