using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>What the gradient of a tensor must look like: the tensor's shape, element type and device, remembered without the tensor.</summary>
/// <param name="Shape">Sizes and strides.</param>
/// <param name="StorageOffset">Where the tensor began in its storage.</param>
/// <param name="ScalarType">The element type.</param>
/// <param name="Device">The device.</param>
public readonly record struct GradientShape(TensorShape Shape, long StorageOffset, ScalarType ScalarType, Device Device)
{
    /// <summary>That of a tensor.</summary>
    /// <param name="tensor">A defined tensor.</param>
    /// <returns>Its shape, element type and device.</returns>
    public static GradientShape Of(Tensor tensor) => new(tensor.Shape, tensor.StorageOffset, tensor.ScalarType, tensor.Device);

    /// <summary>Whether a tensor can be summed to these sizes: its trailing sizes are these, or these are 1 there.</summary>
    /// <param name="sizes">The sizes of the tensor.</param>
    /// <returns>True when it can.</returns>
    internal bool IsExpandableTo(ReadOnlySpan<long> sizes)
    {
        var own = Shape.Sizes.AsSpan();
        if (own.Length > sizes.Length) return false;
        for (var i = 1; i <= own.Length; i++)
            if (own[^i] != sizes[^i] && own[^i] != 1) return false;
        return true;
    }

    /// <summary>Whether a tensor lies row-major and without gaps, so that its elements are distinct and nothing else lies between them.</summary>
    /// <param name="shape">Its shape.</param>
    /// <returns>True when it does.</returns>
    internal static bool IsContiguous(in TensorShape shape)
    {
        var (sizes, strides) = (shape.Sizes, shape.Strides);
        var step = 1L;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            if (sizes[i] == 1) continue;
            if (strides[i] != step) return false;
            step *= sizes[i];
        }

        return true;
    }

    /// <summary>Whether a tensor's elements lie without gap or overlap, in whatever order of dimensions.</summary>
    /// <param name="shape">Its shape.</param>
    /// <returns>True when they do.</returns>
    internal static bool IsDense(in TensorShape shape)
    {
        if (IsContiguous(shape)) return true;
        var (sizes, strides) = (shape.Sizes, shape.Strides);
        var step = 1L;
        foreach (var i in Enumerable.Range(0, sizes.Length).Where(i => sizes[i] > 1).OrderBy(i => strides[i]))
        {
            if (strides[i] != step) return false;
            step *= sizes[i];
        }

        return true;
    }
}
