using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>Picks rows by a text.</summary>
internal static class SuiteFilter
{
    /// <summary>The suite of that name; else the rows whose suite or name has the text, with the floors they are compared with.</summary>
    /// <param name="suites">Every suite.</param>
    /// <param name="text">The text, in any case; null picks all.</param>
    /// <returns>The suites that have such rows, with these alone.</returns>
    /// <exception cref="FailureException">There is none.</exception>
    public static IReadOnlyList<Suite> Select(IReadOnlyList<Suite> suites, string? text)
    {
        if (text is null) return suites;
        if (suites.FirstOrDefault(s => s.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } one) return [one];
        Suite[] found = [.. suites.Select(s => s with { Rows = Rows(s, text) }).Where(s => s.Rows.Count > 0)];
        if (found.Length > 0) return found;
        var names = suites.Select(s => s.Name).Concat(suites.SelectMany(s => s.Rows).Select(r => r.Name));
        throw new FailureException(new UsageError(
            $"no suite or row has `{Quoted.Short(text)}` in its name", UsageError.DidYouMean(text, names, $"suites: {string.Join("; ", suites.Select(s => s.Name))}")));
    }

    private static Workload[] Rows(Suite suite, string text)
    {
        bool Has(string name) => name.Contains(text, StringComparison.OrdinalIgnoreCase);
        var floors = suite.Rows.Where(r => Has(suite.Name) || Has(r.Name)).Select(r => r.Floor).ToHashSet();
        return [.. suite.Rows.Where(r => Has(suite.Name) || Has(r.Name) || floors.Contains(r.Name))];
    }
}
