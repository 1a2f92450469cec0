using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Verification;
using LanguageExt;

namespace Functional.Dispatch.Cli.Verification;

/// <summary>Findings that are known and not counted: a text file with a fingerprint on each line, <c>#</c> before comments.</summary>
internal sealed class Baseline
{
    private const int LargestFile = 64 * 1024 * 1024;

    private readonly System.Collections.Generic.HashSet<string> _known;

    private Baseline(IEnumerable<string> known) => _known = new(known, StringComparer.Ordinal);

    public static Baseline Empty { get; } = new([]);

    public static Baseline Of(IEnumerable<Finding> findings) => new(findings.Select(f => f.Fingerprint));

    public static Either<DispatchError, Baseline> Load(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile }) return new UnreadableFileError(path, $"it holds more than {LargestFile / (1024 * 1024)} MiB");
            var lines = File.ReadAllLines(path);
            for (var i = 0; i < lines.Length; i++)
                if (lines[i].Trim() is { Length: > 0 } line && !line.StartsWith('#') && line.Split('|').Length != 3)
                    return new FileContentError(path, new UsageError($"line {i + 1} is no fingerprint: `{Quoted.Short(line)}`", "a line is `CHECK|OPERATOR|KEY`, as --write-baseline writes it"));
            return new Baseline(lines.Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#')));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new UnreadableFileError(path, Why(e));
        }
    }

    public bool Knows(string fingerprint) => _known.Contains(fingerprint);

    public void Save(string path)
    {
        try
        {
            File.WriteAllLines(path, ["# Known findings of fdispatch verify: CHECK|OPERATOR|KEY", .. _known.Order(StringComparer.Ordinal)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FailureException(new UsageError($"cannot write `{Quoted.Short(path)}`: {Why(e)}"));
        }
    }

    private static string Why(Exception e) => e switch
    {
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "there is no such directory",
        UnauthorizedAccessException => "access is denied, or it is a directory",
        _ => "the system refuses it",
    };
}
