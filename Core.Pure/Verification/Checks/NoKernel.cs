using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Operators that are defined and have no kernel at all.</summary>
internal sealed class NoKernel : Check
{
    public override CheckInfo Info { get; } = new(
        "no-kernel", "an operator is defined and has no kernel anywhere",
        "Every call of it ends in an error: its kernels are in a library that is not loaded, or were never written.", FindingLevel.Warning);

    // Below autograd, so that a fallback above does not stand for an answer; a backend fallback for CPU tensors is one.
    public override IEnumerable<Finding> Decide(RuleView view) =>
        from op in view.Operators
        where op.Rules.Definition is not null && op.Rules.Kernels.IsEmpty
        let call = op.Call(TensorKind.For(DispatchKey.CPU), ThreadSetting.Inference)
        where CallResult.IsFailure(op.Route(call).Outcome)
        select new Finding(Info, FindingLevel.Warning, op.Name, null, "defined, but has no kernel at any key", new Evidence.Calls([op.Failing(call)]))
        {
            Mends = Witness.Capacity(op.Schema!) == TensorCapacity.None ? [Composite(op)] : [Composite(op), new Mend.Register(op.Name, DispatchKey.CPU, Nexts.Leaf)],
            Group = op.Name.Namespace,
        };

    private static Mend.Register Composite(OperatorView op) => new Mend.Register(op.Name, AliasKey.CompositeImplicitAutograd, Nexts.Composite);
}
