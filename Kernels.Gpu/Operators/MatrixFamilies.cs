using System.Collections.Immutable;
using Functional.Dispatch.Aten.MatrixProduct;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>Products of matrices and vectors.</summary>
internal static class MatrixFamilies
{
    public static ImmutableArray<Family> All { get; } =
    [
        new(Product, [Mm.Schema, MmOut.Schema, Bmm.Schema, BmmOut.Schema]),
        new(AddedProduct, [Addmm.Schema, AddmmInPlace.Schema, AddmmOut.Schema]),
        new(Dot, [Aten.Operators.Dot.Schema]),
        new(MatrixVector, [Mv.Schema]),
    ];

    private static void Product(Call call)
    {
        var (self, mat2) = (call.Tensor("self"), call.Tensor("mat2"));
        MatrixWork.Multiply(call.Work, Kind(call, self, self), call.Result, self, mat2, null, 1, 0);
    }

    private static void AddedProduct(Call call)
    {
        var (self, left, right) = (call.Tensor("self"), call.Tensor("mat1"), call.Tensor("mat2"));
        var beta = call.Number("beta")!.Value;
        MemoryOverlap.ForbidInternal(call.Result);
        MatrixKernels.CheckTruthFactor(call.Result, left, beta);
        MatrixWork.Multiply(call.Work, Kind(call, self, left), call.Result, left, right, self, call.Number("alpha")!.Value, beta);
    }

    // A sum of products: a matrix kernel would leave all but one group idle.
    private static void Dot(Call call)
    {
        var self = call.Tensor("self");
        var (kind, work) = (Kind(call, self, self), call.Work);
        var summed = kind.IsFloating ? kind : work.Kind(ScalarType.Long);
        var products = work.Temporary(self.Sizes, kind);
        PointwiseWork.Run(work, PointwiseOperation.Named("mul"), kind, products, [self, call.Tensor("tensor")]);
        var operand = work.As(products, summed);
        work.Into(call.Result, summed, result => ReductionWork.Run(work, $"sum_{summed.Suffix}", summed, result, operand, _ => true));
    }

    private static void MatrixVector(Call call)
    {
        var (self, vector, result) = (call.Tensor("self"), call.Tensor("vec"), call.Result);
        var column = vector.CreateAlias(new TensorShape([vector.Sizes[0], 1], [vector.Strides[0], 1]), vector.StorageOffset);
        var target = result.CreateAlias(new TensorShape([result.Sizes[0], 1], [result.Strides[0], 1]), result.StorageOffset);
        MatrixWork.Multiply(call.Work, Kind(call, self, self), target, self, column, null, 1, 0);
    }

    private static ElementKind Kind(Call call, Tensor self, Tensor left) =>
        // Truth values are refused where there is something to multiply, as on the CPU.
        self.ScalarType != ScalarType.Bool || call.Result.ElementCount == 0 || left.ElementCount == 0 ? call.Work.Kind(self.ScalarType) : throw new TensorNotImplementedException(new TypeNotServedError(call.Work.Name, self.ScalarType));
}
