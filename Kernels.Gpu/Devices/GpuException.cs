using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell;

namespace Functional.Dispatch.Gpu.Devices;

/// <summary>What devices throw: the failure is <see cref="DispatchException.Error"/>. After any but a lost device, later calls still work.</summary>
/// <param name="error">The failure.</param>
public class GpuException(DispatchError error) : DispatchException(error);

/// <summary>Device memory ran out.</summary>
/// <param name="error">How much was asked for, and how much there is.</param>
public sealed class OutOfDeviceMemoryException(OutOfDeviceMemoryError error) : GpuException(error);

/// <summary>There is no such device.</summary>
/// <param name="error">Which, and why.</param>
public sealed class NoDeviceException(DispatchError error) : GpuException(error);

/// <summary>A kernel program does not build.</summary>
/// <param name="error">With the compiler's log.</param>
public sealed class ProgramBuildException(ProgramBuildError error) : GpuException(error);

/// <summary>The device no longer answers.</summary>
/// <param name="error">Which.</param>
public sealed class DeviceLostException(DeviceLostError error) : GpuException(error);
