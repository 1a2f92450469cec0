namespace Functional.Dispatch.Keys;

/// <summary>Finds the valid name a person most likely meant: the one rule behind every "did you mean" hint.</summary>
public static class NearestName
{
    /// <summary>The longest text and the longest candidate that are compared; it bounds the work for hostile input.</summary>
    public const int LongestText = 256;

    private const int ShortestPart = 2;

    /// <summary>
    /// The candidate nearest to <paramref name="text"/>. Edits are insertion, deletion, substitution and the swap of two neighbours,
    /// letter case costs nothing; a third of the text's length (rounded) may be edited. Where no candidate is that near, the only candidate
    /// that starts with the text, or else the only one that contains it, is taken.
    /// </summary>
    /// <param name="text">What was written; empty or longer than <see cref="LongestText"/> finds nothing.</param>
    /// <param name="candidates">The valid names, in any order; those longer than <see cref="LongestText"/> are passed over.</param>
    /// <returns>
    /// The nearest candidate, the same for every order of the candidates: fewest edits, then fewest edits with case counted, then ordinal
    /// order; <see langword="null"/> when none is near.
    /// </returns>
    public static string? Of(string text, IEnumerable<string> candidates)
    {
        if (text.Length is 0 or > LongestText)
            return null;
        var usable = candidates.Where(c => c.Length is > 0 and <= LongestText).Distinct(StringComparer.Ordinal).ToArray();
        var limit = (text.Length + 1) / 3;
        return usable
            .Select(c => (Name: c, Edits: Edits(text, c, limit, ignoreCase: true)))
            .Where(c => c.Edits <= limit)
            .OrderBy(c => c.Edits)
            .ThenBy(c => Edits(text, c.Name, LongestText, ignoreCase: false))
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name)
            .FirstOrDefault()
            ?? Only(text, usable, (name, part) => name.StartsWith(part, StringComparison.OrdinalIgnoreCase))
            ?? Only(text, usable, (name, part) => name.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static string? Only(string part, string[] names, Func<string, string, bool> fits) =>
        part.Length >= ShortestPart && names.Where(n => fits(n, part)).Take(2).ToArray() is [var only] ? only : null;

    /// <summary>Damerau-Levenshtein distance (optimal string alignment); more than <paramref name="limit"/> may be reported as any such number.</summary>
    private static int Edits(string a, string b, int limit, bool ignoreCase)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        Span<int> earlier = stackalloc int[b.Length + 1];
        Span<int> above = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = above[j - 1] + (Same(a[i - 1], b[j - 1], ignoreCase) ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2], ignoreCase) && Same(a[i - 2], b[j - 1], ignoreCase))
                    row[j] = Math.Min(row[j], earlier[j - 2] + 1);
            }
            var free = earlier;
            earlier = above;
            above = row;
            row = free;
        }
        return above[b.Length];
    }

    private static bool Same(char a, char b, bool ignoreCase) =>
        a == b || (ignoreCase && char.ToLowerInvariant(a) == char.ToLowerInvariant(b));
}
