using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Verification;

/// <summary>What a run of all checks found.</summary>
/// <param name="View">The rule set.</param>
/// <param name="Checks">The checks that ran.</param>
/// <param name="Findings">Every finding.</param>
/// <param name="Faults">What is wrong with their evidence; empty also when nobody looked.</param>
/// <param name="Checked">How many findings had their evidence checked.</param>
internal sealed record VerifyResult(RuleView View, IReadOnlyList<Check> Checks, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Faults, int Checked);

/// <summary>Runs the checks over a rule set, with a progress bar on a terminal when it takes longer than a second.</summary>
internal static class VerifyRun
{
    /// <summary>Runs them.</summary>
    /// <param name="view">The rule set.</param>
    /// <param name="backends">Backends whose coverage is asked for.</param>
    /// <param name="output">Where the bar may show.</param>
    /// <param name="checkEvidence">Whether to check the evidence of everything that is found.</param>
    /// <returns>What was found.</returns>
    public static VerifyResult Of(RuleView view, IReadOnlyList<DispatchKey> backends, TextWriter output, bool checkEvidence)
    {
        var checks = Verifier.Checks(backends);
        var findings = Progress.Over(output, checks.Count, "checks", step => Found(view, checks, step));
        var faults = checkEvidence && findings.Count > 0 ? Progress.Over(output, findings.Count, "findings", step => Faults(view, checks, findings, step)) : [];
        return new VerifyResult(view, checks, findings, faults, checkEvidence ? findings.Count : 0);
    }

    private static List<Finding> Found(RuleView view, IReadOnlyList<Check> checks, Action<string> step)
    {
        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            findings.AddRange(Verifier.Run(view, check));
            step(check.Info.Id);
        }

        return findings;
    }

    private static List<string> Faults(RuleView view, IReadOnlyList<Check> checks, List<Finding> findings, Action<string> step)
    {
        var (audit, faults) = (new EvidenceAudit(view, checks), new List<string>());
        foreach (var finding in findings)
        {
            if (audit.Fault(finding) is { } fault) faults.Add($"{finding.Fingerprint}: {fault}");
            step(finding.Fingerprint);
        }

        return faults;
    }
}
