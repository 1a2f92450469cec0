using Functional.Dispatch.Laws.Sampling;

namespace Functional.Dispatch.Laws;

/// <summary>A law over values too many to enumerate and too rich for a solver: checked on samples.</summary>
/// <typeparam name="T">What it ranges over.</typeparam>
/// <param name="text">What a person reads of it.</param>
/// <param name="cases">Draws a value.</param>
/// <param name="violation">Says what is wrong with a value, or null when the law holds for it.</param>
/// <param name="smaller">Values a little smaller than one, for shrinking a counterexample; null when there is no use in it.</param>
public sealed class SampledLaw<T>(LawText text, Sample<T> cases, Func<T, string?> violation, Func<T, IEnumerable<T>>? smaller = null) : Law(text)
{
    /// <inheritdoc />
    public override LawMethod Method => LawMethod.Sampled;

    /// <summary>Draws a value the law ranges over.</summary>
    public Sample<T> Cases => cases;

    /// <summary>What is wrong with a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The violation, or null when the law holds for it.</returns>
    public string? Violation(T value) => violation(value);

    /// <inheritdoc />
    public override string? Refute(ulong seed)
    {
        var value = cases.At(seed);
        var found = violation(value);
        if (smaller is null) return found;
        for (var shrunk = found is not null; shrunk;)
        {
            shrunk = false;
            foreach (var candidate in smaller(value))
            {
                if (violation(candidate) is not { } still) continue;
                (value, found, shrunk) = (candidate, still, true);
                break;
            }
        }

        return found;
    }
}

/// <summary>A law over finitely many cases that need no rule set (keys, named sets, modes): all are gone through.</summary>
/// <param name="text">What a person reads of it.</param>
/// <param name="violations">Goes through all cases: for each null, or what is wrong.</param>
public sealed class FiniteLaw(LawText text, Func<IEnumerable<string?>> violations) : Law(text)
{
    /// <inheritdoc />
    public override LawMethod Method => LawMethod.Decided;

    /// <inheritdoc />
    public override string? Refute(ulong seed) => violations().FirstOrDefault(v => v is not null);

    /// <inheritdoc />
    public override LawVerdict Check(int cases, ulong seed)
    {
        var count = 0L;
        foreach (var violation in violations())
        {
            count++;
            if (violation is not null) return new LawVerdict(count, violation);
        }

        return new LawVerdict(count, null);
    }
}
