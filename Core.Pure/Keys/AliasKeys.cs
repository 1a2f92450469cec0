using static Functional.Dispatch.Keys.DispatchKey;

namespace Functional.Dispatch.Keys;

/// <summary>What each alias key stands for.</summary>
public static class AliasKeys
{
    private static readonly DispatchKeySet CompositeExplicit = KeySets.AutogradOtherBackends.Add(Dense);

    // Functional kernels of XLA and Lazy, and sparse tensors, must not be decomposed into mutating ones.
    private static readonly DispatchKeySet CompositeExplicitNonFunctional =
        CompositeExplicit.Remove(Sparse).RemoveBackend(BackendComponent.XLA).RemoveBackend(BackendComponent.Lazy);

    private static readonly DispatchKeySet CompositeImplicit = CompositeExplicit.Add(NestedTensor) | KeySets.Autograd;

    private static readonly DispatchKeySet CompositeImplicitNested =
        DispatchKeySet.Of(NestedTensor, AutogradNestedTensor) | KeySets.BackendBits;

    /// <summary>All alias keys, in value order.</summary>
    public static ReadOnlySpan<AliasKey> All =>
    [
        AliasKey.Autograd, AliasKey.CompositeImplicitAutograd, AliasKey.FuncTorchBatchedDecomposition,
        AliasKey.CompositeImplicitAutogradNestedTensor, AliasKey.CompositeExplicitAutograd, AliasKey.CompositeExplicitAutogradNonFunctional,
    ];

    /// <summary>The runtime keys that a registration at the alias key covers.</summary>
    /// <param name="alias">An alias key.</param>
    /// <returns>The set.</returns>
    public static DispatchKeySet RuntimeKeys(AliasKey alias) => alias switch
    {
        AliasKey.Autograd => KeySets.Autograd | KeySets.BackendBits,
        AliasKey.CompositeImplicitAutograd => CompositeImplicit,
        AliasKey.FuncTorchBatchedDecomposition => KeySets.FunctorchBatched,
        AliasKey.CompositeImplicitAutogradNestedTensor => CompositeImplicitNested,
        AliasKey.CompositeExplicitAutograd => CompositeExplicit,
        AliasKey.CompositeExplicitAutogradNonFunctional => CompositeExplicitNonFunctional,
        _ => DispatchKeySet.Empty,
    };

    /// <summary>Whether the alias covers the key.</summary>
    /// <param name="alias">An alias key.</param>
    /// <param name="key">Any defined key; Undefined is covered by none.</param>
    /// <returns>True when a kernel at the alias can serve the key.</returns>
    public static bool Includes(AliasKey alias, DispatchKey key) => key != Undefined && RuntimeKeys(alias).Has(key);

    /// <summary>Whether a registration at the alias also fills slot 0: the three composite aliases for any tensor-less call.</summary>
    /// <param name="alias">An alias key.</param>
    /// <returns>True for CompositeImplicitAutograd, CompositeExplicitAutograd and CompositeExplicitAutogradNonFunctional.</returns>
    public static bool CoversUndefined(AliasKey alias) =>
        alias is AliasKey.CompositeImplicitAutograd or AliasKey.CompositeExplicitAutograd or AliasKey.CompositeExplicitAutogradNonFunctional;
}
