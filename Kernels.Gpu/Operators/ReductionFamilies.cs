using System.Collections.Immutable;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>Sums, extremes, truth of all or any, over any dimensions.</summary>
internal static class ReductionFamilies
{
    private static readonly ElementKind Bytes = ElementKind.Of(ScalarType.Byte)!;

    public static ImmutableArray<Family> All { get; } =
    [
        new(call => Sum(call, false), [SumDim.Schema, SumOut.Schema]),
        new(call => Sum(call, true), [MeanDim.Schema, MeanOut.Schema]),
        new(call => Extreme(call, "amax"), [Amax.Schema, AmaxOut.Schema, Max.Schema]),
        new(call => Extreme(call, "amin"), [Amin.Schema, AminOut.Schema, Min.Schema]),
        new(call => Truth(call, "any"), [Any.Schema, AnyDim.Schema]),
        new(call => Truth(call, "all"), [Aten.Operators.All.Schema, AllDim.Schema]),
        new(call => Pair(call, true), [MaxDim.Schema, MaxDimOut.Schema]),
        new(call => Pair(call, false), [MinDim.Schema, MinDimOut.Schema]),
        new(call => Place(call, true), [Argmax.Schema, ArgmaxOut.Schema]),
        new(call => Place(call, false), [Argmin.Schema, ArgminOut.Schema]),
    ];

    private static DimensionSet Dimensions(Call call) =>
        call.Has("dim") ? DimensionSet.Of(call.Ints("dim"), call.Tensor("self").Sizes.Length) : DimensionSet.All(call.Tensor("self").Sizes.Length);

    // In the type of the result: integers in int64, whatever they are stored as.
    private static void Sum(Call call, bool isMean)
    {
        var (self, dims, type) = (call.Tensor("self"), Dimensions(call), call.Result.ScalarType);
        if (type == ScalarType.Bool)
        {
            Truth(call, "any");
            return;
        }

        var kind = call.Work.Kind(ScalarTypes.IsIntegral(type, includeBool: false) ? ScalarType.Long : type);
        var scale = isMean ? 1.0 / dims.Count(self.Sizes) : 1;
        var operand = call.Work.As(self, kind);
        call.Work.Into(call.Result, kind, result => ReductionWork.Run(call.Work, $"sum_{kind.Suffix}", kind, result, operand, dims.Has, scale));
    }

    private static void Extreme(Call call, string kernel)
    {
        var (self, dims) = (call.Tensor("self"), Dimensions(call));
        var kind = Ordered(call, self);
        var operand = call.Work.As(self, call.Work.Kind(self.ScalarType));
        call.Work.Into(call.Result, call.Work.Kind(self.ScalarType), result => ReductionWork.Run(call.Work, $"{kernel}_{kind.Suffix}", kind, result, operand, dims.Has));
    }

    private static void Truth(Call call, string kernel)
    {
        var (dims, operand) = (Dimensions(call), call.Work.As(call.Tensor("self"), ElementKind.Bool));
        // A uint8 result holds the same 0 and 1.
        var kind = call.Result.ScalarType == ScalarType.Byte ? Bytes : ElementKind.Bool;
        call.Work.Into(call.Result, kind, result => ReductionWork.Run(call.Work, $"{kernel}_b8", ElementKind.Bool, result, operand, dims.Has));
    }

    private static void Pair(Call call, bool greatest)
    {
        var self = call.Tensor("self");
        var (kind, stored, dims) = (Ordered(call, self), call.Work.Kind(self.ScalarType), Dimensions(call));
        var operand = call.Work.As(self, stored);
        call.Work.Into(call.Results[0], stored, values =>
            call.Work.Into(call.Results[1], call.Work.Kind(ScalarType.Long), indices => ReductionWork.Select(call.Work, greatest, kind, values, indices, operand, dims.Has)));
    }

    private static void Place(Call call, bool greatest)
    {
        var self = call.Tensor("self");
        var (kind, dims) = (Ordered(call, self), Dimensions(call));
        var (operand, values) = (call.Work.As(self, kind), call.Work.Temporary(call.Result.Sizes, kind));
        call.Work.Into(call.Result, call.Work.Kind(ScalarType.Long), indices => ReductionWork.Select(call.Work, greatest, kind, values, indices, operand, dims.Has));
    }

    // Truth values are compared as the bytes they are.
    private static ElementKind Ordered(Call call, Tensor self) => self.ScalarType == ScalarType.Bool ? Bytes : call.Work.Kind(self.ScalarType);
}
