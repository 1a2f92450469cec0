using System.Numerics;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>Sums of complex numbers, in double precision and element by element: they are served for completeness, not for speed.</summary>
internal static class ComplexSums
{
    /// <summary>Sums.</summary>
    /// <param name="self">The input, of any element type.</param>
    /// <param name="dims">Its dimensions that are reduced.</param>
    /// <param name="result">Where the sums go, complex.</param>
    /// <param name="isMean">Whether they are divided by how many elements went into each.</param>
    public static void Into(Tensor self, DimensionSet dims, Tensor result, bool isMean)
    {
        var elements = ToComplex(self);
        var sums = new Complex[result.ElementCount];
        var plan = new ReductionPlan(self, dims, result);
        // Row-major positions of the input, and the place in the result that each goes to.
        Span<long> index = stackalloc long[self.Sizes.Length];
        foreach (var element in elements)
        {
            var at = 0L;
            for (var d = 0; d < index.Length; d++)
                if (!dims.Has(d)) at = (at * self.Sizes[d]) + index[d];
            sums[at] += element;
            for (var d = index.Length - 1; d >= 0; d--)
            {
                if (++index[d] < self.Sizes[d]) break;
                index[d] = 0;
            }
        }

        if (isMean)
            for (var i = 0; i < sums.Length; i++) sums[i] /= plan.Count;
        Write(sums, result);
    }

    private static Complex[] ToComplex(Tensor self) => self.ScalarType switch
    {
        ScalarType.ComplexDouble => self.ToArray<Complex>(),
        ScalarType.ComplexFloat => [.. self.ToArray<Complex64>().Select(c => (Complex)c)],
        ScalarType.Double => [.. self.ToArray<double>().Select(c => new Complex(c, 0))],
        ScalarType.Float => [.. self.ToArray<float>().Select(c => new Complex(c, 0))],
        ScalarType.Long => [.. self.ToArray<long>().Select(c => new Complex(c, 0))],
        var type => throw Failures.Type("sum", type),
    };

    private static unsafe void Write(Complex[] sums, Tensor result)
    {
        fixed (byte* target = HostMemory.From(result))
        {
            for (var i = 0; i < sums.Length; i++)
            {
                var (left, place) = ((long)i, 0L);
                for (var d = result.Sizes.Length - 1; d >= 0; d--)
                {
                    (left, var at) = Math.DivRem(left, result.Sizes[d]);
                    place += at * result.Strides[d];
                }

                if (result.ScalarType == ScalarType.ComplexDouble) ((Complex*)target)[place] = sums[i];
                else if (result.ScalarType == ScalarType.ComplexFloat) ((Complex64*)target)[place] = (Complex64)sums[i];
                else throw Failures.Type("sum", result.ScalarType);
            }
        }
    }
}
