using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>Carries out what so far is only a bit of a tensor: the seam between the fallbacks of Conjugate, Negative and ZeroTensor and whoever computes.</summary>
public interface IMaterialiser
{
    /// <summary>A tensor with the same values and without the bit.</summary>
    /// <param name="dispatcher">The dispatcher of the call that is served.</param>
    /// <param name="property">Conjugate, Negative or ZeroTensor.</param>
    /// <param name="tensor">A tensor that carries the key.</param>
    /// <returns>A new tensor, for Conjugate and Negative one that may be written to.</returns>
    Tensor Materialise(Dispatcher dispatcher, DispatchKey property, Tensor tensor);

    /// <summary>Writes values into a tensor that carries the bit, so that it then has these values.</summary>
    /// <param name="dispatcher">The dispatcher of the call that is served.</param>
    /// <param name="property">Conjugate or Negative.</param>
    /// <param name="target">The tensor written to.</param>
    /// <param name="values">The values.</param>
    void CopyInto(Dispatcher dispatcher, DispatchKey property, Tensor target, Tensor values);
}

/// <summary>
/// Materialises by calling operators: they need kernels (or fallthroughs) of their own at the key, else their calls come back to the fallback.
/// Parameters beyond those given are none.
/// </summary>
public sealed record OperatorMaterialiser : IMaterialiser
{
    /// <summary>Carries out conjugation: <c>aten::resolve_conj(Tensor(a) self) -> Tensor(a)</c>.</summary>
    public OperatorName ResolveConjugate { get; init; } = new("aten::resolve_conj", "");

    /// <summary>Carries out negation: <c>aten::resolve_neg(Tensor(a) self) -> Tensor(a)</c>.</summary>
    public OperatorName ResolveNegative { get; init; } = new("aten::resolve_neg", "");

    /// <summary>Makes real zeros: <c>aten::zeros_like(Tensor self, ...) -> Tensor</c>.</summary>
    public OperatorName ZerosLike { get; init; } = new("aten::zeros_like", "");

    /// <summary>Writes values: <c>aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)</c>.</summary>
    public OperatorName Copy { get; init; } = new("aten::copy_", "");

    /// <inheritdoc />
    public Tensor Materialise(Dispatcher dispatcher, DispatchKey property, Tensor tensor) =>
        SeamCalls.Call(dispatcher, Resolver(property), Value.From(tensor));

    /// <inheritdoc />
    public void CopyInto(Dispatcher dispatcher, DispatchKey property, Tensor target, Tensor values) =>
        SeamCalls.Call(dispatcher, Copy, Value.From(target), Value.From(values), Value.From(false));

    private OperatorName Resolver(DispatchKey property) => property switch
    {
        DispatchKey.Conjugate => ResolveConjugate,
        DispatchKey.Negative => ResolveNegative,
        DispatchKey.ZeroTensor => ZerosLike,
        _ => throw new ArgumentOutOfRangeException(nameof(property), property, "a key that stands for no property of tensors"),
    };
}
