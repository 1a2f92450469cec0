using System.Text;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Verification;
using LanguageExt;

namespace Functional.Dispatch.Cli.Verification;

/// <summary>Findings that are known and not counted: a text file with a fingerprint on each line, <c>#</c> before comments.</summary>
internal sealed class Baseline
{
    private const string Uncovered = "uncovered";

    private const string Form = "a line is `CHECK|OPERATOR|KEY`, as --write-baseline writes it";

    private static readonly string[] Checks = [.. Verifier.Checks([]).Select(c => c.Info.Id), Uncovered];

    private readonly System.Collections.Generic.HashSet<string> _known;

    private Baseline(IEnumerable<string> known) => _known = new(known, StringComparer.Ordinal);

    public static Baseline Empty { get; } = new([]);

    public static Baseline Of(IEnumerable<Finding> findings) => new(findings.Select(f => f.Fingerprint));

    public static Either<DispatchError, Baseline> Load(string path) => InputFile.Read(path).Bind(bytes => Parse(path, Encoding.UTF8.GetString(bytes)));

    public bool Knows(string fingerprint) => _known.Contains(fingerprint);

    /// <summary>How many of its lines are of findings that are gone. What no run of all operators decides, the coverage of a backend, is left out.</summary>
    public int Gone(IEnumerable<Finding> findings) =>
        _known.Except(findings.Select(f => f.Fingerprint), StringComparer.Ordinal).Count(line => !line.StartsWith($"{Uncovered}|", StringComparison.Ordinal));

    public void Save(string path) =>
        OutputFile.Write(path, string.Concat(_known.Order(StringComparer.Ordinal).Prepend("# Known findings of fdispatch verify: CHECK|OPERATOR|KEY").Select(line => line + "\n")));

    private static Either<DispatchError, Baseline> Parse(string path, string text)
    {
        var known = new List<string>();
        foreach (var (at, line) in text.TrimStart('\uFEFF').Split('\n').Select((line, at) => (at + 1, line.Trim())))
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            if (line.Split('|') is not [var check, _, _]) return new FileContentError(path, new UsageError($"line {at} is no fingerprint: `{Quoted.Short(line)}`", Form));
            if (!Checks.Contains(check)) return new FileContentError(path, new UsageError($"line {at}: there is no check `{Quoted.Short(check)}`", UsageError.DidYouMean(check, Checks, Form)));
            known.Add(line);
        }

        return new Baseline(known);
    }
}
