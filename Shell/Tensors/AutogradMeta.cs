namespace Functional.Dispatch.Shell.Tensors;

/// <summary>What an autograd engine keeps with a tensor: the seam through which a tensor with history requires grad.</summary>
public abstract class AutogradMeta
{
    /// <summary>Whether the tensor was computed from tensors that require grad.</summary>
    public abstract bool HasHistory { get; }

    /// <summary>What made the tensor, as it is printed (PyTorch's <c>AddBackward0</c>).</summary>
    /// <param name="tensor">The tensor that this is kept with.</param>
    /// <returns>The name, or null for a tensor that was not computed.</returns>
    public virtual string? FunctionName(Tensor tensor) => null;
}
