using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>What decides the keys of a new tensor. The default value is a strided float32 tensor on the CPU.</summary>
public readonly record struct TensorOptions
{
    private readonly ScalarType? _scalarType;
    private readonly Device? _device;

    /// <summary>The device; the CPU by default.</summary>
    public Device Device
    {
        get => _device ?? new Device(DeviceType.Cpu);
        init => _device = value;
    }

    /// <summary>The element type; float32 by default. Quantised types make quantised tensors.</summary>
    public ScalarType ScalarType
    {
        get => _scalarType ?? ScalarType.Float;
        init => _scalarType = value;
    }

    /// <summary>The layout; strided by default.</summary>
    public TensorLayout Layout { get; init; }

    /// <summary>Whether it is a nested tensor in PyTorch's strided form.</summary>
    public bool IsNested { get; init; }

    /// <summary>Whether it requires grad. No key follows from it.</summary>
    public bool RequiresGrad { get; init; }

    /// <summary>Keys beyond those that follow from device, layout and element type, such as Functionalize for a functional wrapper.</summary>
    public DispatchKeySet ExtraKeys { get; init; }

    /// <summary>The keys handed to the tensor's constructor.</summary>
    /// <returns>The set.</returns>
    /// <exception cref="TensorPropertyException">The device has no tensors of the layout.</exception>
    public DispatchKeySet GivenKeys()
    {
        if (IsNested)
            return DispatchKeySet.Of(KeyLayout.RuntimeKey(DispatchKey.NestedTensor, Devices.BackendOf(Device.Type)))
                | DispatchKeySet.Of(DispatchKey.AutogradNestedTensor) | ExtraKeys;
        return Devices.KeyOf(Device.Type, Layout, ScalarTypes.IsQuantized(ScalarType)).Match(
            Right: DispatchKeySet.Of, Left: error => throw new TensorPropertyException(error)) | ExtraKeys;
    }
}

/// <summary>What the element types are, as far as dispatch asks.</summary>
public static class ScalarTypes
{
    /// <summary>Whether the numbers are quantised.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>True for QInt8, QUInt8 and QInt32.</returns>
    public static bool IsQuantized(ScalarType type) => type is ScalarType.QInt8 or ScalarType.QUInt8 or ScalarType.QInt32;

    /// <summary>Whether the numbers are complex.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>True for the three complex types.</returns>
    public static bool IsComplex(ScalarType type) => type is ScalarType.ComplexHalf or ScalarType.ComplexFloat or ScalarType.ComplexDouble;

    /// <summary>Whether the numbers are real floating-point numbers.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>True for float16, bfloat16, float32 and float64.</returns>
    public static bool IsFloatingPoint(ScalarType type) =>
        type is ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float or ScalarType.Double;

    /// <summary>Whether a tensor of this type can have gradients.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>True for floating-point and complex types.</returns>
    public static bool IsDifferentiable(ScalarType type) => IsFloatingPoint(type) || IsComplex(type);
}
