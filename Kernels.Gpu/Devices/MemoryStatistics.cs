namespace Functional.Dispatch.Gpu.Devices;

/// <summary>What an accelerator's allocator has done. Bytes are those of whole blocks, which are somewhat larger than what was asked for.</summary>
/// <param name="LiveBuffers">Buffers handed out and not given back.</param>
/// <param name="LiveBytes">Bytes of them.</param>
/// <param name="CachedBytes">Bytes given back and kept for the next buffer of their size.</param>
/// <param name="PeakBytes">The most that was ever held of the driver, live and cached.</param>
/// <param name="Allocations">How many buffers were ever handed out.</param>
/// <param name="DriverAllocations">How many of them the driver was asked for.</param>
/// <param name="Retries">How often the driver refused and was asked again after cached memory was given back.</param>
public readonly record struct MemoryStatistics(
    long LiveBuffers, long LiveBytes, long CachedBytes, long PeakBytes, long Allocations, long DriverAllocations, long Retries);
