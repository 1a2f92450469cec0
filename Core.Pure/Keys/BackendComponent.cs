namespace Functional.Dispatch.Keys;

/// <summary>
/// A device family, in PyTorch 2.14.1's order: CPU lowest, Meta highest. Component b stands at bit b − 1 of a keyset; the order matters only
/// where the arguments of one call mix backends.
/// </summary>
public enum BackendComponent : byte
{
    /// <summary>No backend (PyTorch's InvalidBit).</summary>
    Invalid = 0,

    /// <summary>Host processor.</summary>
    CPU = 1,

    /// <summary>NVIDIA GPUs.</summary>
    CUDA = 2,

    /// <summary>AMD GPUs.</summary>
    HIP = 3,

    /// <summary>XLA devices.</summary>
    XLA = 4,

    /// <summary>Apple GPUs.</summary>
    MPS = 5,

    /// <summary>Graphcore.</summary>
    IPU = 6,

    /// <summary>Intel GPUs.</summary>
    XPU = 7,

    /// <summary>Habana.</summary>
    HPU = 8,

    /// <summary>NEC SX-Aurora.</summary>
    VE = 9,

    /// <summary>Lazy tensors.</summary>
    Lazy = 10,

    /// <summary>Meta's accelerators.</summary>
    MTIA = 11,

    /// <summary>Microsoft's accelerators.</summary>
    MAIA = 12,

    /// <summary>Out-of-tree backend; can be renamed.</summary>
    PrivateUse1 = 13,

    /// <summary>Second out-of-tree backend.</summary>
    PrivateUse2 = 14,

    /// <summary>Third out-of-tree backend.</summary>
    PrivateUse3 = 15,

    /// <summary>Shapes only, no data.</summary>
    Meta = 16,
}
