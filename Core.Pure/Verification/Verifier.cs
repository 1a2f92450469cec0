using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Verification.Checks;

namespace Functional.Dispatch.Verification;

/// <summary>Looks for everything that can go wrong with a rule set, and says how to mend it. Every answer is a decision over all operators and the class of calls of <see cref="Probe"/>, not a sample.</summary>
public static class Verifier
{
    /// <summary>The checks.</summary>
    /// <param name="backends">Backends whose coverage is asked for: keys that hold data.</param>
    /// <returns>Every check, in the order to report in.</returns>
    public static IReadOnlyList<Check> Checks(IReadOnlyList<DispatchKey> backends) =>
    [
        new AmbiguousAutograd(), new EndlessChains(), FallthroughsAtBackends.ToNothing, new InferenceDiffers(), new DanglingKernels(),
        new CompositeSwitchedOff(), new GradientLoss(), new NoAutogradFallback(), new DeadKernels(), FallthroughsAtBackends.Elsewhere,
        new OrderSensitive(), new Siblings(), new NoMetaKernel(), .. backends.Select(b => new Uncovered(b)),
        new KernelsThatFallThrough(), new UnreachableKernels(), new ShadowedKernels(),
    ];

    /// <summary>Every finding of some checks, with the mends that were tried and work.</summary>
    /// <param name="view">The rule set.</param>
    /// <param name="checks">The checks.</param>
    /// <returns>The findings, check by check; worked out as they are asked for.</returns>
    public static IEnumerable<Finding> Run(RuleView view, IEnumerable<Check> checks) => checks.SelectMany(check => Run(view, check));

    /// <summary>Every finding of one check, with the mends that were tried and work.</summary>
    /// <param name="view">The rule set.</param>
    /// <param name="check">The check.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<Finding> Run(RuleView view, Check check)
    {
        // Operators of one shape are mended alike.
        var tried = new Dictionary<(string Shapes, RegistrationKey? Key, int Mend), bool>();
        foreach (var finding in check.Decide(view))
        {
            if (finding.Mends.Count == 0)
            {
                yield return finding;
                continue;
            }

            var shapes = string.Join(' ', finding.Involved.Select(view.ShapeNumber));
            var works = ImmutableArray.CreateBuilder<Mend>();
            for (var i = 0; i < finding.Mends.Count; i++)
            {
                if (!tried.TryGetValue((shapes, finding.Key, i), out var does)) tried.Add((shapes, finding.Key, i), does = Works(view, check, finding, finding.Mends[i]));
                if (does) works.Add(finding.Mends[i]);
            }

            yield return finding with { Mends = [.. works] };
        }
    }

    /// <summary>Whether a mend makes a finding go away, tried out.</summary>
    /// <param name="view">The rule set.</param>
    /// <param name="check">The check that found it.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="mend">The mend.</param>
    /// <returns>True when the check finds it no more on the mended rule set.</returns>
    public static bool Works(RuleView view, Check check, Finding finding, Mend mend)
    {
        if (!mend.Apply(view.Rules).Try(out var mended, out _)) return false;
        var involved = finding.Involved.ToHashSet();
        return !check.Decide(new RuleView(mended, [.. involved], view)).Any(f => f.Fingerprint == finding.Fingerprint);
    }
}
