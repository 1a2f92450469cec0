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

    /// <summary>A CPU tensor of no dimensions that holds a number in a type.</summary>
    /// <param name="number">The number.</param>
    /// <param name="type">The type.</param>
    /// <exception cref="TensorRuntimeException">The number is out of the type's range.</exception>
    public static Tensor As(Scalar number, ScalarType type) => type switch
    {
        ScalarType.Float => HostTensors.Scalar(Numbers.To<float>(number)),
        ScalarType.Double => HostTensors.Scalar(Numbers.To<double>(number)),
        ScalarType.Long => HostTensors.Scalar(Numbers.To<long>(number)),
        ScalarType.Int => HostTensors.Scalar(Numbers.To<int>(number)),
        ScalarType.Short => HostTensors.Scalar(Numbers.To<short>(number)),
        ScalarType.Char => HostTensors.Scalar(Numbers.To<sbyte>(number)),
        ScalarType.Byte => HostTensors.Scalar(Numbers.To<byte>(number)),
        ScalarType.Bool => HostTensors.Scalar(Numbers.To<bool>(number)),
        ScalarType.Half => HostTensors.Scalar(Numbers.To<Half>(number)),
        ScalarType.BFloat16 => HostTensors.Scalar(Numbers.To<BFloat16>(number)),
        ScalarType.ComplexFloat => HostTensors.Scalar(Numbers.To<Complex64>(number)),
        ScalarType.ComplexDouble => HostTensors.Scalar(Numbers.To<System.Numerics.Complex>(number)),
        _ => throw new TensorNotImplementedException(new TypeNotServedError("fill_cpu", type)),
    };
}
