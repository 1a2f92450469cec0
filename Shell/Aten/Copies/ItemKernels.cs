using System.Numerics;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Copies;

/// <summary>The kernels that read one element as a number.</summary>
internal static unsafe class ItemKernels
{
    /// <summary>Kernel of <c>aten::_local_scalar_dense</c>: the first element.</summary>
    public static Scalar LocalScalarDense(Tensor self)
    {
        if (self.ElementCount == 0) throw Failures.Runtime("_local_scalar_dense", "an empty tensor has no number");
        fixed (byte* data = HostMemory.From(self))
        {
            return self.ScalarType switch
            {
                ScalarType.Bool => *data != 0,
                ScalarType.Byte => (long)*data,
                ScalarType.Char => (long)*(sbyte*)data,
                ScalarType.Short => (long)*(short*)data,
                ScalarType.Int => (long)*(int*)data,
                ScalarType.Long => *(long*)data,
                ScalarType.Half => (double)*(Half*)data,
                ScalarType.BFloat16 => (double)(float)*(BFloat16*)data,
                ScalarType.Float => (double)*(float*)data,
                ScalarType.Double => *(double*)data,
                ScalarType.ComplexFloat => (Scalar)(Complex)(*(Complex64*)data),
                ScalarType.ComplexDouble => *(Complex*)data,
                var type => throw Failures.Type("_local_scalar_dense_cpu", type),
            };
        }
    }

    /// <summary>The Meta kernel: there is no number to give.</summary>
    public static Scalar OfMeta(Tensor self) => throw Failures.Runtime("item", "a Meta tensor has no elements to read");
}
