namespace Functional.Dispatch.Verification.Checks;

/// <summary>Kernels under a newer one at the same key.</summary>
internal sealed class ShadowedKernels : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "shadowed-kernel", "a newer kernel at the same key hides the kernel",
        "Two registrations of one operator at one key: the newer is used, the older comes back only when the newer is released. Meant for overriding (PyTorch's own Python decompositions at Meta); "
        + "otherwise somebody registered twice.", FindingLevel.Note);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        var rules = shape.One.Rules;
        foreach (var position in Enumerable.Range(0, rules.Kernels.Length).Where(i => i > 0 && rules.Kernels[i - 1].Key == rules.Kernels[i].Key && rules.IsActive(rules.Kernels[i - 1])))
        {
            yield return op =>
            {
                var hidden = op.Rules.Kernels.Where(k => k.Key == op.Rules.Kernels[position].Key && !op.Rules.IsActive(k)).ToList();
                var newest = op.Rules.Active(hidden[0].Key)!;
                return new Finding(
                    Info, FindingLevel.Note, op.Name, hidden[0].Key,
                    $"{(hidden.Count == 1 ? "the kernel" : $"{hidden.Count} kernels")} at {hidden[0].Key} ({Keys.Quoted.Line(hidden[0].Kernel.Debug)}) {(hidden.Count == 1 ? "is" : "are")} hidden by a newer one ({Keys.Quoted.Line(newest.Kernel.Debug)})",
                    new Evidence.Proof(HeldByOthers.Of(op, hidden[0])))
                {
                    About = hidden[0],
                    Mends = [new Mend.Drop([.. hidden])],
                    Group = $"{op.Name.Namespace}, {hidden[0].Key}",
                };
            };
        }
    }
}
