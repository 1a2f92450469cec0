using Functional.Dispatch.Schemas;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Verification;

/// <summary>Checks findings by machine: what <see cref="EvidenceCheck"/> checks, every call by running it in the shell too, and every mend by applying it.</summary>
/// <param name="view">The rule set.</param>
/// <param name="checks">The checks that found them.</param>
internal sealed class EvidenceAudit(RuleView view, IReadOnlyList<Check> checks)
{
    private readonly ShellRun _shell = new(view.Rules);

    /// <summary>What is wrong with a finding, or null.</summary>
    public string? Fault(Finding finding)
    {
        if (EvidenceCheck.Fault(view.Rules, finding) is { } fault) return fault;
        foreach (var shown in Calls(finding.Evidence))
            if (_shell.Of(shown.Witness) is var ran && !shown.Claim.Holds(ran))
                return $"run in the shell, the call does not show {shown.Claim} but took {string.Join(", ", ran.Chain.Select(p => p.Rule.Value))} to {ran.Outcome}";
        return finding.Mends.FirstOrDefault(m => !checks.Where(c => c.Info == finding.Check).Any(c => Verifier.Works(view, c, finding, m))) is { } useless
            ? $"the mend `{useless}` does not mend it" : null;
    }

    private static EquatableArray<Shown> Calls(Evidence evidence) => evidence switch
    {
        Evidence.Calls calls => calls.Shown,
        Evidence.Orders orders => [orders.Call],
        _ => [],
    };
}
