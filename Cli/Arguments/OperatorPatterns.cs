using System.IO.Enumeration;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Arguments;

/// <summary>Which operators a command is asked about: parts of names, or whole names with <c>*</c> and <c>?</c>, separated by commas. Letter case does not matter.</summary>
internal static class OperatorPatterns
{
    /// <summary>Reads patterns.</summary>
    /// <param name="texts">What was given, each text possibly several patterns.</param>
    /// <param name="names">The names of all operators there are.</param>
    /// <returns>Whether an operator's name is meant; null when no pattern was given, so that all are.</returns>
    /// <exception cref="FailureException">A pattern fits no operator.</exception>
    public static Func<string, bool>? Of(IEnumerable<string> texts, IReadOnlyCollection<string> names)
    {
        var patterns = Parts(texts);
        if (patterns.FirstOrDefault(p => !names.Any(n => Fits(n, p))) is { } idle)
            throw new FailureException(new UsageError($"no operator fits `{Quoted.Short(idle)}`", UsageError.DidYouMean(idle, names, "`fdispatch ops PATTERN` finds operators")));
        return patterns.Length == 0 ? null : name => patterns.Any(p => Fits(name, p));
    }

    /// <summary>Texts that are separated by commas.</summary>
    /// <param name="texts">What was given.</param>
    /// <returns>The parts, without blanks around them and without empty ones.</returns>
    public static string[] Parts(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Whether a name is meant by one pattern.</summary>
    /// <param name="name">The name.</param>
    /// <param name="pattern">Part of a name, or a whole name with <c>*</c> and <c>?</c>.</param>
    /// <returns>True when it is.</returns>
    public static bool Fits(string name, string pattern) =>
        pattern.AsSpan().ContainsAny('*', '?')
            ? FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true)
            : name.Contains(pattern, StringComparison.OrdinalIgnoreCase);
}
