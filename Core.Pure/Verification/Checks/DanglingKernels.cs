using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>Kernels of operators that nobody defined.</summary>
internal sealed class DanglingKernels : Check
{
    public override CheckInfo Info { get; } = new(
        "dangling-kernel", "kernels are registered for an operator that is not defined",
        "A misspelt name, a missing def, or a library that is not loaded: the kernels can never be called. Define the operator, correct the name, or drop the kernels.", FindingLevel.Warning);

    public override IEnumerable<Finding> Decide(RuleView view) =>
        from op in view.Operators
        where op.Rules.Definition is null && !op.Rules.Kernels.IsEmpty
        let kernels = op.Rules.Kernels
        select new Finding(
            Info, FindingLevel.Warning, op.Name, kernels[0].Key,
            $"not defined, but has {(kernels.Length == 1 ? "a kernel" : $"{kernels.Length} kernels")} at {string.Join(", ", kernels.Select(k => k.Key).Distinct())}",
            new Evidence.Proof(new Certificate.IsNotDefined(op.Name)))
        {
            About = kernels[0],
            Mends = [new Mend.Drop([.. kernels])],
            Advice = Nearest(view, op),
        };

    private static string? Nearest(RuleView view, OperatorView op) =>
        Keys.NearestName.Of(op.Name.ToString(), view.Operators.Where(o => o.Schema is not null).Select(o => o.Name.ToString())) is { } near
            ? $"define it, or did the registration mean `{near}`?"
            : "define it";
}
