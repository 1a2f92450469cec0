using System.Collections.Immutable;

namespace Functional.Dispatch.Laws;

/// <summary>What a law is about.</summary>
public enum LawFamily
{
    /// <summary>Keysets, and where they are no sets.</summary>
    Sets,

    /// <summary>Names of keys and sets.</summary>
    Names,

    /// <summary>What a thread's state does to a call's keys.</summary>
    Masking,

    /// <summary>Guards and what they put back.</summary>
    Guards,

    /// <summary>Which kernel is chosen.</summary>
    Choice,

    /// <summary>Redispatch, and what makes it end.</summary>
    Redispatch,

    /// <summary>Dispatch tables as functions of registrations.</summary>
    Tables,

    /// <summary>The built-in fallbacks.</summary>
    Fallbacks,

    /// <summary>Operator schemas.</summary>
    Schemas,

    /// <summary>Registering and releasing.</summary>
    Registration,

    /// <summary>What makes the proofs, which are about definitions, proofs about the core.</summary>
    Agreement,
}

/// <summary>How a law is established.</summary>
public enum LawMethod
{
    /// <summary>For all values, by a solver over 64-bit vectors; sampled on the core besides.</summary>
    Proved,

    /// <summary>By going through every one of finitely many cases.</summary>
    Decided,

    /// <summary>On cases drawn from a seed.</summary>
    Sampled,
}

/// <summary>What a person reads of a law.</summary>
/// <param name="Name">Its name, a sentence with underscores; unique.</param>
/// <param name="Family">What it is about.</param>
/// <param name="Statement">The law in one sentence.</param>
/// <param name="Why">Why it matters; issue numbers are pytorch/pytorch's unless a repository is named.</param>
/// <param name="References">The laws G1 to G21 of docs/laws.md that it states or is part of.</param>
public sealed record LawText(string Name, LawFamily Family, string Statement, string Why, ImmutableArray<string> References);

/// <summary>What came of checking a law.</summary>
/// <param name="Cases">How many cases were looked at.</param>
/// <param name="Counterexample">The first case that breaks it, shrunk, in words; null when none does.</param>
/// <param name="Seed">The seed that draws that case; null when it was not drawn but met in going through all cases.</param>
public sealed record LawVerdict(long Cases, string? Counterexample, ulong? Seed = null)
{
    /// <summary>Whether no case breaks it.</summary>
    public bool Holds => Counterexample is null;
}

/// <summary>
/// A law of dispatch: what must hold whatever the registrations, arguments and thread state. Public code, so that an embedder can hold an own
/// rule set against it.
/// </summary>
/// <param name="text">What a person reads of it.</param>
public abstract class Law(LawText text)
{
    /// <summary>What a person reads of it.</summary>
    public LawText Text { get; } = text;

    /// <summary>Its name.</summary>
    public string Name => Text.Name;

    /// <summary>How it is established.</summary>
    public abstract LawMethod Method { get; }

    /// <summary>Checks one case.</summary>
    /// <param name="seed">Which case: always the same one for a seed.</param>
    /// <returns>The counterexample, made as small as it can, or null when the law holds there.</returns>
    public abstract string? Refute(ulong seed);

    /// <summary>Checks cases <paramref name="seed"/>, <paramref name="seed"/> + 1, … A law over finitely many cases goes through all of them instead.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="seed">The first.</param>
    /// <returns>The verdict; a counterexample comes with its seed, with which it can be had again as one case.</returns>
    public virtual LawVerdict Check(int cases, ulong seed)
    {
        for (var i = 0; i < cases; i++)
        {
            var at = unchecked(seed + (ulong)i);
            if (Refute(at) is { } counterexample) return new LawVerdict(i + 1, counterexample, at);
        }

        return new LawVerdict(cases, null);
    }
}
