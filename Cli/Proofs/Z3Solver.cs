using System.Diagnostics;
using Functional.Dispatch.Laws;
using Functional.Dispatch.Laws.Proofs;

namespace Functional.Dispatch.Cli.Proofs;

/// <summary>What z3 said about a law.</summary>
/// <param name="Answer">Proved, refuted, or neither.</param>
/// <param name="Said">Its words when it is neither.</param>
/// <param name="Counterexample">A case that breaks the law when it is refuted.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record Z3Verdict(SmtAnswer Answer, string Said, Assignment? Counterexample, TimeSpan Elapsed);

/// <summary>z3, found on PATH and run as a process: one for all laws, one more for each refuted law to learn the values that break it.</summary>
/// <param name="path">The executable.</param>
public sealed class Z3Solver(string path)
{
    /// <summary>How long z3 may think about one law.</summary>
    public static readonly TimeSpan LawLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long z3 may take in all before it is ended.</summary>
    public static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(150);

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>The solver on PATH.</summary>
    /// <returns>The solver, or null when there is none.</returns>
    public static Z3Solver? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => (string[])[System.IO.Path.Combine(folder, "z3"), System.IO.Path.Combine(folder, "z3.exe")])
        .FirstOrDefault(File.Exists) is { } found ? new Z3Solver(found) : null;

    /// <summary>Asks about every law.</summary>
    /// <param name="problems">The laws.</param>
    /// <returns>A verdict for each, by name; a law that z3 did not come to is <see cref="SmtAnswer.Unknown"/>.</returns>
    public IReadOnlyDictionary<string, Z3Verdict> Prove(IReadOnlyList<SmtProblem> problems)
    {
        var names = problems.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var lines = new Dictionary<string, List<(string Line, TimeSpan At)>>(StringComparer.Ordinal);
        var starts = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        var current = "";
        Ask(problems.Select(p => p.ToScript()), (line, at) =>
        {
            if (names.Contains(line)) (lines[current = line], starts[line]) = ([], at);
            else if (lines.TryGetValue(current, out var said)) said.Add((line, at));
        });
        return problems.ToDictionary(p => p.Name, p => Verdict(p, lines.GetValueOrDefault(p.Name, []), starts.GetValueOrDefault(p.Name)), StringComparer.Ordinal);
    }

    // One line of sat or unsat is an answer; anything more or else, an error message too, is none.
    private Z3Verdict Verdict(SmtProblem problem, List<(string Line, TimeSpan At)> said, TimeSpan start)
    {
        var answer = said.Count == 1 ? SmtAnswers.Read(said[0].Line) : SmtAnswer.Unknown;
        var elapsed = said.Count == 0 ? TimeSpan.Zero : said[^1].At - start;
        var words = said.Count == 0 ? "no answer" : string.Join(' ', said.Select(s => s.Line));
        return new Z3Verdict(answer, words, answer == SmtAnswer.Refuted ? Model(problem) : null, elapsed);
    }

    private Assignment? Model(SmtProblem problem)
    {
        var lines = new List<string>();
        Ask([problem.ToScript(withModel: true)], (line, _) => lines.Add(line));
        return problem.ReadModel(string.Join('\n', lines.SkipWhile(l => l != "sat").Skip(1)));
    }

    private void Ask(IEnumerable<string> scripts, Action<string, TimeSpan> answer)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(path, ["-smt2", "-in", $"-t:{(int)LawLimit.TotalMilliseconds}"])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            },
        };
        var clock = Stopwatch.StartNew();
        process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is { } line) answer(line, clock.Elapsed);
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            // z3 answers while it reads, so a law's time is that from its name to its answer.
            foreach (var script in scripts) process.StandardInput.Write(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended early; what it did not answer stays unknown.
        }

        if (process.WaitForExit(RunLimit - clock.Elapsed is { Ticks: > 0 } left ? left : TimeSpan.Zero))
        {
            process.WaitForExit();
            return;
        }

        process.Kill();
        process.WaitForExit();
    }
}
