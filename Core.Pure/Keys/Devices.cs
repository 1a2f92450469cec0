using LanguageExt;
using static Functional.Dispatch.Keys.DispatchKey;

namespace Functional.Dispatch.Keys;

/// <summary>A device type, with PyTorch's numbering.</summary>
public enum DeviceType : byte
{
    /// <summary>cpu.</summary>
    Cpu = 0,

    /// <summary>cuda.</summary>
    Cuda = 1,

    /// <summary>mkldnn, deprecated.</summary>
    Mkldnn = 2,

    /// <summary>opengl, kept for old files.</summary>
    OpenGL = 3,

    /// <summary>opencl, kept for old files.</summary>
    OpenCL = 4,

    /// <summary>ideep, kept for old files.</summary>
    Ideep = 5,

    /// <summary>hip.</summary>
    Hip = 6,

    /// <summary>fpga.</summary>
    Fpga = 7,

    /// <summary>maia.</summary>
    Maia = 8,

    /// <summary>xla.</summary>
    Xla = 9,

    /// <summary>vulkan.</summary>
    Vulkan = 10,

    /// <summary>metal.</summary>
    Metal = 11,

    /// <summary>xpu.</summary>
    Xpu = 12,

    /// <summary>mps.</summary>
    Mps = 13,

    /// <summary>meta: shapes without data.</summary>
    Meta = 14,

    /// <summary>hpu.</summary>
    Hpu = 15,

    /// <summary>ve.</summary>
    Ve = 16,

    /// <summary>lazy.</summary>
    Lazy = 17,

    /// <summary>ipu.</summary>
    Ipu = 18,

    /// <summary>mtia.</summary>
    Mtia = 19,

    /// <summary>privateuseone: the out-of-tree backend.</summary>
    PrivateUse1 = 20,
}

/// <summary>How a tensor's elements are laid out.</summary>
public enum TensorLayout : byte
{
    /// <summary>strided.</summary>
    Strided,

    /// <summary>sparse_coo.</summary>
    SparseCoo,

    /// <summary>sparse_csr.</summary>
    SparseCsr,

    /// <summary>sparse_csc.</summary>
    SparseCsc,

    /// <summary>sparse_bsr.</summary>
    SparseBsr,

    /// <summary>sparse_bsc.</summary>
    SparseBsc,

    /// <summary>mkldnn, opaque.</summary>
    Mkldnn,

    /// <summary>jagged.</summary>
    Jagged,
}

/// <summary>Why a device and layout have no dispatch key.</summary>
public enum NoKeyReason
{
    /// <summary>The device has no tensors of that layout.</summary>
    UnsupportedDevice,

    /// <summary>The device type is deprecated.</summary>
    DeprecatedDevice,

    /// <summary>The device type exists only so that old files can be read.</summary>
    GrandfatheredDevice,
}

/// <summary>How devices and layouts map to dispatch keys and back (c10/core/TensorOptions.h).</summary>
public static class Devices
{
    /// <summary>computeDispatchKey: the key of a new tensor's data.</summary>
    /// <param name="device">The device.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="quantized">Whether the dtype is a quantized one; matters for strided and jagged tensors only.</param>
    /// <returns>The key, or a <see cref="NoKeyForDeviceError"/>.</returns>
    public static Either<DispatchError, DispatchKey> KeyOf(DeviceType device, TensorLayout layout, bool quantized) => layout switch
    {
        TensorLayout.Strided or TensorLayout.Jagged => device switch
        {
            DeviceType.Fpga => FPGA,
            DeviceType.Vulkan => Vulkan,
            DeviceType.Metal => Metal,
            DeviceType.Maia => MAIA,
            DeviceType.Mkldnn => new NoKeyForDeviceError(device, layout, NoKeyReason.DeprecatedDevice),
            DeviceType.OpenGL or DeviceType.OpenCL or DeviceType.Ideep => new NoKeyForDeviceError(device, layout, NoKeyReason.GrandfatheredDevice),
            _ => KeyLayout.RuntimeKey(quantized ? Quantized : Dense, BackendOf(device)),
        },
        TensorLayout.SparseCoo => SparseKey(Sparse, device, layout),
        TensorLayout.SparseCsr or TensorLayout.SparseCsc or TensorLayout.SparseBsr or TensorLayout.SparseBsc => SparseKey(SparseCsr, device, layout),
        TensorLayout.Mkldnn => device == DeviceType.Cpu ? MkldnnCPU : new NoKeyForDeviceError(device, layout, NoKeyReason.UnsupportedDevice),
    };

    private static Either<DispatchError, DispatchKey> SparseKey(DispatchKey functionality, DeviceType device, TensorLayout layout) =>
        HasAllFunctionalities(device)
            ? KeyLayout.RuntimeKey(functionality, BackendOf(device))
            : new NoKeyForDeviceError(device, layout, NoKeyReason.UnsupportedDevice);

    /// <summary>dispatchKeyToDeviceType: the device whose tensors carry the key.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>The device, or none for keys that say nothing of a device. Of MAIA's keys only the dense one is mapped, as in PyTorch.</returns>
    public static Option<DeviceType> DeviceOf(DispatchKey key) => key switch
    {
        Vulkan => DeviceType.Vulkan,
        MkldnnCPU => DeviceType.Cpu,
        MAIA => DeviceType.Maia,
        _ => Enum.GetValues<DeviceType>().Where(HasAllFunctionalities)
            .Where(d => KeyLayout.BackendOf(key) != BackendComponent.Invalid && BackendOf(d) == KeyLayout.BackendOf(key))
            .Select(d => Prelude.Some(d)).FirstOrDefault(),
    };

    /// <summary>dispatchKeyToLayout: the layout that the key implies.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>The layout; none for SparseCsr keys, which stand for four layouts.</returns>
    public static Option<TensorLayout> LayoutOf(DispatchKey key) => KeyLayout.FunctionalityOf(key) switch
    {
        Sparse => TensorLayout.SparseCoo,
        SparseCsr => Option<TensorLayout>.None,
        MkldnnCPU => TensorLayout.Mkldnn,
        _ => TensorLayout.Strided,
    };

    /// <summary>The backend component of a device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>The component; Invalid for devices whose keys have no backend bit.</returns>
    public static BackendComponent BackendOf(DeviceType device) => device switch
    {
        DeviceType.Cpu => BackendComponent.CPU,
        DeviceType.Cuda => BackendComponent.CUDA,
        DeviceType.Hip => BackendComponent.HIP,
        DeviceType.Xla => BackendComponent.XLA,
        DeviceType.Mps => BackendComponent.MPS,
        DeviceType.Ipu => BackendComponent.IPU,
        DeviceType.Xpu => BackendComponent.XPU,
        DeviceType.Hpu => BackendComponent.HPU,
        DeviceType.Ve => BackendComponent.VE,
        DeviceType.Lazy => BackendComponent.Lazy,
        DeviceType.Mtia => BackendComponent.MTIA,
        DeviceType.Maia => BackendComponent.MAIA,
        DeviceType.PrivateUse1 => BackendComponent.PrivateUse1,
        DeviceType.Meta => BackendComponent.Meta,
        _ => BackendComponent.Invalid,
    };

    /// <summary>PyTorch's name of a device type.</summary>
    /// <param name="device">The device.</param>
    /// <returns>Lower-case name.</returns>
    public static string Name(DeviceType device) => device == DeviceType.PrivateUse1 ? "privateuseone" : device.ToString().ToLowerInvariant();

    /// <summary>PyTorch's name of a layout.</summary>
    /// <param name="layout">The layout.</param>
    /// <returns>Lower-case name.</returns>
    public static string Name(TensorLayout layout) => layout switch
    {
        TensorLayout.Strided => "strided",
        TensorLayout.SparseCoo => "sparse_coo",
        TensorLayout.SparseCsr => "sparse_csr",
        TensorLayout.SparseCsc => "sparse_csc",
        TensorLayout.SparseBsr => "sparse_bsr",
        TensorLayout.SparseBsc => "sparse_bsc",
        TensorLayout.Mkldnn => "mkldnn",
        TensorLayout.Jagged => "jagged",
    };

    // PyTorch lists thirteen devices for every functionality; MAIA is not among them.
    private static bool HasAllFunctionalities(DeviceType device) =>
        device != DeviceType.Maia && BackendOf(device) != BackendComponent.Invalid;
}
