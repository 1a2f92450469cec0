using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>The kernels of gather and scatter, for CPU and Meta.</summary>
internal static unsafe class GatherKernels
{
    /// <summary>Kernel of <c>aten::gather</c>.</summary>
    public static Tensor Gather(Tensor self, long dim, Tensor index, bool sparseGrad)
    {
        var dimension = Shapes.WrapDimension(dim, self.Sizes.Length);
        if (index.ElementCount > 0)
        {
            CheckIndex("gather", index);
            CheckRanks("gather", self, index, "input");
            for (var d = 0; d < index.Sizes.Length && self.Sizes.Length > 0; d++)
                if (d != dimension && index.Sizes[d] > self.Sizes[d])
                    throw Failures.Runtime("gather", $"an index of sizes {Failures.SizesOf(index)} is larger than self {Failures.SizesOf(self)} in dimension {d}");
        }

        var result = Results.New(self, index.Sizes, self.ScalarType);
        if (!result.IsMeta) IndexLoops.Run(self, dimension, index, result, new ReadStep(ScalarTypes.SizeOf(self.ScalarType)));
        return result;
    }

    /// <summary>Kernel of <c>aten::scatter.src</c>.</summary>
    public static Tensor ScatterSrc(Tensor self, long dim, Tensor index, Tensor src)
    {
        var dimension = CheckScatter(self, dim, index, src);
        var result = Copied(self);
        if (!result.IsMeta) IndexLoops.Run(result, dimension, index, src, new WriteStep(ScalarTypes.SizeOf(self.ScalarType)));
        return result;
    }

    /// <summary>Kernel of <c>aten::scatter_.src</c>.</summary>
    public static Tensor ScatterInPlaceSrc(Tensor self, long dim, Tensor index, Tensor src)
    {
        var dimension = CheckScatter(self, dim, index, src);
        ForbidOverlaps(self, index, src);
        if (!self.IsMeta) IndexLoops.Run(self, dimension, index, src, new WriteStep(ScalarTypes.SizeOf(self.ScalarType)));
        return self;
    }

    /// <summary>Kernel of <c>aten::scatter.value</c>.</summary>
    public static Tensor ScatterValue(Tensor self, long dim, Tensor index, Scalar value)
    {
        var dimension = CheckScatter(self, dim, index, null);
        var result = Copied(self);
        if (result.IsMeta) return result;
        var element = stackalloc byte[16];
        NumberBytes.Write(value, self.ScalarType, element);
        IndexLoops.Run(result, dimension, index, index, new FillStep(element, ScalarTypes.SizeOf(self.ScalarType)));
        return result;
    }

    /// <summary>Kernel of <c>aten::scatter_add</c>.</summary>
    public static Tensor ScatterAdd(Tensor self, long dim, Tensor index, Tensor src)
    {
        var dimension = CheckScatter(self, dim, index, src);
        var result = Copied(self);
        if (!result.IsMeta) Add(result, dimension, index, src);
        return result;
    }

    /// <summary>Kernel of <c>aten::scatter_add_</c>.</summary>
    public static Tensor ScatterAddInPlace(Tensor self, long dim, Tensor index, Tensor src)
    {
        var dimension = CheckScatter(self, dim, index, src);
        ForbidOverlaps(self, index, src);
        if (!self.IsMeta) Add(self, dimension, index, src);
        return self;
    }

    /// <summary>A row-major copy of a tensor.</summary>
    /// <param name="self">The tensor.</param>
    /// <returns>The copy.</returns>
    internal static Tensor Copied(Tensor self)
    {
        var result = Results.New(self, self.Sizes, self.ScalarType);
        if (!result.IsMeta) StridedCopy.Into(self, result);
        return result;
    }

    /// <summary>Refuses indices that are no integers.</summary>
    /// <param name="name">The operator.</param>
    /// <param name="index">The indices.</param>
    internal static void CheckIndex(string name, Tensor index)
    {
        if (index.ScalarType is not (ScalarType.Long or ScalarType.Int))
            throw Failures.Runtime(name, $"the indices must be of int64 or int32, they are of {ScalarTypes.Name(index.ScalarType)}");
    }

    private static void ForbidOverlaps(Tensor self, Tensor index, Tensor src)
    {
        MemoryOverlap.ForbidInternal(self);
        MemoryOverlap.ForbidAny(self, index);
        MemoryOverlap.ForbidAny(self, src);
    }

    private static int CheckScatter(Tensor self, long dim, Tensor index, Tensor? src)
    {
        var dimension = Shapes.WrapDimension(dim, self.Sizes.Length);
        if (index.ElementCount > 0) CheckIndex("scatter", index);
        if (src is not null && src.ScalarType != self.ScalarType)
            throw Failures.Runtime("scatter", $"self and source must have the same type, they have {ScalarTypes.Name(self.ScalarType)} and {ScalarTypes.Name(src.ScalarType)}");
        if (index.ElementCount == 0) return dimension;
        CheckRanks("scatter", self, index, "self");
        for (var d = 0; d < index.Sizes.Length && self.Sizes.Length > 0; d++)
            if (d != dimension && index.Sizes[d] > self.Sizes[d])
                throw Failures.Runtime("scatter", $"an index of sizes {Failures.SizesOf(index)} is larger than self {Failures.SizesOf(self)} in dimension {d}");
        if (src is null) return dimension;
        CheckRanks("scatter", src, index, "source");
        for (var d = 0; d < index.Sizes.Length && src.Sizes.Length > 0; d++)
            if (index.Sizes[d] > src.Sizes[d])
                throw Failures.Runtime("scatter", $"an index of sizes {Failures.SizesOf(index)} is larger than the source {Failures.SizesOf(src)} in dimension {d}");
        return dimension;
    }

    // A tensor without dimensions counts as one of a single element.
    private static void CheckRanks(string name, Tensor tensor, Tensor index, string what)
    {
        if (Math.Max(1, tensor.Sizes.Length) != Math.Max(1, index.Sizes.Length))
            throw Failures.Runtime(name, $"the index must have as many dimensions as the {what}, they have {index.Sizes.Length} and {tensor.Sizes.Length}");
    }

    private static void Add(Tensor self, int dimension, Tensor index, Tensor src)
    {
        switch (self.ScalarType)
        {
            case ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float: IndexLoops.Run(self, dimension, index, src, new AddStep<float>(new(self.ScalarType), 1)); break;
            case ScalarType.Double: IndexLoops.Run(self, dimension, index, src, new AddStep<double>(new(self.ScalarType), 1)); break;
            case var type when ScalarTypes.IsIntegral(type, includeBool: true): IndexLoops.Run(self, dimension, index, src, new AddStep<long>(new(type), 1)); break;
            case var type: throw Failures.Type("scatter_add_", type);
        }
    }
}
