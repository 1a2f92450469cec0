using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// An object that takes part in dispatch by the keys it carries: the base of tensors. The set is a field so that a call reads it without an
/// indirection.
/// </summary>
public abstract class KeyedObject
{
    private protected DispatchKeySet KeySetField;

    /// <summary>Makes an object with its keys.</summary>
    /// <param name="keys">The keys it carries, as they are.</param>
    protected KeyedObject(DispatchKeySet keys) => KeySetField = keys;

    /// <summary>The keys it carries.</summary>
    public DispatchKeySet KeySet => KeySetField;

    /// <summary>Whether it is a tensor that requires grad: no key, but the autograd fallback asks.</summary>
    public virtual bool RequiresGrad
    {
        get => false;
        set => throw new NotSupportedException("this object cannot require gradients");
    }
}
