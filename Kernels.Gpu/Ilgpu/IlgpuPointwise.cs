using Functional.Dispatch.Gpu.Ilgpu.Pointwise;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>The pointwise operations and conversions, in all forms, by the names that PointwiseSource gives them.</summary>
internal sealed class IlgpuPointwise : IIlgpuKernels
{
    private static readonly PointwiseForm[] Forms = Enum.GetValues<PointwiseForm>();

    private static readonly Dictionary<string, Entry> Entries = Named().ToDictionary(e => e.Name, e => e.Entry, StringComparer.Ordinal);

    /// <summary>The names of all kernels.</summary>
    public static IReadOnlyCollection<string> Names => Entries.Keys;

    /// <inheritdoc />
    public IlgpuLaunch? Find(string name, Accelerator accelerator) =>
        Entries.TryGetValue(name, out var entry) && entry.Kernels() is { } kernels
            ? ((IPointwiseKernels)Activator.CreateInstance(kernels)!).Load(accelerator, entry.Form, entry.Parameters)
            : null;

    /// <summary>The class of a kernel.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The class, or null when there is none for the name.</returns>
    public static Type? KernelsOf(string name) => Entries.TryGetValue(name, out var entry) ? entry.Kernels() : null;

    private static IEnumerable<(string Name, Entry Entry)> Named()
    {
        foreach (var form in Forms)
        {
            var suffix = PointwiseForms.Suffix(form);
            foreach (var kind in ElementKind.All)
            {
                foreach (var operation in PointwiseOperation.All.Where(o => o.Takes(kind) && (o.Operands == 2 || form is PointwiseForm.Run or PointwiseForm.Strided)))
                    yield return (PointwiseSource.KernelName(operation, kind) + suffix, new(() => OperationTable.KernelsOf(operation, kind), form, operation.Parameters));
                if (form is not (PointwiseForm.Run or PointwiseForm.Strided)) continue;
                foreach (var to in ElementKind.All)
                    yield return (PointwiseSource.ConversionName(kind, to) + suffix, new(() => OperationTable.ConversionOf(kind, to), form, 0));
            }
        }
    }

    private sealed record Entry(Func<Type?> Kernels, PointwiseForm Form, int Parameters);
}
