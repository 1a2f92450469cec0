using System.Collections.Immutable;
using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>The kernels of cat, for CPU and Meta.</summary>
internal static class CatKernels
{
    /// <summary>Kernel of <c>aten::cat</c>.</summary>
    public static Tensor Cat(IReadOnlyList<Tensor> tensors, long dim)
    {
        var (dimension, sizes, type) = Check(tensors, dim);
        var result = Results.New(tensors[0], sizes, type);
        if (Format(tensors) is { } format and not MemoryFormat.Contiguous && sizes.Length is 4 or 5) result.SetShape(Shapes.InFormat(sizes, format), 0);
        return Join(tensors, dimension, result);
    }

    /// <summary>Kernel of <c>aten::cat.out</c>.</summary>
    public static Tensor CatOut(IReadOnlyList<Tensor> tensors, long dim, Tensor output)
    {
        var (dimension, sizes, type) = Check(tensors, dim);
        if (!TypePromotion.CanCast(type, output.ScalarType)) throw new TensorTypeException(new ResultCastError(type, output.ScalarType));
        MemoryOverlap.ForbidInternal(output);
        foreach (var tensor in tensors) MemoryOverlap.ForbidAny(output, tensor);
        return Join(tensors, dimension, Results.Out(output, tensors[0], sizes, null));
    }

    /// <summary>The element type of the result.</summary>
    /// <param name="tensors">The tensors that are joined.</param>
    /// <returns>The type that their types promote to.</returns>
    public static ScalarType TypeOf(IReadOnlyList<Tensor> tensors)
    {
        var promotion = default(TypePromotion);
        foreach (var tensor in tensors) promotion = promotion.With(tensor);
        return promotion.Result;
    }

    private static (int Dimension, ImmutableArray<long> Sizes, ScalarType Type) Check(IReadOnlyList<Tensor> tensors, long dim)
    {
        if (tensors.Count == 0) throw Failures.Value("cat", "there is no tensor to join");
        Tensor? first = null;
        for (var i = 0; i < tensors.Count; i++)
        {
            if (tensors[i].Sizes.Length == 0) throw Failures.Runtime("cat", $"the tensor at {i} has no dimensions and cannot be joined");
            if (!IsSkipped(tensors[i])) first ??= tensors[i];
        }

        var dimension = Shapes.WrapDimension(dim, first?.Sizes.Length ?? 1);
        if (first is null) return (dimension, [0], TypeOf(tensors));
        var along = 0L;
        for (var i = 0; i < tensors.Count; i++)
        {
            var tensor = tensors[i];
            if (IsSkipped(tensor)) continue;
            if (tensor.Sizes.Length != first.Sizes.Length)
                throw Failures.Runtime("cat", $"the tensors must have as many dimensions, there are some of {first.Sizes.Length} and {tensor.Sizes.Length}");
            for (var d = 0; d < tensor.Sizes.Length; d++)
                if (d != dimension && tensor.Sizes[d] != first.Sizes[d])
                    throw Failures.Runtime("cat", $"sizes must match but in dimension {dimension}: {first.Sizes[d]} is expected in dimension {d}, the tensor at {i} has {tensor.Sizes[d]}");
            along += tensor.Sizes[dimension];
        }

        return (dimension, first.Sizes.SetItem(dimension, along), TypeOf(tensors));
    }

    // An empty vector goes with anything, for the sake of old programs.
    private static bool IsSkipped(Tensor tensor) => tensor.Sizes is [0];

    private static MemoryFormat? Format(IReadOnlyList<Tensor> tensors)
    {
        MemoryFormat? common = null;
        foreach (var tensor in tensors)
        {
            var format = !tensor.IsContiguous && tensor.Shape.IsChannelsLast(MemoryFormat.ChannelsLast) ? MemoryFormat.ChannelsLast
                : !tensor.IsContiguous && tensor.Shape.IsChannelsLast(MemoryFormat.ChannelsLast3d) ? MemoryFormat.ChannelsLast3d
                : MemoryFormat.Contiguous;
            if (common is { } known && known != format) return MemoryFormat.Contiguous;
            common = format;
        }

        return common;
    }

    private static Tensor Join(IReadOnlyList<Tensor> tensors, int dimension, Tensor result)
    {
        if (result.IsMeta) return result;
        var offset = result.StorageOffset;
        foreach (var tensor in tensors)
        {
            if (IsSkipped(tensor)) continue;
            Copy(tensor, result.CreateAlias(new(tensor.Sizes, result.Strides), offset));
            offset += tensor.Sizes[dimension] * result.Strides[dimension];
        }

        return result;
    }

    private static void Copy(Tensor from, Tensor to)
    {
        if (from.ScalarType == to.ScalarType) StridedCopy.Into(from, to);
        else ConvertingCopy.Into(from, to);
    }
}
