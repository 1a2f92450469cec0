using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Testing;

/// <summary>Keys and keysets: mostly those that calls really have, some with arbitrary bits.</summary>
public static class KeyGen
{
    /// <summary>Every runtime key but Undefined.</summary>
    public static Gen<DispatchKey> RuntimeKey { get; } = Gen.Elements(KeyLayout.RuntimeKeys[1..].ToArray());

    /// <summary>Every functionality but Undefined, building blocks included.</summary>
    public static Gen<DispatchKey> Functionality { get; } =
        Gen.Elements(Enumerable.Range(1, KeyLayout.FunctionalityCount - 1).Select(f => (DispatchKey)f).ToArray());

    /// <summary>Every backend.</summary>
    public static Gen<BackendComponent> Backend { get; } = Gen.Elements(KeyLayout.AllBackends().ToArray());

    /// <summary>The keys of one tensor, as its constructor makes them, in and out of inference mode.</summary>
    public static Gen<DispatchKeySet> Tensor { get; } =
        from functionality in Gen.Frequency(
            (5, Gen.Constant(DispatchKey.Dense)),
            (3, Gen.Elements(DispatchKey.Quantized, DispatchKey.Sparse, DispatchKey.SparseCsr, DispatchKey.NestedTensor)))
        from backend in Backend
        from inference in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select TensorKeys.Construct(DispatchKeySet.Of(KeyLayout.RuntimeKey(functionality, backend)), inference);

    // What modes, subclasses and wrappers put on top of a tensor's own keys.
    private static Gen<DispatchKeySet> Extra { get; } = Gen.Frequency(
        (4, Gen.Constant(DispatchKeySet.Empty)),
        (1, Gen.Constant(KeySets.Python)),
        (2, Gen.Elements(
            DispatchKey.Functionalize, DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor, DispatchKey.FuncTorchBatched,
            DispatchKey.FuncTorchGradWrapper, DispatchKey.BackendSelect, DispatchKey.AutogradOther, DispatchKey.Tracer, DispatchKey.PreDispatch,
            DispatchKey.PythonDispatcher).Select(k => DispatchKeySet.Of(k))),
        (1, RuntimeKey.Select(k => DispatchKeySet.Of(k))));

    private static Gen<DispatchKeySet> Call { get; } =
        from count in Gen.Choose(1, 3)
        from tensors in Tensor.ListOf(count)
        from extra in Extra
        select tensors.Aggregate(extra, (all, one) => all | one);

    private static Gen<ulong> Bits { get; } =
        Gen.Choose(0, 0xFFFFFF).Three().Select(t => (ulong)(uint)t.Item1 | ((ulong)(uint)t.Item2 << 24) | ((ulong)(uint)t.Item3 << 48));

    /// <summary>Adversarial sets: any of the 2^62, dense and sparse.</summary>
    public static Gen<DispatchKeySet> Raw { get; } = Gen.OneOf(
        Bits.Select(DispatchKeySet.FromRawMasked),
        Bits.Two().Select(t => DispatchKeySet.FromRawMasked(t.Item1 & t.Item2)),
        Bits.Three().Select(t => DispatchKeySet.FromRawMasked(t.Item1 & t.Item2 & t.Item3)));

    private static Gen<DispatchKeySet> Special { get; } = Gen.OneOf(
        Gen.Elements(DispatchKeySet.Empty, DispatchKeySet.Full),
        Gen.Elements(KeySets.Named().Select(n => n.Set).ToArray()),
        RuntimeKey.Select(k => DispatchKeySet.Of(k)),
        Functionality.Select(DispatchKeySet.FullAfter),
        Backend.Select(b => DispatchKeySet.Of(b)),
        Functionality.Select(f => DispatchKeySet.Of(f)));

    /// <summary>Keysets: half of them those of calls (one to three tensors, what modes and wrappers add), the rest named sets, single keys and arbitrary bits, sparse and dense. They shrink by leaving out bits.</summary>
    public static Arbitrary<DispatchKeySet> Sets { get; } = Arb.From(Gen.Frequency((5, Call), (3, Raw), (2, Special)), Smaller);

    /// <summary>Sets a little smaller: the empty set, the same without backends or without functionalities, and with one bit less.</summary>
    /// <param name="set">A set.</param>
    /// <returns>The smaller sets, boldest first.</returns>
    public static IEnumerable<DispatchKeySet> Smaller(DispatchKeySet set) =>
        new[] { DispatchKeySet.Empty, set.Functionalities, set.Backends }.Where(s => s != set).Concat(WithoutOneBit(set)).Distinct();

    private static IEnumerable<DispatchKeySet> WithoutOneBit(DispatchKeySet set)
    {
        for (var rest = set.Raw; rest != 0; rest &= rest - 1)
            yield return DispatchKeySet.FromRawMasked(set.Raw & ~(rest & ~(rest - 1)));
    }
}
