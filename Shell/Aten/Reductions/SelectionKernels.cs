using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>The kernels of max and min along a dimension and of argmax and argmin, for CPU and Meta.</summary>
internal static class SelectionKernels
{
    /// <summary>Kernel of <c>aten::max.dim</c>.</summary>
    public static (Tensor Values, Tensor Indices) MaxDim(Tensor self, long dim, bool keepdim) => Pair("max", true, self, dim, keepdim, null, null);

    /// <summary>Kernel of <c>aten::max.dim_max</c>.</summary>
    public static (Tensor Values, Tensor Indices) MaxDimOut(Tensor self, long dim, bool keepdim, Tensor max, Tensor maxValues) =>
        Pair("max", true, self, dim, keepdim, max, maxValues);

    /// <summary>Kernel of <c>aten::min.dim</c>.</summary>
    public static (Tensor Values, Tensor Indices) MinDim(Tensor self, long dim, bool keepdim) => Pair("min", false, self, dim, keepdim, null, null);

    /// <summary>Kernel of <c>aten::min.dim_min</c>.</summary>
    public static (Tensor Values, Tensor Indices) MinDimOut(Tensor self, long dim, bool keepdim, Tensor min, Tensor minIndices) =>
        Pair("min", false, self, dim, keepdim, min, minIndices);

    /// <summary>Kernel of <c>aten::argmax</c>.</summary>
    public static Tensor Argmax(Tensor self, long? dim, bool keepdim) => Arg("argmax", true, self, dim, keepdim, null);

    /// <summary>Kernel of <c>aten::argmax.out</c>.</summary>
    public static Tensor ArgmaxOut(Tensor self, long? dim, bool keepdim, Tensor output) => Arg("argmax", true, self, dim, keepdim, output);

    /// <summary>Kernel of <c>aten::argmin</c>.</summary>
    public static Tensor Argmin(Tensor self, long? dim, bool keepdim) => Arg("argmin", false, self, dim, keepdim, null);

    /// <summary>Kernel of <c>aten::argmin.out</c>.</summary>
    public static Tensor ArgminOut(Tensor self, long? dim, bool keepdim, Tensor output) => Arg("argmin", false, self, dim, keepdim, output);

    private static (Tensor Values, Tensor Indices) Pair(string name, bool greatest, Tensor self, long dim, bool keepdim, Tensor? values, Tensor? indices)
    {
        var dimension = Dimension(name, self, dim);
        var sizes = Along(dimension).Reduce(self.Sizes, keepdim);
        values = values is null ? Results.New(self, sizes, self.ScalarType) : Results.Out(values, self, sizes, self.ScalarType);
        indices = indices is null ? Results.New(self, sizes, ScalarType.Long) : Results.Out(indices, self, sizes, ScalarType.Long);
        Select(name, self, dimension, greatest, values, indices);
        return (values, indices);
    }

    private static Tensor Arg(string name, bool greatest, Tensor self, long? dim, bool keepdim, Tensor? output)
    {
        if (dim is null && self.ElementCount == 0) throw Failures.Index(name, $"a tensor of sizes {Failures.SizesOf(self)} is not reduced without a dimension");
        if (self.ScalarType == ScalarType.Bool) throw Failures.Runtime(name, "truth values have no greatest or least");
        int? dimension = dim is { } given ? Dimension(name, self, given) : null;
        var sizes = (dimension is { } d ? Along(d) : DimensionSet.All(self.Sizes.Length)).Reduce(self.Sizes, keepdim);
        var indices = output is null ? Results.New(self, sizes, ScalarType.Long) : Results.Out(output, self, sizes, ScalarType.Long);
        Select(name, self, dimension, greatest, null, indices);
        return indices;
    }

    private static DimensionSet Along(int dimension) => new(1UL << dimension);

    private static int Dimension(string name, Tensor self, long dim)
    {
        var dimension = Shapes.WrapDimension(dim, self.Sizes.Length);
        return self.Sizes.Length == 0 || self.Sizes[dimension] != 0 ? dimension
            : throw Failures.Index(name, $"dimension {dimension} has no elements to choose from");
    }

    private static void Select(string name, Tensor self, int? dimension, bool greatest, Tensor? values, Tensor indices)
    {
        if (indices.IsMeta) return;
        switch (self.ScalarType)
        {
            case ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float: Selection<float>.Into(self, dimension, greatest, values, indices); break;
            case ScalarType.Double: Selection<double>.Into(self, dimension, greatest, values, indices); break;
            case ScalarType.Byte or ScalarType.Bool: Selection<byte>.Into(self, dimension, greatest, values, indices); break;
            case var type when ScalarTypes.IsIntegral(type, includeBool: false): Selection<long>.Into(self, dimension, greatest, values, indices); break;
            default: throw Failures.Type(name, self.ScalarType);
        }
    }
}
