using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using Functional.Dispatch.Laws.Proofs;

namespace Functional.Dispatch.Laws;

/// <summary>
/// A law over keysets, keys and thread states, written once over <see cref="IKeySetAlgebra{TSet,TKey,TBool}"/> and held here in both its
/// instantiations: over the core, where it runs, and over terms, where a solver proves it for all values.
/// </summary>
/// <param name="text">What a person reads of it.</param>
/// <param name="core">The definition over the core.</param>
/// <param name="smt">The same definition over terms.</param>
public sealed class BitLaw(
    LawText text,
    Func<LawVariables<CoreSet, DispatchKey, CoreTruth>, CoreTruth> core,
    Func<LawVariables<SmtSet, SmtKey, SmtFormula>, SmtFormula> smt) : Law(text)
{
    /// <inheritdoc />
    public override LawMethod Method => LawMethod.Proved;

    /// <summary>The law as a question for a solver.</summary>
    /// <returns>The problem; unsatisfiable when the law holds for all values.</returns>
    public SmtProblem ToProblem() => SmtProblem.Of(Name, smt);

    /// <summary>Whether the law holds on the core in one case.</summary>
    /// <param name="assignment">The case.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(Assignment assignment) => core(new AssignedVariables(assignment)).Value;

    /// <summary>Draws a case.</summary>
    /// <param name="seed">Which.</param>
    /// <returns>The case, with a value for every variable.</returns>
    public Assignment Draw(ulong seed)
    {
        var variables = new DrawnVariables(seed);
        core(variables);
        return variables.Assignment;
    }

    /// <inheritdoc />
    public override string? Refute(ulong seed)
    {
        var variables = new DrawnVariables(seed);
        return core(variables).Value ? null : Shrink(variables.Assignment).ToString();
    }

    /// <summary>The smallest case near a counterexample that is one too.</summary>
    /// <param name="counterexample">A case in which the law does not hold on the core.</param>
    /// <returns>A case from which nothing can be taken away.</returns>
    public Assignment Shrink(Assignment counterexample)
    {
        var smallest = counterexample;
        while (smallest.Smaller().FirstOrDefault(a => !Holds(a)) is { } smaller) smallest = smaller;
        return smallest;
    }
}
