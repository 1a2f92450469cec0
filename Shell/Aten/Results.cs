using System.Collections.Immutable;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten;

/// <summary>Where the results of kernels go: new tensors, or those of an out form.</summary>
internal static class Results
{
    /// <summary>A row-major tensor on the device of another, its elements not set.</summary>
    /// <param name="like">A CPU or Meta tensor.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="type">The element type.</param>
    /// <returns>The tensor.</returns>
    public static Tensor New(Tensor like, ImmutableArray<long> sizes, ScalarType type)
    {
        var shape = TensorShape.Contiguous(sizes);
        return (like.Device.Type == DeviceType.Meta ? Target.Meta : Target.Cpu).Empty(shape, type);
    }

    /// <summary>Makes the tensor of an out form ready: the right type, then the right sizes.</summary>
    /// <param name="output">The tensor given.</param>
    /// <param name="like">A tensor on the device where the result belongs.</param>
    /// <param name="sizes">The sizes of the result; another size is changed, row-major.</param>
    /// <param name="type">The type of the result, or null for any.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="TensorRuntimeException">Type or device is another.</exception>
    public static Tensor Out(Tensor output, Tensor like, ImmutableArray<long> sizes, ScalarType? type)
    {
        if (output.Device.Type != like.Device.Type) throw new TensorRuntimeException(new DeviceMismatchError(like.Device, output.Device));
        if (type is { } expected && output.ScalarType != expected)
            throw new TensorRuntimeException(new OperationError("out", $"the result has elements of type {ScalarTypes.Name(expected)}, the given tensor of {ScalarTypes.Name(output.ScalarType)}"));
        Resizing.Output(output, TensorShape.Contiguous(sizes));
        return output;
    }
}
