using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten;

/// <summary>The arithmetic of gradients by the operators of this library.</summary>
/// <param name="operators">The operators.</param>
internal sealed class AtenGradientOperators(AtenOperators operators) : GradientOperators
{
    /// <inheritdoc />
    public override Tensor Add(Tensor left, Tensor right) => operators.AddTensor.Call(left, right);

    /// <inheritdoc />
    public override void AddInPlace(Tensor sum, Tensor more) => operators.AddInPlaceTensor.Call(sum, more);

    /// <inheritdoc />
    public override Tensor OnesLike(Tensor like) => operators.OnesLike.Call(like, null, null, null, null, MemoryFormat.Preserve);

    /// <inheritdoc />
    public override Tensor Zeros(in GradientShape shape) => operators.Zeros.Call(Symbolic(shape.Shape.Sizes.AsSpan()), shape.ScalarType, null, shape.Device, null);

    /// <inheritdoc />
    public override Tensor Empty(in GradientShape shape) => operators.EmptyStrided.Call(
        Symbolic(shape.Shape.Sizes.AsSpan()), Symbolic(shape.Shape.Strides.AsSpan()), shape.ScalarType, null, shape.Device, null);

    /// <inheritdoc />
    public override Tensor SumToSize(Tensor tensor, ReadOnlySpan<long> sizes) => operators.SumToSize.Call(tensor, Symbolic(sizes));

    /// <inheritdoc />
    public override Tensor To(Tensor tensor, ScalarType type) => operators.InternalToCopy.Call(tensor, type, null, null, null, false, null);

    /// <inheritdoc />
    public override Tensor CloneContiguous(Tensor tensor) => operators.Clone.Call(tensor, MemoryFormat.Contiguous);

    /// <inheritdoc />
    public override void CopyInto(Tensor target, Tensor source) => operators.CopyInPlace.Call(target, source);

    /// <inheritdoc />
    public override Tensor AsStrided(Tensor tensor, TensorShape shape, long storageOffset) =>
        operators.AsStrided.Call(tensor, Symbolic(shape.Sizes.AsSpan()), Symbolic(shape.Strides.AsSpan()), storageOffset);

    private static SymInt[] Symbolic(ReadOnlySpan<long> sizes)
    {
        var symbolic = new SymInt[sizes.Length];
        for (var i = 0; i < symbolic.Length; i++) symbolic[i] = sizes[i];
        return symbolic;
    }
}
