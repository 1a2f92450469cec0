using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>A kernel that has a name.</summary>
/// <param name="Class">The class that has it among its private static methods.</param>
/// <param name="Load">Compiles it for an accelerator.</param>
internal sealed record IlgpuKernel(Type Class, Func<Accelerator, IlgpuLaunch> Load);

/// <summary>A family of kernels that is a table of them.</summary>
internal abstract class IlgpuKernelTable : IIlgpuKernels
{
    private readonly Dictionary<string, IlgpuKernel> _kernels = new(StringComparer.Ordinal);

    /// <summary>The names of all kernels.</summary>
    public IReadOnlyCollection<string> Names => _kernels.Keys;

    /// <summary>The classes of all kernels.</summary>
    public IEnumerable<Type> Classes => _kernels.Values.Select(k => k.Class).Distinct();

    /// <inheritdoc />
    public IlgpuLaunch? Find(string name, Accelerator accelerator) => _kernels.TryGetValue(name, out var kernel) ? kernel.Load(accelerator) : null;

    /// <summary>Adds a kernel.</summary>
    protected void Add(string name, Type @class, Func<Accelerator, IlgpuLaunch> load) => _kernels.Add(name, new(@class, load));
}
