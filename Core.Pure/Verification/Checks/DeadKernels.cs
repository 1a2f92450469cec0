using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Kernels that hold no slot, so that nothing ever reaches them.</summary>
internal sealed class DeadKernels : ShapeCheck
{
    public override CheckInfo Info { get; } = new(
        "dead-kernel", "no call ever reaches the kernel",
        "Every slot that the kernel's key stands for is held by something that comes first. The certificate says for each slot what holds it.", FindingLevel.Warning);

    public override IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape)
    {
        var kernels = shape.One.Rules.Kernels;
        for (var at = 0; at < kernels.Length; at++)
        {
            var (position, rule) = (at, kernels[at]);
            if (!shape.One.Rules.IsActive(rule) || Holds(shape.Table, rule)) continue;
            yield return op => new Finding(
                Info, FindingLevel.Warning, op.Name, op.Rules.Kernels[position].Key, $"the kernel at {op.Rules.Kernels[position].Key} holds no slot: everything it stands for has a kernel that comes first",
                new Evidence.Proof(HeldByOthers.Of(op, op.Rules.Kernels[position])))
            {
                About = op.Rules.Kernels[position],
                Mends = [new Mend.Drop([op.Rules.Kernels[position]])],
                Group = $"{op.Name.Namespace}, {op.Rules.Kernels[position].Key}",
            };
        }
    }

    private static bool Holds(DispatchTable table, KernelRule rule)
    {
        foreach (ref readonly var slot in table.Slots)
            if (slot.Rule?.Id == rule.Id) return true;
        return false;
    }
}
