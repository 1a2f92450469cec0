using System.Collections.Immutable;
using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>One of the programs that this assembly carries, as kernels in C#; they are compiled one by one, when they are first asked for.</summary>
internal sealed class IlgpuProgram : IBuiltProgram
{
    private static readonly ImmutableArray<IIlgpuKernels> Families =
        [new IlgpuPointwise(), new IlgpuReductions(), new IlgpuSoftmax(), new IlgpuIndexing(), new IlgpuRandom(), new IlgpuMatmul()];

    private readonly IlgpuAccelerator _accelerator;
    private readonly string _name;
    private readonly Dictionary<string, IlgpuKernel> _kernels = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private IlgpuProgram(IlgpuAccelerator accelerator, string name) => (_accelerator, _name) = (accelerator, name);

    public static IlgpuProgram Build(IlgpuAccelerator accelerator, KernelProgram program) =>
        KernelProgram.CarriedNames.Contains(program.Name) && KernelProgram.Carried(program.Name).Equals(program)
            ? new(accelerator, program.Name)
            : throw new ProgramBuildException(new(accelerator.DeviceText, program.Name, "ILGPU has the kernels of this assembly in C#, and compiles no OpenCL C"));

    public IKernel Kernel(string name)
    {
        _accelerator.CheckAlive();
        lock (_lock)
        {
            if (_kernels.TryGetValue(name, out var known)) return known;
            return _kernels[name] = new IlgpuKernel(_accelerator, name, Compile(name) ?? throw new GpuException(new UnknownKernelError(_name, name)));
        }
    }

    private IlgpuLaunch? Compile(string name)
    {
        try
        {
            foreach (var family in Families)
                if (family.Find(name, _accelerator.Native) is { } launch) return launch;
            return null;
        }
        catch (Exception failure) when (failure is InternalCompilerException or InvalidCodeGenerationException or NotSupportedIntrinsicException
            or CapabilityNotSupportedException or NotSupportedException or AcceleratorException)
        {
            throw new ProgramBuildException(new(_accelerator.DeviceText, _name, BuildLogs.OneLine($"{name}: {(failure.InnerException ?? failure).Message}")));
        }
    }
}

/// <summary>A compiled kernel.</summary>
internal sealed class IlgpuKernel(IlgpuAccelerator accelerator, string name, IlgpuLaunch launch) : IKernel
{
    public IlgpuAccelerator Accelerator => accelerator;

    public string Name => name;

    public IlgpuLaunch Launch => launch;

    /// <summary>Held during a launch.</summary>
    public Lock Lock { get; } = new();
}
