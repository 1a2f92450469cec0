using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>
/// The arithmetic that the engine needs: the seam through which it calls operators it does not know. Everything goes through the dispatcher, so
/// that gradients of gradients can be taken, and modes and traces see it.
/// </summary>
public abstract class GradientOperators
{
    /// <summary>The sum of two gradients.</summary>
    /// <param name="left">A gradient.</param>
    /// <param name="right">A gradient of the same shape.</param>
    /// <returns>A new tensor.</returns>
    public abstract Tensor Add(Tensor left, Tensor right);

    /// <summary>Adds a gradient to another in place.</summary>
    /// <param name="sum">The gradient to add to.</param>
    /// <param name="more">The gradient to add.</param>
    public abstract void AddInPlace(Tensor sum, Tensor more);

    /// <summary>A tensor of ones.</summary>
    /// <param name="like">A tensor of the wanted shape, element type and device.</param>
    /// <returns>A new tensor.</returns>
    public abstract Tensor OnesLike(Tensor like);

    /// <summary>A tensor of zeros.</summary>
    /// <param name="shape">The wanted sizes, element type and device.</param>
    /// <returns>A new row-major tensor.</returns>
    public abstract Tensor Zeros(in GradientShape shape);

    /// <summary>A tensor without defined elements that lies as asked.</summary>
    /// <param name="shape">The wanted sizes, strides, element type and device.</param>
    /// <returns>A new tensor.</returns>
    public abstract Tensor Empty(in GradientShape shape);

    /// <summary>Sums a tensor over the dimensions along which it was broadcast.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="sizes">The sizes before broadcasting.</param>
    /// <returns>A tensor of these sizes.</returns>
    public abstract Tensor SumToSize(Tensor tensor, ReadOnlySpan<long> sizes);

    /// <summary>Another element type.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="type">The element type.</param>
    /// <returns>A new tensor, or the same when it has the type.</returns>
    public abstract Tensor To(Tensor tensor, ScalarType type);

    /// <summary>A row-major copy.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>A new tensor.</returns>
    public abstract Tensor CloneContiguous(Tensor tensor);

    /// <summary>A copy that lies as another tensor does.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="like">The tensor to lie like, of the same sizes.</param>
    /// <returns>A new tensor.</returns>
    public virtual Tensor CloneLike(Tensor tensor, Tensor like)
    {
        // As PyTorch's gradients do: like the tensor when it is whole, also where a size of 0 or 1 makes its strides odd; else row-major.
        if (!GradientShape.IsDense(like.Shape) || like.Shape.Strides.AsSpan().SequenceEqual(TensorShape.Contiguous(like.Sizes).Strides.AsSpan())) return CloneContiguous(tensor);
        var copy = Empty(GradientShape.Of(like) with { StorageOffset = 0 });
        CopyInto(copy, tensor);
        return copy;
    }

    /// <summary>Copies elements in place.</summary>
    /// <param name="target">The tensor to write to.</param>
    /// <param name="source">The tensor to read from.</param>
    public abstract void CopyInto(Tensor target, Tensor source);

    /// <summary>A view by sizes, strides and offset.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="shape">Sizes and strides.</param>
    /// <param name="storageOffset">Where it begins in the storage.</param>
    /// <returns>The view.</returns>
    public abstract Tensor AsStrided(Tensor tensor, TensorShape shape, long storageOffset);
}
