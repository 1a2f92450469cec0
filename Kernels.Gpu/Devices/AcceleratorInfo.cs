namespace Functional.Dispatch.Gpu.Devices;

/// <summary>What kind of processor an accelerator is.</summary>
public enum ProcessorKind
{
    /// <summary>A graphics processor.</summary>
    Gpu,

    /// <summary>The host's own processor behind a device interface.</summary>
    Cpu,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What a device says of itself.</summary>
/// <param name="Address">How it is named here.</param>
/// <param name="Name">The device's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="MemoryBytes">Its memory in bytes.</param>
/// <param name="ComputeUnits">How many compute units (multiprocessors) it has.</param>
/// <param name="MaxGroupSize">How many work items (threads) a group (block) can have at most.</param>
/// <param name="DriverVersion">The driver's version.</param>
/// <param name="ApiVersion">The interface's version, for example <c>OpenCL 3.0</c> or <c>CUDA 12.4</c>.</param>
/// <param name="HasDoubles">Whether it computes in float64.</param>
/// <param name="SharesHostMemory">Whether host and device memory are the same, so that copies need no staging.</param>
public sealed record AcceleratorInfo(
    DeviceAddress Address,
    string Name,
    ProcessorKind Kind,
    long MemoryBytes,
    int ComputeUnits,
    int MaxGroupSize,
    string DriverVersion,
    string ApiVersion,
    bool HasDoubles,
    bool SharesHostMemory)
{
    /// <summary>The device in messages.</summary>
    /// <returns>For example <c>opencl:0 (cpu-haswell)</c>.</returns>
    public override string ToString() => $"{Address} ({Name})";
}
