using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification;

/// <summary>Checks what findings rest on: calls by explaining them anew, proofs by their own checker, orders by registering in that order.</summary>
public static class EvidenceCheck
{
    /// <summary>Checks the evidence of a finding.</summary>
    /// <param name="rules">The rule set it was found in.</param>
    /// <param name="finding">The finding.</param>
    /// <returns>Null when all of it holds, otherwise what does not.</returns>
    public static string? Fault(RuleSet rules, Finding finding) => finding.Evidence switch
    {
        Evidence.Calls { Shown: [] } => "there is no call",
        Evidence.Calls calls => calls.Shown.Select(shown => Fault(rules, shown)).FirstOrDefault(f => f is not null),
        Evidence.Proof proof => proof.Certificate.Check(rules),
        Evidence.Orders orders => Fault(rules, orders),
        _ => "an unknown kind of evidence",
    };

    private static string? Fault(RuleSet rules, Shown shown)
    {
        var settings = RouteSettings.Over(rules);
        if (!Explanation.Of(rules, shown.Witness.Call, shown.Witness.State, settings).Try(out var explained, out var error)) return error.ToString();
        return shown.Claim.Holds(CallResult.Of(explained.Route)) ? null : $"the call does not show {shown.Claim}";
    }

    private static string? Fault(RuleSet rules, Evidence.Orders orders)
    {
        if (rules.Find(orders.Operator).MatchUnsafe(OperatorRules? (o) => o, () => null) is not { } op) return $"`{orders.Operator}` does not exist";
        var active = op.Kernels.Where(op.IsActive).Select(k => k.Id).ToHashSet();
        if (!active.SetEquals(orders.Sequence) || active.Count != orders.Sequence.Count) return "the order is not one of the active registrations";
        var live = LiveTable.After(rules, op, [.. orders.Sequence]);
        var witness = orders.Call.Witness;
        var settings = LiveTable.Settings(RouteSettings.Over(rules), op, live);
        var result = CallResult.Of(witness.RouteIn(settings));
        return !orders.Live.Holds(result) ? $"on the live table the call does not show {orders.Live}"
            : orders.Call.Claim.Holds(result) ? "the call does the same on both tables"
            : Fault(rules, orders.Call);
    }
}
