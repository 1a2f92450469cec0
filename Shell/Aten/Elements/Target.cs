using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>
/// Where a kernel makes its results: on the CPU, where it computes, or on the Meta device, where shape, type and strides are all there is. One
/// kernel serves both, so that they cannot disagree.
/// </summary>
internal sealed class Target
{
    private readonly DispatchKeySet _given;

    private Target(DispatchKey key, DeviceType device)
    {
        (Key, Device) = (key, new Device(device));
        _given = DispatchKeySet.Of(key);
    }

    /// <summary>The CPU.</summary>
    public static Target Cpu { get; } = new(DispatchKey.CPU, DeviceType.Cpu);

    /// <summary>The Meta device.</summary>
    public static Target Meta { get; } = new(DispatchKey.Meta, DeviceType.Meta);

    /// <summary>Both.</summary>
    public static ReadOnlySpan<Target> All => new[] { Cpu, Meta };

    /// <summary>The key of its kernels.</summary>
    public DispatchKey Key { get; }

    /// <summary>The device.</summary>
    public Device Device { get; }

    /// <summary>Whether there are elements to compute.</summary>
    public bool Computes => Key == DispatchKey.CPU;

    /// <summary>A new tensor whose elements are whatever was there before.</summary>
    /// <param name="shape">Sizes and strides.</param>
    /// <param name="type">The element type.</param>
    public Tensor Empty(TensorShape shape, ScalarType type) => new(_given, shape, Device, type, Memory(checked(Shapes.ExtentOf(shape) * ScalarTypes.SizeOf(type))));

    /// <summary>New memory.</summary>
    /// <param name="byteCount">How much.</param>
    public Storage Memory(long byteCount) => Computes ? HostStorage.Allocate(byteCount) : new MetaStorage(byteCount);

    /// <summary>Makes sure that a storage holds this much.</summary>
    /// <param name="storage">A storage of this device.</param>
    /// <param name="byteCount">How much.</param>
    public static void Grow(Storage storage, long byteCount)
    {
        if (storage.ByteCount >= byteCount) return;
        if (storage is HostStorage host) host.Resize(byteCount);
        else if (storage is MetaStorage meta) meta.Resize(byteCount);
        else throw new TensorRuntimeException(new OperationError("resize_", $"the storage of {storage.Device} cannot grow here"));
    }

    public override string ToString() => Key.ToString();
}
