using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>Numbers in the place of tensors.</summary>
internal static class Wrapped
{
    /// <summary>A CPU tensor of no dimensions that stands for a number: int64, float64, bool or complex128, counting as a number where types are promoted.</summary>
    /// <param name="number">The number.</param>
    public static Tensor Tensor(Scalar number)
    {
        var tensor = number.Kind switch
        {
            ValueKind.Int => HostTensors.Scalar(number.ToInt64()),
            ValueKind.Bool => HostTensors.Scalar(number.ToBoolean()),
            ValueKind.Complex => HostTensors.Scalar(number.ToComplex()),
            _ => HostTensors.Scalar(number.ToDouble()),
        };
        tensor.IsWrappedNumber = true;
        return tensor;
    }
}
