using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary>The pages of docs/cases: every command in them is run, and prints what the page says. <c>tools/cases.py</c> writes the outputs anew.</summary>
public sealed partial class CaseTests
{
    private const string Prompt = "$ fdispatch ";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Data");

    private static readonly string Folder = Path.Combine(Root, "docs", "cases");

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder, "*.md").Select(f => Path.GetFileName(f)).Where(f => f != "README.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_case_prints_what_its_page_says(string page)
    {
        var blocks = Console().Matches(File.ReadAllText(Path.Combine(Folder, page)).ReplaceLineEndings("\n"));
        Assert.NotEmpty(blocks);
        foreach (Match block in blocks)
        {
            var text = "\n" + block.Groups[1].Value;
            foreach (var part in text.Split("\n" + Prompt).Skip(1))
            {
                var (command, expected) = part.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? (part[..end], part[(end + 1)..]) : (part, "");
                Assert.Equal($"{command}\n{expected}", $"{command}\n{Run(command)}");
            }
        }
    }

    [Fact]
    public void Every_page_is_listed_and_every_rule_text_is_used()
    {
        var list = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(Pages.Select(p => p.Data), p => Assert.Contains($"]({p})", list, StringComparison.Ordinal));
        Assert.InRange(Pages.Count, 12, 25);
        var pages = string.Concat(Directory.GetFiles(Folder, "*.md").Select(File.ReadAllText));
        Assert.All(Directory.GetFiles(Folder, "*.rules"), f => Assert.Contains($"docs/cases/{Path.GetFileName(f)}", pages, StringComparison.Ordinal));
    }

    // Standard output, or the one line of a refusal; then the filters behind the command, of which head, tail and grep are known here.
    private static string Run(string command)
    {
        var parts = command.Split(" | ");
        var run = Tool.Run([.. Words(parts[0]).Select(w => w.Replace("docs/cases/", Folder + "/", StringComparison.Ordinal))]);
        var printed = run.Error.Length == 0 ? run.Output.Replace(Folder + "/", "docs/cases/", StringComparison.Ordinal) : InFolder(Words(parts[0]));
        var lines = printed.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return string.Join('\n', parts.Skip(1).Aggregate(lines, (l, filter) => Filtered(l, Words(filter)))).TrimEnd('\n');
    }

    // A refusal cuts long paths short: it has to be seen from where the path is short, which is a process of its own.
    private static string InFolder(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "fdispatch.dll"), .. arguments])
        {
            WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        return process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
    }

    private static string[] Filtered(string[] lines, string[] filter) => filter switch
    {
        ["head", "-n", var count] => lines[..Math.Min(lines.Length, Number(count))],
        ["tail", "-n", var count] => lines[^Math.Min(lines.Length, Number(count))..],
        ["grep", "-A", var after, var pattern] => After(lines, pattern, Number(after)),
        ["grep", var pattern] => After(lines, pattern, 0),
        _ => throw new InvalidOperationException($"this test knows no filter `{string.Join(' ', filter)}`"),
    };

    private static string[] After(string[] lines, string pattern, int count) =>
        [.. lines.Where((_, i) => Enumerable.Range(Math.Max(0, i - count), Math.Min(i, count) + 1).Any(at => Regex.IsMatch(lines[at], pattern)))];

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Words(string command) => [.. Word().Matches(command).Select(m => m.Value.Replace("'", "", StringComparison.Ordinal))];

    [GeneratedRegex("```console\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex(@"(?:[^\s']|'[^']*')+")]
    private static partial Regex Word();
}
