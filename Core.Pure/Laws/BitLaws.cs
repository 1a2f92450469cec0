using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using Functional.Dispatch.Laws.Proofs;
using Functional.Dispatch.Laws.Statements;

namespace Functional.Dispatch.Laws;

/// <summary>The keyset and masking laws in both instantiations.</summary>
public static class BitLaws
{
    /// <summary>Every one, in the order of the catalogue.</summary>
    /// <returns>A fresh sequence.</returns>
    public static IEnumerable<BitLaw> All() =>
        Of<CoreSet, DispatchKey, CoreTruth>().Zip(Of<SmtSet, SmtKey, SmtFormula>(), (core, smt) => new BitLaw(core.Text, core.Definition, smt.Definition));

    private static IEnumerable<BitStatement<TSet, TKey, TBool>> Of<TSet, TKey, TBool>()
        where TSet : IKeySetAlgebra<TSet, TKey, TBool>
        where TBool : ITruth<TBool> =>
    [
        .. UnionLaws<TSet, TKey, TBool>.All, .. DifferenceLaws<TSet, TKey, TBool>.All, .. PriorityLaws<TSet, TKey, TBool>.All,
        .. ThreadSetLaws<TSet, TKey, TBool>.All, .. MaskingLaws<TSet, TKey, TBool>.All, .. GuardLaws<TSet, TKey, TBool>.All, .. ChoiceLaws<TSet, TKey, TBool>.All,
    ];
}
