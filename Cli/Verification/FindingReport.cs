using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Reports;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Verification;

/// <summary>Findings as a report: calls as command lines, proofs and remedies in words, keys under the names in use.</summary>
internal static class FindingReport
{
    private const int MostSlots = 3;

    public static Report Of(VerifyResult result, string subject, KeyNames names, string options, Baseline baseline)
    {
        var (words, rules) = (new Wording(names), result.View.Rules);
        return new Report(
            "verify", subject,
            [.. result.Checks.Select(c => c.Info).DistinctBy(i => i.Id).Select(i => new ReportRule(i.Id, i.Title, i.Help, Level(i.Level)))],
            [.. result.Findings.Select(f => Item(f, rules, words, options, baseline))])
        {
            Notes =
            [
                $"{Counted.Of(result.View.Operators.Length, "operator")} in {Counted.Of(result.View.Shapes.Length, "shape")}, {Counted.Of(result.Checks.Count, "check")}",
                .. result.Checked > 0 ? (string[])[$"the evidence of {Counted.Of(result.Checked, "finding")} was checked: {Counted.Of(result.Faults.Count, "fault")}", .. result.Faults.Take(20)] : [],
                .. Coverage(result, names),
            ],
        };
    }

    private static IEnumerable<string> Coverage(VerifyResult result, KeyNames names)
    {
        foreach (var uncovered in result.Findings.Where(f => f.Check.Id == "uncovered").GroupBy(f => f.Key))
        {
            var key = names.Print(uncovered.Key!.Value);
            var families = uncovered.GroupBy(f => f.Group).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
            yield return $"{key} does not serve {uncovered.Count()} of {result.View.Operators.Length} operators, of {families.Count} families; a backend fallback for {key} would cover all of them; the largest families: "
                + string.Join(", ", families.Take(5).Select(f => $"{f.Key} ({f.Count()})"));
        }
    }

    private static ReportItem Item(Finding finding, RuleSet rules, Wording words, string options, Baseline baseline) =>
        new(finding.Check.Id, Level(finding.Level), finding.Operator?.ToString(), finding.Key is { } key ? words.Key(key) : null, words.Renamed(finding.Message))
        {
            Evidence = [.. Evidence(finding.Evidence, rules, words, options)],
            Remedies = [.. finding.Mends.Select(m => words.Renamed(m.ToString())), .. finding.Advice is { } advice ? [advice] : (string[])[]],
            RegisteredAt = finding.About?.Kernel.Debug,
            Group = finding.Group,
            IsKnown = baseline.Knows(finding.Fingerprint),
        };

    private static IEnumerable<string> Evidence(Evidence evidence, RuleSet rules, Wording words, string options) => evidence switch
    {
        Dispatch.Verification.Evidence.Calls calls => calls.Shown.Select(s => $"{Line(s.Witness, rules, words, options)}  # {(s.Witness.IsMadeUp ? "(made-up keyset) " : "")}{Says(s.Claim, s.Witness, rules, words)}"),
        Dispatch.Verification.Evidence.Proof proof => [Certificate(proof.Certificate, rules, words)],
        Dispatch.Verification.Evidence.Orders orders =>
        [
            $"register in this order: {string.Join(", ", orders.Sequence.Select(id => words.Key(Rule(rules, orders.Operator, id)!.Key)))}",
            $"{Line(orders.Call.Witness, rules, words, options)}  # by the rules: {Says(orders.Call.Claim, orders.Call.Witness, rules, words)}",
            $"the same call on PyTorch's live table: {Says(orders.Live, orders.Call.Witness, rules, words)}",
        ],
        _ => [],
    };

    private static string Line(Witness witness, RuleSet rules, Wording words, string options) =>
        ExplainLine.Of(witness, Schema(rules, witness.Call.Operator)!, words.Names) + options;

    private static string Says(CallClaim claim, Witness witness, RuleSet rules, Wording words) => claim switch
    {
        CallClaim.Fails fails => words.Outcome(fails.Outcome).Text,
        CallClaim.Takes takes => string.Join(" -> ", [.. takes.Chain.Select(id => KeyOf(rules, witness.Call.Operator, id, words)), words.Outcome(takes.Outcome).Text]),
        CallClaim.Climbs climbs => $"the kernel at {KeyOf(rules, witness.Call.Operator, climbs.Rule, words)} redispatches to its own functionality or above",
        _ => "",
    };

    private static string Certificate(Certificate certificate, RuleSet rules, Wording words) => certificate switch
    {
        Dispatch.Verification.Certificate.HoldsNoSlot none => "certificate: " + string.Join("; ", none.Slots.GroupBy(s => s.Why).Select(g =>
            $"{Keys([.. g.Select(s => KeyLayout.KeyAt(s.Slot))], words)} {Held(g.Key, none.Operator, rules, words)}")),
        Dispatch.Verification.Certificate.IsNotDefined undefined => $"certificate: there is no definition of `{undefined.Operator}`",
        Dispatch.Verification.Certificate.IsOnNoTensor absent => $"certificate: of all tensors, none by itself has {Keys([.. absent.Keys], words)}, nor does a thread include it, and the kernel holds no other slot",
        _ => "",
    };

    private static string Held(SlotHeld why, OperatorName op, RuleSet rules, Wording words) => why switch
    {
        SlotHeld.ByKernel by => $"held by the kernel at {KeyOf(rules, op, by.Owner, words)} ({Quoted.Line(Rule(rules, op, by.Owner)?.Kernel.Debug ?? "")})",
        SlotHeld.ByAmbiguity => "ambiguous",
        SlotHeld.SwitchedOff off => $"switched off by the kernel at {KeyOf(rules, op, off.Because, words)}",
        _ => "",
    };

    private static string Keys(List<DispatchKey> keys, Wording words) =>
        string.Join(", ", keys.Take(MostSlots).Select(k => words.Key(k))) + (keys.Count > MostSlots ? $" and {keys.Count - MostSlots} more" : "");

    private static string KeyOf(RuleSet rules, OperatorName op, RegistrationId id, Wording words)
    {
        if (Rule(rules, op, id) is { } own) return words.Key(own.Key);
        return rules.PlaceOf(id).Match(
            place => place.Match(Right: o => $"{words.Key(o.Kernels.First(k => k.Id == id).Key)} of {o.Name}", Left: key => $"{words.Key(key)} (fallback)"), () => "?");
    }

    private static KernelRule? Rule(RuleSet rules, OperatorName op, RegistrationId id) =>
        rules.Find(op).MatchUnsafe(o => o.Kernels.FirstOrDefault(k => k.Id == id), () => null);

    private static FunctionSchema? Schema(RuleSet rules, OperatorName op) => rules.Find(op).MatchUnsafe(o => o.Definition?.Schema, () => null);

    private static ReportLevel Level(FindingLevel level) => level switch
    {
        FindingLevel.Error => ReportLevel.Error,
        FindingLevel.Warning => ReportLevel.Warning,
        FindingLevel.Note => ReportLevel.Note,
    };
}
