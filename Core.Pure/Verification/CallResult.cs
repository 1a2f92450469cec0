using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification;

/// <summary>A kernel on the way of a call, whether predicted or run.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Rule">The registration that served it.</param>
/// <param name="Keys">The keys the kernel received.</param>
public sealed record Passed(OperatorName Operator, RegistrationId Rule, DispatchKeySet Keys);

/// <summary>What a call did: said alike by a prediction and by a run, so that claims can be held against both.</summary>
/// <param name="Chain">Every kernel and built-in fallback, in order.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record CallResult(ImmutableArray<Passed> Chain, Outcome Outcome)
{
    /// <summary>What a prediction says.</summary>
    /// <param name="route">The predicted chain.</param>
    /// <returns>The same as a result.</returns>
    public static CallResult Of(Route route) => new([.. route.Hops.Select(h => new Passed(h.Operator, h.Rule.Id, h.Keys))], route.Outcome);

    /// <summary>Whether the call raises or never ends.</summary>
    public bool Fails => IsFailure(Outcome);

    /// <summary>Whether an outcome is an error or an endless call; <see cref="Outcome.NotPredictable"/> is not.</summary>
    /// <param name="outcome">An outcome.</param>
    /// <returns>True for a failure.</returns>
    public static bool IsFailure(Outcome outcome) => outcome is not (Outcome.Returned or Outcome.NotPredictable);

    /// <summary>Whether two outcomes say the same: kind, operator and key. What exactly is not predictable, and which key a failing fallback stands at, is not compared.</summary>
    /// <param name="left">An outcome.</param>
    /// <param name="right">An outcome.</param>
    /// <returns>True when they agree.</returns>
    public static bool SameEnd(Outcome left, Outcome right) => (left, right) switch
    {
        (Outcome.NotPredictable, Outcome.NotPredictable) => true,
        (Outcome.FallbackFailed l, Outcome.FallbackFailed r) => l.Failure == r.Failure,
        // A run that never ends is stopped at a limit.
        (Outcome.Cycle or Outcome.DepthLimit, Outcome.Cycle or Outcome.DepthLimit) => true,
        _ => left == right,
    };
}
