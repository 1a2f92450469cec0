using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.Cli.Commands;

/// <summary>An operator and the rules it is in.</summary>
/// <param name="Rules">The rule set; of operators, it holds at least this one.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Words">The words for keys: by <c>--private-use1</c>, else by the rule file.</param>
/// <param name="Note">What a person should know about the rules, or null.</param>
public sealed record Found(RuleSet Rules, OperatorRules Operator, Wording Words, string? Note);

/// <summary>Finding an operator in the rules in use, reading no more of them than is needed.</summary>
public static class Operators
{
    private const int MostSuggestions = 8;

    // Recorded registrations are rule files without fallbacks; what they explain then is not what PyTorch does.
    internal const string NoFallbacks = "note: the rule file lists no backend fallbacks, so keys such as ADInplaceOrView have none; `fallback` lines add them";

    /// <summary>The argument that names an operator.</summary>
    /// <returns>A new argument.</returns>
    public static Argument<string> Argument() => new("OP") { Description = "An operator with its overload, for example aten::add.Tensor." };

    /// <summary>The operator of a name, and the rule set it is in.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="text">The name.</param>
    /// <returns>Operator and rules.</returns>
    /// <exception cref="FailureException">There is no such operator, or the rules cannot be read.</exception>
    public static Found Find(ParseResult parsed, string text)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var contents = Load(parsed, name =>
        {
            seen.Add(name);
            return name == text;
        });
        foreach (var op in contents.Rules.Operators)
            if (op.Name.ToString() == text) return new Found(contents.Rules, op, new Wording(parsed.Names(contents.Header.Names)), contents.HasFallbacks ? null : NoFallbacks);
        throw new FailureException(Unknown(text, [.. seen]));
    }

    /// <summary>The names of all operators, ordered.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The names.</returns>
    /// <exception cref="FailureException">The rules cannot be read.</exception>
    public static IReadOnlyList<string> Names(ParseResult parsed)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        _ = Load(parsed, name =>
        {
            seen.Add(name);
            return false;
        });
        return [.. seen];
    }

    // A file given is read whole: its damage is found wherever it is, and a kernel in it may say that it calls another operator. The embedded
    // rules are neither damaged nor say so, and reading one operator of them is what makes an answer quick.
    private static RuleFileContents Load(ParseResult parsed, Func<string, bool> only) =>
        RulesInUse.Load(parsed, only: parsed.GetValue(CommonOptions.Rules) is null ? only : name => only(name) | true);

    /// <summary>The error for a name that no operator has.</summary>
    /// <param name="text">The name.</param>
    /// <param name="names">All names there are.</param>
    /// <returns>The error, with what was probably meant.</returns>
    public static UsageError Unknown(string text, IReadOnlyCollection<string> names)
    {
        var all = names.ToHashSet(StringComparer.Ordinal);
        var what = $"unknown operator `{Quoted.Short(text)}`";
        foreach (var spelling in Spellings(text))
            if (all.Contains(spelling)) return new UsageError(what, $"did you mean `{spelling}`?");
        foreach (var spelling in Spellings(text).Prepend(text))
            if (Overloads(spelling, names) is { Count: > 0 } overloads)
                return new UsageError($"operator `{Quoted.Short(spelling)}` needs an overload", $"did you mean {OneOf(overloads)}?");
        if (NearestName.Of(text, names) is { } nearest) return new UsageError(what, $"did you mean `{nearest}`?");
        var stem = text.LastIndexOf('.') is > 0 and var dot ? text[..dot] : text;
        var family = names.Where(n => n == stem || n.StartsWith(stem + ".", StringComparison.Ordinal)).ToList();
        return new UsageError(what, family.Count > 0 ? $"did you mean {OneOf(family)}?" : "`fdispatch ops PATTERN` finds operators");
    }

    // `add.Tensor`, and Python's spellings `torch.ops.aten.add.Tensor`, `aten.add.Tensor` and `aten.relu.default`.
    private static IEnumerable<string> Spellings(string text)
    {
        var name = text.StartsWith("torch.ops.", StringComparison.Ordinal) ? text["torch.ops.".Length..] : text;
        if (name.EndsWith(".default", StringComparison.Ordinal)) name = name[..^".default".Length];
        if (name != text) yield return name;
        if (name.Contains("::", StringComparison.Ordinal)) yield break;
        yield return "aten::" + name;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0) yield return $"{name[..dot]}::{name[(dot + 1)..]}";
    }

    private static List<string> Overloads(string name, IEnumerable<string> names) =>
        [.. names.Where(n => n.Length > name.Length && n[name.Length] == '.' && n.StartsWith(name, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string OneOf(List<string> names) =>
        string.Join(", ", names.Take(MostSuggestions).Select(n => $"`{n}`")) + (names.Count > MostSuggestions ? $" or one of {names.Count - MostSuggestions} more" : "");
}
