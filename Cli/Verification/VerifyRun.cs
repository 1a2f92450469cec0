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
    public static VerifyResult Of(RuleView view, IReadOnlyList<DispatchKey> backends, TextWriter error, bool checkEvidence)
    {
        var checks = Verifier.Checks(backends);
        var (findings, faults) = (new List<Finding>(), new List<string>());
        using (var progress = Progress.On(error, "verify", checks.Count))
            foreach (var check in checks)
            {
                findings.AddRange(Verifier.Run(view, check));
                progress.Advance();
            }

        if (checkEvidence)
        {
            using var progress = Progress.On(error, "check evidence", findings.Count);
            var audit = new EvidenceAudit(view, checks);
            foreach (var finding in findings)
            {
                if (audit.Fault(finding) is { } fault) faults.Add($"{finding.Fingerprint}: {fault}");
                progress.Advance();
            }
        }

        return new VerifyResult(view, checks, findings, faults, checkEvidence ? findings.Count : 0);
    }
}
