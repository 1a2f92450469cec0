using System.Globalization;
using System.Text;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Native;
using static Functional.Dispatch.Gpu.Cuda.CuNative;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>NVIDIA devices through the driver's library alone: no toolkit is needed, kernels travel as PTX.</summary>
public sealed unsafe class CudaProvider : AcceleratorProvider
{
    internal const string ProviderName = "cuda";

    // The carried PTX is made for this architecture and runs on every later one.
    private const int LeastCapability = 80;

    private CudaProvider()
    {
    }

    /// <summary>The one instance.</summary>
    public static CudaProvider Instance { get; } = new();

    /// <inheritdoc />
    public override string Name => ProviderName;

    /// <inheritdoc />
    public override ProviderReport Report()
    {
        NativeLibraries.Register();
        if (NativeLibraries.Missing(NativeLibraries.Cuda) is { } missing) return new(Name, [], missing);
        try
        {
            var code = cuInit(0);
            if (code == NoDevice) return new(Name, [], "the driver finds no device");
            CuErrors.Check(code, Name, nameof(cuInit));
            CuErrors.Check(cuDeviceGetCount(out var count), Name);
            return count == 0 ? new(Name, [], "the driver finds no device") : new(Name, [.. Enumerable.Range(0, count).Select(Info)], null);
        }
        catch (GpuException failure)
        {
            return new(Name, [], failure.Error.Message);
        }
    }

    /// <inheritdoc />
    public override IAccelerator Open(DeviceAddress address)
    {
        var info = Report().At(address);
        CuErrors.Check(cuDeviceGet(out var device, address.Index), info.ToString());
        if (Capability(device) < LeastCapability)
            throw new NoDeviceException(new NoDeviceError(address, $"{info.Name} is older than compute capability 8.0, for which the kernels are made", []));
        return new CudaAccelerator(device, info);
    }

    private static AcceleratorInfo Info(int index)
    {
        CuErrors.Check(cuDeviceGet(out var device, index), ProviderName);
        CuErrors.Check(cuDriverGetVersion(out var version), ProviderName);
        CuErrors.Check(cuDeviceTotalMem_v2(out var memory, device), ProviderName);
        return new AcceleratorInfo(
            new DeviceAddress(ProviderName, index.ToString(CultureInfo.InvariantCulture)),
            NameOf(device),
            ProcessorKind.Gpu,
            (long)memory,
            Attribute(device, AttributeMultiprocessorCount),
            Attribute(device, AttributeMaxThreadsPerBlock),
            File.Exists("/sys/module/nvidia/version") ? File.ReadAllText("/sys/module/nvidia/version").Trim() : $"CUDA {Version(version)}",
            string.Create(CultureInfo.InvariantCulture, $"CUDA {Version(version)}, compute capability {Capability(device) / 10.0:0.0}"),
            HasDoubles: true,
            SharesHostMemory: Attribute(device, AttributeIntegrated) != 0);
    }

    private static string Version(int version) => string.Create(CultureInfo.InvariantCulture, $"{version / 1000}.{version % 1000 / 10}");

    private static int Capability(int device) => (Attribute(device, AttributeComputeCapabilityMajor) * 10) + Attribute(device, AttributeComputeCapabilityMinor);

    private static int Attribute(int device, int attribute)
    {
        CuErrors.Check(cuDeviceGetAttribute(out var value, attribute, device), ProviderName);
        return value;
    }

    private static string NameOf(int device)
    {
        var bytes = new byte[256];
        fixed (byte* b = bytes) CuErrors.Check(cuDeviceGetName(b, bytes.Length, device), ProviderName);
        return Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Max(0, Array.IndexOf(bytes, (byte)0))));
    }
}
