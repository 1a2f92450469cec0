using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification;

/// <summary>What a call is said to show; decided from what it did, predicted or run.</summary>
public abstract record CallClaim
{
    private CallClaim()
    {
    }

    /// <summary>Whether a result bears the claim out.</summary>
    /// <param name="result">What the call did.</param>
    /// <returns>True when it does.</returns>
    public abstract bool Holds(CallResult result);

    /// <summary>The call fails, in this way.</summary>
    /// <param name="Outcome">The failure.</param>
    public sealed record Fails(Outcome Outcome) : CallClaim
    {
        /// <inheritdoc />
        public override bool Holds(CallResult result) => result.Fails && CallResult.SameEnd(Outcome, result.Outcome);
    }

    /// <summary>The call passes exactly these registrations, in this order, and ends so; of an endless call, which a run stops at a limit, it is the beginning.</summary>
    /// <param name="Chain">The registrations.</param>
    /// <param name="Outcome">How it ends.</param>
    public sealed record Takes(EquatableArray<RegistrationId> Chain, Outcome Outcome) : CallClaim
    {
        /// <inheritdoc />
        public override bool Holds(CallResult result) =>
            (Outcome is Outcome.Cycle or Outcome.DepthLimit ? result.Chain.Take(Chain.Count) : result.Chain).Select(p => p.Rule).SequenceEqual(Chain)
            && CallResult.SameEnd(Outcome, result.Outcome);
    }

    /// <summary>A kernel redispatches its own operator to a functionality that is not below its own.</summary>
    /// <param name="Rule">The kernel.</param>
    public sealed record Climbs(RegistrationId Rule) : CallClaim
    {
        /// <inheritdoc />
        public override bool Holds(CallResult result) => result.Chain.Zip(result.Chain.Skip(1), (from, to) => (From: from, To: to)).Any(step =>
            step.From.Rule == Rule && step.From.Operator == step.To.Operator && step.To.Keys.HighestFunctionality >= step.From.Keys.HighestFunctionality);
    }
}
