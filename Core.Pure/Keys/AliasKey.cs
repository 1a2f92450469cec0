namespace Functional.Dispatch.Keys;

/// <summary>
/// An alias key: registration shorthand for a set of runtime keys (<see cref="AliasKeys.RuntimeKeys"/>). It is a type of its own, so that
/// putting one into a keyset does not compile; PyTorch silently makes the empty set of it.
/// </summary>
public enum AliasKey : byte
{
    /// <summary>Every autograd key.</summary>
    Autograd = 150,

    /// <summary>Every backend and every autograd key: a kernel written in terms of other operators, which differentiate it.</summary>
    CompositeImplicitAutograd = 151,

    /// <summary>functorch's vmap, for kernels that decompose.</summary>
    FuncTorchBatchedDecomposition = 152,

    /// <summary>Nested tensors and their autograd.</summary>
    CompositeImplicitAutogradNestedTensor = 153,

    /// <summary>Every backend except nested tensors: one kernel for all, autograd registered apart.</summary>
    CompositeExplicitAutograd = 154,

    /// <summary>Like CompositeExplicitAutograd, without sparse tensors and without the XLA and Lazy backends, whose functional kernels must not be decomposed into mutating ones.</summary>
    CompositeExplicitAutogradNonFunctional = 155,
}
