using System.Collections.Immutable;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>The kernels of sum, mean, amax, amin, any and all, for CPU and Meta: both find shape and type the same way, only CPU computes.</summary>
internal static class ReductionKernels
{
    /// <summary>Kernel of <c>aten::sum.dim_IntList</c>.</summary>
    public static Tensor SumDim(Tensor self, IReadOnlyList<long>? dim, bool keepdim, ScalarType? dtype)
    {
        var dims = DimensionSet.Of(dim, self.Sizes.Length);
        return Sum(self, dims, Results.New(self, dims.Reduce(self.Sizes, keepdim), SumType(self, dtype)));
    }

    /// <summary>Kernel of <c>aten::sum.IntList_out</c>: it sums in the type of the output.</summary>
    public static Tensor SumOut(Tensor self, IReadOnlyList<long>? dim, bool keepdim, ScalarType? dtype, Tensor output)
    {
        var dims = DimensionSet.Of(dim, self.Sizes.Length);
        return Sum(self, dims, Results.Out(output, self, dims.Reduce(self.Sizes, keepdim), dtype));
    }

    /// <summary>Kernel of <c>aten::mean.dim</c>.</summary>
    public static Tensor MeanDim(Tensor self, IReadOnlyList<long>? dim, bool keepdim, ScalarType? dtype)
    {
        var type = MeanType(self, dtype);
        var dims = DimensionSet.Of(dim, self.Sizes.Length);
        return Mean(self, dims, Results.New(self, dims.Reduce(self.Sizes, keepdim), type));
    }

    /// <summary>Kernel of <c>aten::mean.out</c>.</summary>
    public static Tensor MeanOut(Tensor self, IReadOnlyList<long>? dim, bool keepdim, ScalarType? dtype, Tensor output)
    {
        var type = MeanType(self, dtype);
        var dims = DimensionSet.Of(dim, self.Sizes.Length);
        if (!TypePromotion.CanCast(type, output.ScalarType)) throw new TensorRuntimeException(new ResultCastError(type, output.ScalarType));
        Results.Out(output, self, dims.Reduce(self.Sizes, keepdim), dtype);
        MemoryOverlap.ForbidInternal(output);
        return Mean(self, dims, output);
    }

    /// <summary>Kernel of <c>aten::amax</c>.</summary>
    public static Tensor Amax(Tensor self, IReadOnlyList<long> dim, bool keepdim)
    {
        var dims = Extreme("amax", self, dim);
        return Greatest("amax", self, dims, Results.New(self, dims.Reduce(self.Sizes, keepdim), self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::amax.out</c>.</summary>
    public static Tensor AmaxOut(Tensor self, IReadOnlyList<long> dim, bool keepdim, Tensor output)
    {
        SameType("amax", self, output);
        var dims = Extreme("amax", self, dim);
        return Greatest("amax", self, dims, Results.Out(output, self, dims.Reduce(self.Sizes, keepdim), self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::amin</c>.</summary>
    public static Tensor Amin(Tensor self, IReadOnlyList<long> dim, bool keepdim)
    {
        var dims = Extreme("amin", self, dim);
        return Least("amin", self, dims, Results.New(self, dims.Reduce(self.Sizes, keepdim), self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::amin.out</c>.</summary>
    public static Tensor AminOut(Tensor self, IReadOnlyList<long> dim, bool keepdim, Tensor output)
    {
        SameType("amin", self, output);
        var dims = Extreme("amin", self, dim);
        return Least("amin", self, dims, Results.Out(output, self, dims.Reduce(self.Sizes, keepdim), self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::max</c>.</summary>
    public static Tensor Max(Tensor self) => Greatest("max", self, Whole("max", self), Results.New(self, [], self.ScalarType));

    /// <summary>Kernel of <c>aten::min</c>.</summary>
    public static Tensor Min(Tensor self) => Least("min", self, Whole("min", self), Results.New(self, [], self.ScalarType));

    /// <summary>Kernel of <c>aten::any</c>.</summary>
    public static Tensor Any(Tensor self) => Any(self, DimensionSet.All(self.Sizes.Length), false);

    /// <summary>Kernel of <c>aten::any.dim</c>.</summary>
    public static Tensor AnyDim(Tensor self, long dim, bool keepdim) => Any(self, DimensionSet.Of([dim], self.Sizes.Length), keepdim);

    /// <summary>Kernel of <c>aten::all</c>.</summary>
    public static Tensor All(Tensor self) => All(self, DimensionSet.All(self.Sizes.Length), false);

    /// <summary>Kernel of <c>aten::all.dim</c>.</summary>
    public static Tensor AllDim(Tensor self, long dim, bool keepdim) => All(self, DimensionSet.Of([dim], self.Sizes.Length), keepdim);

    // Integers of any width are summed, and their sum returned, in int64.
    private static ScalarType SumType(Tensor self, ScalarType? dtype) =>
        dtype ?? (ScalarTypes.IsIntegral(self.ScalarType, includeBool: true) ? ScalarType.Long : self.ScalarType);

    private static ScalarType MeanType(Tensor self, ScalarType? dtype)
    {
        var type = dtype ?? self.ScalarType;
        return ScalarTypes.IsFloatingPoint(type) || ScalarTypes.IsComplex(type) ? type
            : throw Failures.Runtime("mean", $"the {(dtype is null ? "input's" : "given")} type must be floating-point or complex, it is {ScalarTypes.Name(type)}");
    }

    private static Tensor Sum(Tensor self, DimensionSet dims, Tensor result)
    {
        if (result.IsMeta) return result;
        switch (result.ScalarType)
        {
            case ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float: Reducer<float, SumReduction<float>>.Into(self, dims, result); break;
            case ScalarType.Double: Reducer<double, SumReduction<double>>.Into(self, dims, result); break;
            case ScalarType.Bool: Reducer<byte, MaxReduction<byte>>.Into(self, dims, result, Runs<byte>.OfTruth(self.ScalarType)); break;
            case var type when ScalarTypes.IsIntegral(type, includeBool: false): Reducer<long, SumReduction<long>>.Into(self, dims, result); break;
            default: ComplexSums.Into(self, dims, result, isMean: false); break;
        }

        return result;
    }

    private static Tensor Mean(Tensor self, DimensionSet dims, Tensor result)
    {
        if (result.IsMeta) return result;
        switch (result.ScalarType)
        {
            case ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float: Reducer<float, MeanReduction<float>>.Into(self, dims, result); break;
            case ScalarType.Double: Reducer<double, MeanReduction<double>>.Into(self, dims, result); break;
            default: ComplexSums.Into(self, dims, result, isMean: true); break;
        }

        return result;
    }

    private static Tensor Greatest(string name, Tensor self, DimensionSet dims, Tensor result)
    {
        if (result.IsMeta) return result;
        switch (self.ScalarType)
        {
            case ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float: Reducer<float, MaxReduction<float>>.Into(self, dims, result); break;
            case ScalarType.Double: Reducer<double, MaxReduction<double>>.Into(self, dims, result); break;
            case ScalarType.Byte or ScalarType.Bool: Reducer<byte, MaxReduction<byte>>.Into(self, dims, result); break;
            case var type when ScalarTypes.IsIntegral(type, includeBool: false): Reducer<long, MaxReduction<long>>.Into(self, dims, result); break;
            default: throw Failures.Type(name, self.ScalarType);
        }

        return result;
    }

    private static Tensor Least(string name, Tensor self, DimensionSet dims, Tensor result)
    {
        if (result.IsMeta) return result;
        switch (self.ScalarType)
        {
            case ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float: Reducer<float, MinReduction<float>>.Into(self, dims, result); break;
            case ScalarType.Double: Reducer<double, MinReduction<double>>.Into(self, dims, result); break;
            case ScalarType.Byte or ScalarType.Bool: Reducer<byte, MinReduction<byte>>.Into(self, dims, result); break;
            case var type when ScalarTypes.IsIntegral(type, includeBool: false): Reducer<long, MinReduction<long>>.Into(self, dims, result); break;
            default: throw Failures.Type(name, self.ScalarType);
        }

        return result;
    }

    private static Tensor Any(Tensor self, DimensionSet dims, bool keep)
    {
        var result = Results.New(self, dims.Reduce(self.Sizes, keep), TruthType(self));
        if (!result.IsMeta) Reducer<byte, MaxReduction<byte>>.Into(self, dims, result, Runs<byte>.OfTruth(self.ScalarType));
        return result;
    }

    private static Tensor All(Tensor self, DimensionSet dims, bool keep)
    {
        var result = Results.New(self, dims.Reduce(self.Sizes, keep), TruthType(self));
        if (!result.IsMeta) Reducer<byte, MinReduction<byte>>.Into(self, dims, result, Runs<byte>.OfTruth(self.ScalarType));
        return result;
    }

    // PyTorch keeps uint8 for the sake of programs from before there was bool.
    private static ScalarType TruthType(Tensor self) => self.ScalarType == ScalarType.Byte ? ScalarType.Byte : ScalarType.Bool;

    private static DimensionSet Whole(string name, Tensor self) =>
        self.ElementCount > 0 ? DimensionSet.All(self.Sizes.Length)
        : throw Failures.Runtime(name, $"a tensor of sizes {Failures.SizesOf(self)} has no element to choose");

    private static DimensionSet Extreme(string name, Tensor self, IReadOnlyList<long> dim)
    {
        if (self.ElementCount == 0 && dim.Count == 0) throw Failures.Runtime(name, $"a tensor of sizes {Failures.SizesOf(self)} is not reduced without a dimension");
        var dims = DimensionSet.Of(dim, self.Sizes.Length);
        for (var d = 0; d < self.Sizes.Length; d++)
            if (dims.Has(d) && self.Sizes[d] == 0) throw Failures.Index(name, $"dimension {d} has no elements to choose from");
        return dims;
    }

    private static void SameType(string name, Tensor self, Tensor output)
    {
        if (self.ScalarType != output.ScalarType)
            throw Failures.Runtime(name, $"input and output must have the same type, they have {ScalarTypes.Name(self.ScalarType)} and {ScalarTypes.Name(output.ScalarType)}");
    }
}
