using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification;

/// <summary>Why a kernel does not hold one of the slots it could serve.</summary>
public abstract record SlotHeld
{
    private SlotHeld()
    {
    }

    /// <summary>Another kernel, of an earlier precedence rule or newer at the same key, holds it.</summary>
    /// <param name="Owner">The kernel that holds it.</param>
    public sealed record ByKernel(RegistrationId Owner) : SlotHeld;

    /// <summary>The slot is AutogradOther's and ambiguous: a composite kernel and a kernel at one of its backends are there.</summary>
    /// <param name="Composite">The CompositeImplicitAutograd kernel.</param>
    /// <param name="Backend">The kernel at a backend whose autograd is AutogradOther.</param>
    public sealed record ByAmbiguity(RegistrationId Composite, RegistrationId Backend) : SlotHeld;

    /// <summary>The kernel is CompositeImplicitAutograd's and is switched off there.</summary>
    /// <param name="Because">A kernel at the autograd key's backend, or one at CompositeExplicitAutograd.</param>
    public sealed record SwitchedOff(RegistrationId Because) : SlotHeld;
}

/// <summary>A proof that something never happens, which <see cref="Check"/> verifies without computing a table.</summary>
public abstract record Certificate
{
    private Certificate()
    {
    }

    /// <summary>No slot holds a kernel, so that neither call nor redispatch ever reaches it: for each slot it could serve, why not.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Dead">The kernel.</param>
    /// <param name="Slots">Slot and reason, for every slot that the kernel's key stands for.</param>
    public sealed record HoldsNoSlot(OperatorName Operator, RegistrationId Dead, EquatableArray<(int Slot, SlotHeld Why)> Slots) : Certificate;

    /// <summary>An operator has kernels and no definition, so that no call can name its arguments.</summary>
    /// <param name="Operator">The operator.</param>
    public sealed record IsNotDefined(OperatorName Operator) : Certificate;

    /// <summary>No tensor by itself has these keys as its own, whatever the operator, and no thread includes them.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Kernel">A kernel that holds no slot but those of these keys.</param>
    /// <param name="Keys">The keys.</param>
    public sealed record IsOnNoTensor(OperatorName Operator, RegistrationId Kernel, EquatableArray<DispatchKey> Keys) : Certificate;

    /// <summary>Verifies the proof against a rule set.</summary>
    /// <param name="rules">The rule set.</param>
    /// <returns>Null when it is right, otherwise what is wrong with it.</returns>
    public string? Check(RuleSet rules) => this switch
    {
        HoldsNoSlot none => CertificateCheck.HoldsNoSlot(rules, none),
        IsNotDefined undefined => rules.Find(undefined.Operator).MatchUnsafe(
            op => op.Definition is null && !op.Kernels.IsEmpty ? null : $"`{undefined.Operator}` is defined", () => $"`{undefined.Operator}` does not exist"),
        IsOnNoTensor absent => CertificateCheck.IsOnNoTensor(rules, absent),
        _ => "an unknown kind of certificate",
    };
}
