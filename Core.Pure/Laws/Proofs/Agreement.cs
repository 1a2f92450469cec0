using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;

namespace Functional.Dispatch.Laws.Proofs;

/// <summary>
/// Ties the proofs to the core: every operation of the algebra, run on the core and worked out by its bit-vector definition, for one case.
/// A proof is about the definitions; this is what makes it a proof about the core.
/// </summary>
internal static class Agreement
{
    private static readonly IReadOnlyList<(string Name, Func<DrawnVariables, ulong> Core, Func<SmtProblem.Symbols, SmtNode> Smt)> Operations =
        [.. Operation<CoreSet, DispatchKey, CoreTruth>().Zip(Operation<SmtSet, SmtKey, SmtFormula>(), Pair)];

    public static int Count => Operations.Count;

    /// <summary>Compares one operation in one case.</summary>
    /// <param name="seed">Which operation and case.</param>
    /// <returns>The disagreement, or null.</returns>
    public static string? Violation(ulong seed)
    {
        var (name, core, smt) = Operations[(int)(seed % (ulong)Operations.Count)];
        var drawn = new DrawnVariables(seed);
        var ran = core(drawn);
        var symbols = new SmtProblem.Symbols();
        var defined = smt(symbols).Evaluate(symbols.ValuesOf(drawn.Assignment), []);
        return ran == defined ? null : $"{name}: the core gives 0x{ran:x}, the definition 0x{defined:x}, for {drawn.Assignment}";
    }

    private static (string, Func<DrawnVariables, ulong>, Func<SmtProblem.Symbols, SmtNode>) Pair(
        Result<CoreSet, DispatchKey, CoreTruth> core, Result<SmtSet, SmtKey, SmtFormula> smt) =>
        (core.Name,
            v => core.Set is { } set ? set(v).Value.Raw : core.Truth!(v).Value ? 1UL : 0UL,
            v => smt.Set is { } set ? set(v).Node : smt.Truth!(v).Node);

    private sealed record Result<TSet, TKey, TBool>(
        string Name, Func<LawVariables<TSet, TKey, TBool>, TSet>? Set, Func<LawVariables<TSet, TKey, TBool>, TBool>? Truth);

    private static IEnumerable<Result<TSet, TKey, TBool>> Operation<TSet, TKey, TBool>()
        where TSet : IKeySetAlgebra<TSet, TKey, TBool>
        where TBool : ITruth<TBool>
    {
        Result<TSet, TKey, TBool> Set(string name, Func<LawVariables<TSet, TKey, TBool>, TSet> set) => new(name, set, null);
        Result<TSet, TKey, TBool> Truth(string name, Func<LawVariables<TSet, TKey, TBool>, TBool> truth) => new(name, null, truth);

        yield return Set("union", v => v.Set("a") | v.Set("b"));
        yield return Set("intersection", v => v.Set("a") & v.Set("b"));
        yield return Set("symmetric difference", v => v.Set("a") ^ v.Set("b"));
        yield return Set("difference", v => v.Set("a") - v.Set("b"));
        yield return Set("backends", v => v.Set("a").Backends);
        yield return Set("functionalities", v => v.Set("a").Functionalities);
        yield return Set("highest functionality", v => v.Set("a").HighestFunctionality);
        yield return Set("highest backend", v => v.Set("a").HighestBackend);
        yield return Set("one key", v => TSet.One(v.Key("k")));
        yield return Set("on the backend of", v => TSet.One(TSet.OnBackendOf(v.Key("k"), v.Key("l"))));
        yield return Set("full after", v => TSet.FullAfter(v.Key("k")));
        yield return Set("add", v => v.Set("a").Add(v.Key("k")));
        yield return Set("remove", v => v.Set("a").Remove(v.Key("k")));
        yield return Set("construct", v => TSet.Construct(v.Set("a"), v.Flag("inference")));
        yield return Set("apply", v => TSet.Apply(v.State("s"), v.Set("a")));
        yield return Set("members", v => TSet.Members(v.Set("a")));
        yield return Set("next", v => TSet.One(TSet.Next(v.Set("a"), v.Key("k"))));
        yield return Set("choose", v => TSet.Choose(v.Table("t"), v.State("s"), v.Set("a")));
        yield return Set("redispatch", v => TSet.Redispatch(v.Set("a")));
        yield return Truth("chooses a fallthrough", v => TSet.ChoosesFallthrough(v.Table("t"), v.State("s"), v.Set("a")));
        yield return Truth("same key", v => TSet.SameKey(v.Key("k"), v.Key("l")));
        yield return Truth("key below", v => TSet.KeyBelow(v.Key("k"), v.Key("l")));
        yield return Truth("has", v => v.Set("a").Has(v.Key("k")));
        yield return Truth("has any", v => v.Set("a").HasAny(v.Set("b")));
        yield return Truth("has all", v => v.Set("a").HasAll(v.Set("b")));
        yield return Truth("same", v => v.Set("a").Same(v.Set("b")));
        yield return Truth("is empty", v => v.Set("a").IsEmpty);
        yield return Truth("functionality below", v => v.Set("a").FunctionalityBelow(v.Set("b")));
        yield return Truth("backend below", v => v.Set("a").BackendBelow(v.Set("b")));
        yield return Truth("slot below", v => v.Set("a").SlotBelow(v.Set("b")));
        yield return Truth("same slot", v => v.Set("a").SameSlot(v.Set("b")));
        foreach (var backend in KeyLayout.AllBackends())
        {
            yield return Set($"remove backend {backend}", v => v.Set("a").RemoveBackend(backend));
            yield return Truth($"has backend {backend}", v => v.Set("a").HasBackend(backend));
        }

        foreach (var (word, change) in Changes<TSet, TKey, TBool>())
        {
            yield return Set($"{word}, included", v => change(v).Included);
            yield return Set($"{word}, excluded", v => change(v).Excluded);
        }

        foreach (var kind in Enum.GetValues<LawGuardKind>())
        {
            LawState<TSet, TBool> Enter(LawVariables<TSet, TKey, TBool> v) => TSet.Enter(new(kind, v.State("g")), v.State("s"));
            LawState<TSet, TBool> Leave(LawVariables<TSet, TKey, TBool> v) => TSet.Leave(new(kind, v.State("g")), v.State("s"), v.State("inside"));
            foreach (var (word, move) in ((string, Func<LawVariables<TSet, TKey, TBool>, LawState<TSet, TBool>>)[])[("enter", Enter), ("leave", Leave)])
            {
                yield return Set($"{word} {kind}, included", v => move(v).Included);
                yield return Set($"{word} {kind}, excluded", v => move(v).Excluded);
                yield return Truth($"{word} {kind}, gradients", v => move(v).Gradients);
                yield return Truth($"{word} {kind}, inference", v => move(v).Inference);
                yield return Truth($"{word} {kind}, snapshot", v => move(v).HasSnapshot);
                yield return Set($"{word} {kind}, snapshot", v => TSet.If(move(v).HasSnapshot, move(v).SnapshotIncluded, TSet.Literal(DispatchKeySet.Empty)));
            }
        }
    }

    private static (string, Func<LawVariables<TSet, TKey, TBool>, LawState<TSet, TBool>>)[] Changes<TSet, TKey, TBool>()
        where TSet : IKeySetAlgebra<TSet, TKey, TBool>
        where TBool : ITruth<TBool> =>
    [
        ("with included", v => TSet.WithIncluded(v.State("s"), v.Set("a"))),
        ("with excluded", v => TSet.WithExcluded(v.State("s"), v.Set("a"))),
        ("set included", v => TSet.SetIncluded(v.State("s"), v.Key("k"), v.Flag("value"))),
        ("set excluded", v => TSet.SetExcluded(v.State("s"), v.Key("k"), v.Flag("value"))),
    ];
}
