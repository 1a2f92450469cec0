namespace Functional.Dispatch.Laws;

/// <summary>How many cases a run looks at of each law.</summary>
/// <param name="Algebra">Of a law of the algebra (keysets, masking, guards, choice) and of the one that ties its proofs to the core; at least 1.</param>
/// <param name="Other">Of every other law; at least 1.</param>
public sealed record CaseCounts(int Algebra, int Other)
{
    /// <summary>What a run covers unless told otherwise: 1,000 cases of every law.</summary>
    public static CaseCounts Default { get; } = Each(1000);

    /// <summary>The full run: 100,000 cases of a law of the algebra, 10,000 of any other.</summary>
    public static CaseCounts Full { get; } = new(100_000, 10_000);

    /// <summary>The same number for every law.</summary>
    /// <param name="cases">The number, at least 1.</param>
    /// <returns>The counts.</returns>
    public static CaseCounts Each(int cases) => new(cases, cases);

    /// <summary>The number for a law; without meaning for one that goes through finitely many cases.</summary>
    /// <param name="law">The law.</param>
    /// <returns>The number.</returns>
    public int Of(Law law) => law is BitLaw || law.Text.Family == LawFamily.Agreement ? Algebra : Other;

    /// <summary>The counts in words.</summary>
    /// <returns>For example <c>1000 cases</c>, or <c>100000 cases of laws of the algebra and 10000 of others</c>.</returns>
    public override string ToString() => Algebra == Other ? $"{Algebra} cases" : $"{Algebra} cases of laws of the algebra and {Other} of others";
}
