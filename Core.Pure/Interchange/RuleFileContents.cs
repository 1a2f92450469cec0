using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Interchange;

/// <summary>What the first line of a rule file says about the whole.</summary>
/// <param name="Source">Where the rules come from, for example <c>PyTorch 2.14.1</c>; null when the file does not say.</param>
/// <param name="Names">The names of the keys: those of the reader, with PrivateUse1 renamed when the file says so.</param>
public sealed record RuleFileHeader(string? Source, KeyNames Names)
{
    /// <summary>The header of a file that has none: no source, PyTorch's own names.</summary>
    public static RuleFileHeader Default { get; } = new(null, KeyNames.Default);
}

/// <summary>What was read from a rule file.</summary>
/// <param name="Rules">Operators and backend fallbacks.</param>
/// <param name="Header">What the file says about itself.</param>
/// <param name="HasFallbacks">Whether the file lists backend fallbacks; PyTorch's recorded operators come without.</param>
public sealed record RuleFileContents(RuleSet Rules, RuleFileHeader Header, bool HasFallbacks)
{
    /// <summary>How the keys of the enumeration were mapped that the file says it was made under; null when it does not say, which means ours.</summary>
    public KeyMapping? Mapping { get; init; }

    /// <summary>What was left out because PyTorch 2.14.1 has no such key.</summary>
    public ImmutableArray<LeftOut> LeftOut { get; init; } = [];
}
