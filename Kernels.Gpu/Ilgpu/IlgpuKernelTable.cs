using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>A family of kernels that is a table of them.</summary>
internal abstract class IlgpuKernelTable : IIlgpuKernels
{
    private readonly Dictionary<string, (Type Class, Func<Accelerator, IlgpuLaunch> Load)> _kernels = new(StringComparer.Ordinal);

    /// <summary>The names of all kernels.</summary>
    public IReadOnlyCollection<string> Names => _kernels.Keys;

    /// <summary>The classes that have the kernels among their private static methods.</summary>
    public IEnumerable<Type> Classes => _kernels.Values.Select(k => k.Class).Distinct();

    /// <inheritdoc />
    public IlgpuLaunch? Find(string name, Accelerator accelerator) => _kernels.TryGetValue(name, out var kernel) ? kernel.Load(accelerator) : null;

    /// <summary>Adds a kernel.</summary>
    /// <param name="name">Its name in the OpenCL C source.</param>
    /// <param name="class">The class that has it.</param>
    /// <param name="load">Compiles it.</param>
    protected void Add(string name, Type @class, Func<Accelerator, IlgpuLaunch> load) => _kernels.Add(name, (@class, load));
}
