using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Enumeration;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Proofs;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>prove</c>: the laws of dispatch, each by its method.</summary>
public static class ProveCommand
{
    private const int MostCases = 10_000_000;

    private static readonly Option<string?> Pattern = new("--laws")
    {
        Description = "Only these: part of a name, a whole name with * and ?, or the number of an origin (G13).", HelpName = "PATTERN",
    };

    private static readonly Option<int?> Cases = new("--cases") { Description = "How many cases are sampled of a law (default 1000).", HelpName = "N" };

    private static readonly Option<bool> Full = new("--full") { Description = "Sample 100,000 cases of each law of the algebra and 10,000 of each other; takes minutes." };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "The first case's seed (default 1).", HelpName = "S", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> Markdown = new("--markdown") { Description = "Print docs/laws.md instead." };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("prove", "Establish the laws of dispatch: proofs by z3 (if it is on PATH), table laws on all operators, the others on samples; exit code 1 when one fails.")
        {
            Pattern, Cases, Full, Seed, Markdown,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Markdown))
        {
            parsed.Output().Write(LawsPage.Markdown());
            return ExitCodes.Ok;
        }

        var laws = Selected(parsed.GetValue(Pattern));
        var (cases, seed, file) = (Counts(parsed), parsed.GetValue(Seed), parsed.GetValue(CommonOptions.Rules));
        var rules = RulesInUse.Load(parsed).Rules;
        var solver = Z3Solver.Find();
        var clock = Stopwatch.StartNew();
        var run = new LawRun(rules, solver, cases, seed);
        var isJson = parsed.GetValue(CommonOptions.Json);
        var outcomes = Progress.Over(isJson ? TextWriter.Null : parsed.Output(), laws.Count, "laws", step => run.Of(laws, outcome => step(outcome.Law.Name)));
        var summary = new Summary(outcomes, solver, cases, seed, file, clock.Elapsed);
        if (isJson) Json(parsed.Output(), summary);
        else Text(Page.For(parsed.Output()), summary);
        return summary.Failed + summary.NotProved == 0 ? ExitCodes.Ok : ExitCodes.Different;
    }

    private static CaseCounts Counts(ParseResult parsed)
    {
        var (cases, full) = (parsed.GetValue(Cases), parsed.GetValue(Full));
        if (full && cases is not null) throw new FailureException(new UsageError("--full and --cases cannot both be given", "--full is 100000 cases of laws of the algebra and 10000 of others"));
        if (cases is < 1 or > MostCases) throw new FailureException(new UsageError($"{cases} is no number of cases", $"from 1 to {MostCases}"));
        return full ? CaseCounts.Full : cases is { } number ? CaseCounts.Each(number) : CaseCounts.Default;
    }

    private static List<Law> Selected(string? pattern)
    {
        // A whole name is that law alone, also where another name contains it.
        var named = LawCatalogue.All.Where(l => l.Name == pattern).ToList();
        var laws = named.Count > 0 ? named : LawCatalogue.All.Where(l => pattern is null || Fits(l, pattern)).ToList();
        return laws.Count > 0 ? laws : throw new FailureException(new UsageError(
            $"no law is named `{Quoted.Short(pattern ?? "")}`", UsageError.DidYouMean(pattern ?? "", LawCatalogue.All.Select(l => l.Name), "`fdispatch prove --markdown` lists them")));
    }

    private static bool Fits(Law law, string pattern) =>
        law.Text.References.Contains(pattern, StringComparer.OrdinalIgnoreCase)
        || (pattern.AsSpan().ContainsAny('*', '?')
            ? FileSystemName.MatchesSimpleExpression(pattern, law.Name, ignoreCase: true)
            : law.Name.Contains(pattern, StringComparison.OrdinalIgnoreCase));

    private static void Text(Page page, Summary summary)
    {
        page.Columns([.. summary.Outcomes.Select(o => (string[])[Word(o.Status), Seconds(o.Elapsed), o.Method, o.Law.Name])], ["", "seconds", "method", "law"]);
        foreach (var outcome in summary.Outcomes.Where(o => o.Detail is not null))
        {
            page.Line($"{outcome.Law.Name}: {outcome.Detail}");
            page.Line($"  {(outcome.Seed is { } at ? $"seed {at}; " : "")}again: {outcome.Again(summary.RuleFile)}");
        }

        page.Line($"{summary.Outcomes.Count} laws, {summary.Failed} failed, {summary.NotProved} not proved, {summary.Skipped} proofs skipped, in {Seconds(summary.Elapsed)} s; "
            + $"{summary.Cases} from seed {summary.Seed}; "
            + (summary.Solver is { } z3 ? $"proofs by {z3.Path}" : "proofs skipped: z3 is not on PATH"));
    }

    private static void Json(TextWriter output, Summary summary) => JsonOutput.Write(output, json =>
    {
        json.Array("laws", summary.Outcomes, o =>
        {
            json.WriteStartObject();
            json.WriteString("name", o.Law.Name);
            json.WriteString("family", o.Law.Text.Family.ToString());
            json.Array("references", o.Law.Text.References, json.WriteStringValue);
            json.WriteString("status", JsonWord(o.Status));
            json.WriteString("method", o.Method);
            json.WriteNumber("seconds", Math.Round(o.Elapsed.TotalSeconds, 3));
            json.StringOrNull("detail", o.Detail);
            if (o.Seed is { } failing) json.WriteNumber("seed", failing);
            else json.WriteNull("seed");
            json.StringOrNull("again", o.Detail is null ? null : o.Again(summary.RuleFile));
            json.WriteEndObject();
        });
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("not_proved", summary.NotProved);
        json.WriteNumber("proofs_skipped", summary.Skipped);
        json.WriteNumber("cases", summary.Cases.Other);
        json.WriteNumber("algebra_cases", summary.Cases.Algebra);
        json.WriteNumber("seed", summary.Seed);
        json.StringOrNull("z3", summary.Solver?.Path);
        json.WriteNumber("seconds", Math.Round(summary.Elapsed.TotalSeconds, 3));
    });

    private static string Word(LawStatus status) => status switch
    {
        LawStatus.Holds => "holds",
        LawStatus.ProofSkipped => "proof skipped",
        LawStatus.NotProved => "NOT PROVED",
        LawStatus.Fails => "FAILS",
    };

    private static string JsonWord(LawStatus status) => status switch
    {
        LawStatus.Holds => "holds",
        LawStatus.ProofSkipped => "proof_skipped",
        LawStatus.NotProved => "not_proved",
        LawStatus.Fails => "fails",
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record Summary(IReadOnlyList<LawOutcome> Outcomes, Z3Solver? Solver, CaseCounts Cases, ulong Seed, string? RuleFile, TimeSpan Elapsed)
    {
        public int Failed => Outcomes.Count(o => o.Status == LawStatus.Fails);

        public int NotProved => Outcomes.Count(o => o.Status == LawStatus.NotProved);

        public int Skipped => Outcomes.Count(o => o.Status == LawStatus.ProofSkipped);
    }
}
