using System.Collections.Concurrent;
using System.Text;
using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;
using static Functional.Dispatch.Gpu.OpenCl.ClNative;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>A program built for an OpenCL device.</summary>
internal sealed unsafe class ClProgram : IBuiltProgram
{
    // No fast-math: NaN and infinity are data.
    private const string Options = "-cl-std=CL1.2";

    // Compilers inside drivers are not all safe to run twice at a time in one process, the specification notwithstanding: PoCL's crashes now and then.
    private static readonly Lock Compiling = new();

    private readonly ClAccelerator _accelerator;
    private readonly nint _program;
    private readonly string _name;
    private readonly ConcurrentDictionary<string, ClKernel> _kernels = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private ClProgram(ClAccelerator accelerator, nint program, string name) => (_accelerator, _program, _name) = (accelerator, program, name);

    public static ClProgram Build(ClAccelerator accelerator, nint device, KernelProgram program, ProgramCache cache)
    {
        var info = accelerator.Info;
        var key = $"{info.Name}\n{info.DriverVersion}\n{info.ApiVersion}\n{Options}";
        lock (Compiling)
        {
            return BuildAlone(accelerator, device, program, cache, key);
        }
    }

    private static ClProgram BuildAlone(ClAccelerator accelerator, nint device, KernelProgram program, ProgramCache cache, string key)
    {
        if (cache.Find(program, key) is { } binary && FromBinary(accelerator, device, binary) is { } kept) return new(accelerator, kept, program.Name);
        var fresh = FromSource(accelerator, device, program);
        if (BinaryOf(fresh) is { Length: > 0 } made) cache.Keep(program, key, made);
        return new(accelerator, fresh, program.Name);
    }

    public IKernel Kernel(string name)
    {
        _accelerator.CheckAlive();
        if (_kernels.TryGetValue(name, out var known)) return known;
        lock (_lock)
        {
            if (_kernels.TryGetValue(name, out known)) return known;
            var handle = clCreateKernel(_program, name, out var error);
            if (error != Success) throw new GpuException(new UnknownKernelError(_name, name));
            return _kernels[name] = new ClKernel(_accelerator, handle, name);
        }
    }

    public void Release()
    {
        foreach (var kernel in _kernels.Values) _ = clReleaseKernel(kernel.Handle);
        _ = clReleaseProgram(_program);
    }

    private static nint FromSource(ClAccelerator accelerator, nint device, KernelProgram program)
    {
        var text = Encoding.UTF8.GetBytes(program.Source);
        nint handle;
        int error;
        fixed (byte* t = text) handle = clCreateProgramWithSource(accelerator.Context, 1, (nint)t, (nuint)text.Length, out error);
        ClErrors.Check(error, accelerator.DeviceText, nameof(clCreateProgramWithSource));
        error = clBuildProgram(handle, 1, device, Options, 0, 0);
        if (error == Success) return handle;
        var log = ClInfo.BuildLog(handle, device);
        _ = clReleaseProgram(handle);
        throw new ProgramBuildException(new(accelerator.DeviceText, program.Name, BuildLogs.OneLine(log.Length > 0 ? log : ClErrors.Name(error))));
    }

    // A cached program that the driver does not take any more is compiled anew.
    private static nint? FromBinary(ClAccelerator accelerator, nint device, byte[] binary)
    {
        fixed (byte* b = binary)
        {
            var handle = clCreateProgramWithBinary(accelerator.Context, 1, device, (nuint)binary.Length, (nint)b, out var status, out var error);
            if (error != Success) return null;
            if (status == Success && clBuildProgram(handle, 1, device, Options, 0, 0) == Success) return handle;
            _ = clReleaseProgram(handle);
            return null;
        }
    }

    private static byte[] BinaryOf(nint program)
    {
        nuint size = 0;
        if (clGetProgramInfo(program, ProgramBinarySizes, (nuint)sizeof(nuint), &size, out _) != Success || size == 0) return [];
        var binary = new byte[size];
        fixed (byte* b = binary)
        {
            var pointer = b;
            return clGetProgramInfo(program, ProgramBinaries, (nuint)sizeof(byte*), &pointer, out _) == Success ? binary : [];
        }
    }
}

/// <summary>A kernel of an OpenCL program. Arguments are set on it one by one, so a launch holds <see cref="Lock"/>.</summary>
internal sealed class ClKernel(ClAccelerator accelerator, nint handle, string name) : IKernel
{
    public ClAccelerator Accelerator => accelerator;

    public nint Handle => handle;

    public Lock Lock { get; } = new();

    public string Name => name;
}
