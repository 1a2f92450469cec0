using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws;
using Functional.Dispatch.Laws.Algebra;

namespace Functional.Dispatch.PropertyTests.Laws;

/// <summary>Laws that are not true, written as true ones are: the machinery must refute them.</summary>
internal static class FalseLaw
{
    /// <summary>What one would think of difference.</summary>
    public static BitLaw DifferenceEmpties { get; } = new(
        Text("A_set_minus_itself_is_empty"), DifferenceIsEmpty, DifferenceIsEmpty);

    /// <summary>False for a single key, PythonDispatcher, which few samples meet.</summary>
    public static BitLaw FullAfterIsStrictlyBelow { get; } = new(
        Text("Full_after_never_has_the_key_itself"), StrictlyBelow, StrictlyBelow);

    /// <summary>False only where fallthroughs differ by backend and an argument changes the highest one.</summary>
    public static BitLaw AddingAnArgumentAlwaysRaises { get; } = new(
        Text("Adding_an_argument_always_raises_the_choice"), Raises, Raises);

    public static IEnumerable<BitLaw> All => [DifferenceEmpties, FullAfterIsStrictlyBelow, AddingAnArgumentAlwaysRaises];

    private static LawText Text(string name) => new(name, LawFamily.Sets, "Not true.", "A test of the machinery.", []);

    private static TBool DifferenceIsEmpty<TSet, TKey, TBool>(LawVariables<TSet, TKey, TBool> v)
        where TSet : IKeySetAlgebra<TSet, TKey, TBool>
        where TBool : ITruth<TBool> => (v.Set("a") - v.Set("a")).IsEmpty;

    private static TBool StrictlyBelow<TSet, TKey, TBool>(LawVariables<TSet, TKey, TBool> v)
        where TSet : IKeySetAlgebra<TSet, TKey, TBool>
        where TBool : ITruth<TBool> => TSet.SameKey(v.Key("k"), TSet.Key(DispatchKey.Undefined)) | !TSet.FullAfter(v.Key("k")).Has(v.Key("k"));

    private static TBool Raises<TSet, TKey, TBool>(LawVariables<TSet, TKey, TBool> v)
        where TSet : IKeySetAlgebra<TSet, TKey, TBool>
        where TBool : ITruth<TBool> =>
        !TSet.Choose(v.Table("t"), v.State("s"), v.Set("a") | v.Set("b")).SlotBelow(TSet.Choose(v.Table("t"), v.State("s"), v.Set("a")));
}
