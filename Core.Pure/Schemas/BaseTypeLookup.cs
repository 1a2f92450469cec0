using System.Collections.Frozen;

namespace Functional.Dispatch.Schemas;

/// <summary>Finds a base type by its word, for the parser. Apart from <see cref="BaseTypes"/>, as it needs a runtime that the source generator does not have.</summary>
internal static class BaseTypeLookup
{
    private static readonly FrozenDictionary<string, BaseType> ByWord = BaseTypes.All.ToFrozenDictionary(BaseTypes.Word, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, BaseType>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByWord.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static BaseType? Find(ReadOnlySpan<char> word) => BySpan.TryGetValue(word, out var type) ? type : null;
}
