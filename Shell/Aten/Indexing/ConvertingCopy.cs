using System.Numerics;
using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>Copies elements between tensors of the same sizes and different element types, one at a time.</summary>
internal static unsafe class ConvertingCopy
{
    /// <summary>Copies.</summary>
    /// <param name="from">The elements.</param>
    /// <param name="to">Where they go; of a type that holds theirs.</param>
    public static void Into(Tensor from, Tensor to)
    {
        switch (to.ScalarType)
        {
            case ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float: Into<float>(from, to, &WriteReal); break;
            case ScalarType.Double: Into<double>(from, to, &WriteReal); break;
            case ScalarType.ComplexFloat: Into<float>(from, to, &WriteComplex64); break;
            case ScalarType.ComplexDouble when from.ScalarType != ScalarType.ComplexFloat: Into<double>(from, to, &WriteComplex); break;
            case ScalarType.ComplexDouble: throw Failures.Type("cat_complex", to.ScalarType);
            default: Into<long>(from, to, &WriteReal); break;
        }
    }

    private static void Into<T>(Tensor from, Tensor to, delegate*<T, Runs<T>, byte*, void> write)
        where T : unmanaged, INumberBase<T>
    {
        var read = new Runs<T>(from.ScalarType);
        var size = ScalarTypes.SizeOf(to.ScalarType);
        var real = ScalarTypes.IsComplex(to.ScalarType) ? default : new Runs<T>(to.ScalarType);
        var loops = new LoopDimension[from.Sizes.Length];
        for (var d = 0; d < loops.Length; d++) loops[d] = new(from.Sizes[d], from.Strides[d], to.Strides[d]);
        fixed (byte* source = HostMemory.From(from), target = HostMemory.From(to))
        {
            for (long i = 0; i < from.ElementCount; i++)
            {
                var place = ReductionPlan.Place(loops, i);
                write(read.ReadOne(source + (place.Source * read.ElementSize)), real, target + (place.Target * size));
            }
        }
    }

    private static void WriteReal<T>(T value, Runs<T> runs, byte* to)
        where T : unmanaged, INumberBase<T> => runs.WriteOne(value, to);

    private static void WriteComplex64(float value, Runs<float> runs, byte* to) => *(Complex64*)to = new(value, 0);

    private static void WriteComplex(double value, Runs<double> runs, byte* to) => *(Complex*)to = new(value, 0);
}
