using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification;

/// <summary>A call and what it shows.</summary>
/// <param name="Witness">The call.</param>
/// <param name="Claim">What it shows.</param>
public sealed record Shown(Witness Witness, CallClaim Claim);

/// <summary>What shows a finding. All of it is checked by <see cref="EvidenceCheck"/>, and calls by running them too.</summary>
public abstract record Evidence
{
    private Evidence()
    {
    }

    /// <summary>Calls that can be made.</summary>
    /// <param name="Shown">The calls with their claims; at least one.</param>
    public sealed record Calls(EquatableArray<Shown> Shown) : Evidence;

    /// <summary>A proof that something can never happen.</summary>
    /// <param name="Certificate">The proof.</param>
    public sealed record Proof(Certificate Certificate) : Evidence;

    /// <summary>An order of an operator's registrations after which PyTorch's live table differs from the one by the rules.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Sequence">Its active registrations, in that order, after its definition.</param>
    /// <param name="Slot">A slot that is stale then.</param>
    /// <param name="Call">A call whose choice lands there, and what it does by the rules.</param>
    /// <param name="Live">What the same call does on the live table.</param>
    public sealed record Orders(OperatorName Operator, EquatableArray<RegistrationId> Sequence, int Slot, Shown Call, CallClaim Live) : Evidence;
}
