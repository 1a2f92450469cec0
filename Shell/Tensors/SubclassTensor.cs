using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// A tensor with a handler of its own for every operator called with it: it carries Python and PythonTLSSnapshot. Usually it wraps another
/// tensor and has no elements itself; with storage it is a subclass that owns its data.
/// </summary>
public abstract class SubclassTensor : Tensor, ITensorSubclass
{
    /// <summary>A subclass tensor.</summary>
    /// <param name="shape">Sizes and strides it shows.</param>
    /// <param name="options">Device, element type and so on that it shows.</param>
    /// <param name="storage">The elements, or null for a wrapper.</param>
    protected SubclassTensor(TensorShape shape, TensorOptions options = default, Storage? storage = null)
        : base(shape, options, storage) => AddKeys(KeySets.Python);

    /// <inheritdoc />
    public abstract bool Handle(DispatchedCall call);
}
