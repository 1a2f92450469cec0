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
        if (Law.Check(LawList.Cases.Of(Law), LawList.Seed) is { Holds: false } broken) throw new LawBrokenException(Law, broken);
    }
}

/// <summary>A law that does not hold, with the case and how to have it again.</summary>
internal sealed class LawBrokenException(Law law, LawVerdict broken) : Exception(
    $"{law.Name}: {law.Text.Statement}\n  broken by {broken.Counterexample}\n  {(broken.Seed is { } at ? $"seed {at}; " : "")}again: {Again(law, broken.Seed)}")
{
    private static string Again(Law law, ulong? seed) =>
        (seed is { } at ? string.Create(CultureInfo.InvariantCulture, $"{LawList.SeedVariable}={at} {LawList.CasesVariable}=1 ") : "")
        + $"dotnet run --project PropertyTests -c Release -p:UseExpecto=true -- --filter-test-case {law.Name}";
}

/// <summary>
/// The laws as the Expecto runner takes them; LawListTests compares the list with xunit's. What a run covers is set by environment variables:
/// <c>FDISPATCH_CASES</c> is a number for every law or <c>full</c>, <c>FDISPATCH_SEED</c> the first case.
/// </summary>
internal static class LawList
{
    public const string CasesVariable = "FDISPATCH_CASES";

    public const string SeedVariable = "FDISPATCH_SEED";

    public static ImmutableArray<LawTest> All { get; } = [.. LawCatalogue.All.Select(law => new LawTest(law))];

    public static IEnumerable<string> Names => All.Select(t => t.Name);

    public static ulong Seed => ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    /// <summary>How many cases to look at of each law.</summary>
    public static CaseCounts Cases => Environment.GetEnvironmentVariable(CasesVariable) switch
    {
        "full" => CaseCounts.Full,
        { } text when int.TryParse(text, CultureInfo.InvariantCulture, out var cases) => CaseCounts.Each(cases),
        _ => CaseCounts.Default,
    };
}
