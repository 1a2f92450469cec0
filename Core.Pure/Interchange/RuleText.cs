using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using LanguageExt;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// Rule texts: rule sets in lines that a person writes, <c>def my::add(Tensor a, Tensor b) -> Tensor</c> and <c>impl my::add CPU</c>. They say
/// what <see cref="RuleFile"/>'s JSON Lines say, no more and no less; docs/rule-text.md has the grammar.
/// </summary>
public static class RuleText
{
    /// <summary>The most characters a statement may have, continuation lines and all.</summary>
    public const int LongestStatement = 1 << 20;

    /// <summary>Reads a rule text.</summary>
    /// <param name="utf8">The whole text. A byte order mark and CRLF are accepted.</param>
    /// <param name="only">Which operators to read, by printed name (<c>aten::add.Tensor</c>); the statements about others are read up to their name. Null reads all.</param>
    /// <param name="names">The names keys may go by besides PyTorch's own; a text that renames PrivateUse1 wins.</param>
    /// <param name="foreign">What to do about kernels at keys that only the enumeration has which the text says it was made under.</param>
    /// <returns>What the text holds; or the first error with its line and column, a <see cref="RuleFileError"/> or a <see cref="RuleTextRefusal"/>. Never part of a text.</returns>
    public static Either<DispatchError, RuleFileContents> Read(
        ReadOnlySpan<byte> utf8, Func<string, bool>? only = null, KeyNames? names = null, ForeignKeys foreign = ForeignKeys.Refuse)
    {
        var lines = new RuleTextLines(utf8);
        var reader = new RuleTextReader(only, names ?? KeyNames.Default, foreign);
        while (lines.Next() is { } statement)
            if (reader.Take(statement) is { } error) return error;
        return (lines.Error ?? reader.Finish()) is { } wrong ? wrong : reader.Contents;
    }

    /// <summary>Writes a rule text that <see cref="Read"/> reads back: the same operators and fallbacks, with new identities.</summary>
    /// <param name="rules">The rules; every name and schema must be one that the schema language can write.</param>
    /// <param name="header">What to say about the whole.</param>
    /// <returns>UTF-8 text, a function of the arguments alone: header, fallbacks by slot and oldest first, operators by printed name (ordinal), kernels by key and oldest first.</returns>
    public static byte[] Write(RuleSet rules, RuleFileHeader header) => RuleTextWriter.Write(rules, header);
}
