using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Commands;
using Functional.Dispatch.Interchange;

namespace Functional.Dispatch.Cli.Rules;

/// <summary>The rules that a command works with, and what a person has to know about them.</summary>
public static class RulesInUse
{
    /// <summary>The rules of a file, of <c>--rules</c>, or else PyTorch's. A difference in dispatch keys is noted on standard error.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The file; null means the one that <c>--rules</c> names, if any.</param>
    /// <param name="only">Which operators to read, by printed name; null reads all.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="FailureException">They cannot be read.</exception>
    public static RuleFileContents Load(ParseResult parsed, string? path = null, Func<string, bool>? only = null)
    {
        path ??= parsed.GetValue(CommonOptions.Rules);
        if (path is null) return RuleSource.Embedded(only).OrFail();
        var foreign = parsed.GetValue(CommonOptions.MapKeys) ? ForeignKeys.LeaveOut : ForeignKeys.Refuse;
        var contents = RuleSource.Load(path, only, foreign).OrFail();
        if (Note(contents) is { } note) parsed.InvocationConfiguration.Error.WriteLine($"fdispatch: note: {note}; `fdispatch keys --rules {path}` lists the differences");
        return contents;
    }

    private static string? Note(RuleFileContents contents)
    {
        if (contents.Mapping is not { Differences.IsEmpty: false } mapping) return null;
        var counts = mapping.Differences.CountBy(d => d.Kind).OrderBy(c => c.Key).Select(c => c.Key switch
        {
            KeyDifferenceKind.UnknownHere => $"{Some(c.Value, "key")} that PyTorch 2.14.1 has not",
            KeyDifferenceKind.UnknownThere => $"{Some(c.Value, "key")} missing that it has",
            KeyDifferenceKind.Order => $"{Some(c.Value, "key")} in another order",
            KeyDifferenceKind.BackendOrder => $"{Some(c.Value, "backend")} in another order",
            KeyDifferenceKind.Layout => $"{Some(c.Value, "key")} of another layout",
            KeyDifferenceKind.AliasMembers => $"{Some(c.Value, "difference")} in what alias keys stand for",
        });
        var source = contents.Header.Source is { } name ? $" ({Dispatch.Keys.Quoted.Short(name)})" : "";
        var left = contents.LeftOut.IsEmpty ? "" : $"; left out: {string.Join(", ", contents.LeftOut.Select(Left))}";
        return $"the rules were made under other dispatch keys{source}, and are read by name: {string.Join(", ", counts)}{left}";
    }

    private static string Left(LeftOut left) =>
        string.Join(" and ", new[] { (left.Kernels, "kernel"), (left.Fallthroughs, "fallthrough") }.Where(c => c.Item1 > 0).Select(c => Some(c.Item1, c.Item2))) + $" at {left.Key}";

    private static string Some(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
