namespace Functional.Dispatch.Shell.Tensors;

/// <summary>What an autograd engine keeps with a tensor: the seam through which a tensor with history requires grad.</summary>
public abstract class AutogradMeta
{
    /// <summary>Whether the tensor was computed from tensors that require grad.</summary>
    public abstract bool HasHistory { get; }

    /// <summary>What made the tensor, as it is printed (PyTorch's <c>AddBackward0</c>); null for one that was not computed.</summary>
    public virtual string? FunctionName => null;
}
