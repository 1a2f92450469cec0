using Functional.Dispatch.Gpu.Ilgpu.Pointwise;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>The pointwise operations and conversions, in all forms, by the names that PointwiseSource gives them.</summary>
internal sealed class IlgpuPointwise : IlgpuKernelTable
{
    /// <summary>The family.</summary>
    public IlgpuPointwise()
    {
        foreach (var kind in ElementKind.All)
        {
            foreach (var operation in PointwiseOperation.All.Where(o => o.Takes(kind)))
                AddForms(PointwiseSource.KernelName(operation, kind), operation.Operands, operation.Parameters, OperationTable.KernelsOf(operation, kind));
            foreach (var to in ElementKind.All) AddForms(PointwiseSource.ConversionName(kind, to), 1, 0, OperationTable.ConversionOf(kind, to));
        }
    }

    private void AddForms(string name, int operands, int parameters, Type kernels)
    {
        foreach (var form in Enum.GetValues<PointwiseForm>())
        {
            // As PointwiseSource: only of two operands one has forms of its own where it is single.
            if (operands == 2 || form is PointwiseForm.Run or PointwiseForm.Strided)
                Add(name + PointwiseForms.Suffix(form), kernels, accelerator => ((IPointwiseKernels)Activator.CreateInstance(kernels)!).Load(accelerator, form, parameters));
        }
    }
}
