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
        // What nearly every tensor is, without asking.
        if (Device.Type == DeviceType.Cpu && Layout == TensorLayout.Strided && !ScalarTypes.IsQuantized(ScalarType))
            return DispatchKeySet.Of(DispatchKey.CPU) | ExtraKeys;
        return Devices.KeyOf(Device.Type, Layout, ScalarTypes.IsQuantized(ScalarType)).Match(
            Right: DispatchKeySet.Of, Left: error => throw new TensorPropertyException(error)) | ExtraKeys;
    }
}
