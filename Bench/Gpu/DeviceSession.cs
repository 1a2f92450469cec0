using System.Globalization;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>A device with the operator library on it, in a dispatcher of its own, as everything here measures it.</summary>
internal sealed class DeviceSession : IDisposable
{
    private readonly AtenLibrary _aten;
    private readonly DeviceLibrary _device;

    /// <summary>Registers the operators for a device.</summary>
    /// <param name="accelerator">The device, the caller's.</param>
    /// <param name="effort">How long and how often everything is measured on it.</param>
    public DeviceSession(IAccelerator accelerator, Effort effort)
    {
        (Accelerator, Effort) = (accelerator, effort with { WaitsForEach = accelerator.Info.Kind == ProcessorKind.Cpu });
        _aten = AtenLibrary.Register(Dispatcher, withFallbacks: true);
        _device = DeviceLibrary.Register(Dispatcher, _aten, accelerator);
    }

    public IAccelerator Accelerator { get; }

    /// <summary>How long and how often everything is measured.</summary>
    public Effort Effort { get; }

    public AcceleratorInfo Info => Accelerator.Info;

    public IStream Stream => Accelerator.DefaultStream;

    public Dispatcher Dispatcher { get; } = new();

    public AtenOperators Operators => _aten.Operators;

    /// <summary>The library that multiplies matrices on the host; null where our own kernels do.</summary>
    public string? HostBlas => _aten.BlasName;

    public DeviceContext Context => _device.Context;

    /// <summary>The same without the library of matrix products of the device's maker, so that our own kernel multiplies.</summary>
    public DeviceContext OwnProducts => field ??= Context.Blas is null ? Context : new DeviceContext(Accelerator, Context.Key, Context.Device);

    public bool IsNvidia => Info.Address.Provider == CudaProvider.ProviderName;

    /// <summary>Whether the device is the host's own processor, so that the host's ways to do the same are beside it.</summary>
    public bool IsHostProcessor => Info.Kind == ProcessorKind.Cpu;

    /// <summary>The device as results name it.</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Info}, {Info.ComputeUnits} units, {Info.MemoryBytes / (double)(1L << 30):0.#} GiB, driver {Info.DriverVersion}, {Info.ApiVersion}{(Context.Blas is null ? "" : ", cuBLAS")}");

    /// <summary>Random numbers from 0 to 1 on the device.</summary>
    public Tensor Random(params ReadOnlySpan<long> sizes) => Operators.Rand.Call([.. sizes.ToArray().Select(s => (SymInt)s)], device: _device.Device);

    /// <summary>The same elements under other sizes.</summary>
    public Tensor View(Tensor tensor, params ReadOnlySpan<long> sizes) => Operators.View.Call(tensor, [.. sizes.ToArray().Select(s => (SymInt)s)]);

    /// <summary>A mode that fuses pointwise operators on the device.</summary>
    public PointwiseFusion NewFusion() => new(_device);

    /// <summary>The elements of a tensor without gaps, copied to the host.</summary>
    public float[] Download(Tensor tensor)
    {
        var elements = GC.AllocateUninitializedArray<float>(checked((int)tensor.ElementCount), pinned: true);
        Stream.Download(DeviceContext.BufferOf(tensor), System.Runtime.InteropServices.MemoryMarshal.AsBytes(elements.AsSpan()));
        return elements;
    }

    /// <summary>Gives the memory of a result back at once, in the order of the stream: what the next call asks for is then there.</summary>
    public static void Free(Tensor tensor) => ((DeviceStorage)tensor.Storage!).Dispose();

    public void Dispose()
    {
        _device.Dispose();
        _aten.Dispose();
    }
}
