using System.Collections.Immutable;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>
/// Reading and writing by index, and cat. An index out of range is found by the kernel, later than the call: it raises a flag, and the next call that
/// waits for the device fails (<see cref="DeviceContext.CheckIndices"/>).
/// </summary>
internal static class IndexingFamilies
{
    public static ImmutableArray<Family> All { get; } =
    [
        new(Gather, [Aten.Operators.Gather.Schema]),
        new(call => Scatter(call, false), [ScatterSrc.Schema, ScatterInPlaceSrc.Schema, ScatterValue.Schema]),
        new(call => Scatter(call, true), [ScatterAdd.Schema, ScatterAddInPlace.Schema]),
        new(Select, [IndexSelect.Schema]),
        new(Add, [IndexAdd.Schema, IndexAddInPlace.Schema]),
        new(Join, [Cat.Schema, CatOut.Schema]),
    ];

    private static void Gather(Call call)
    {
        var (self, index, work) = (AtLeastVector(call.Tensor("self")), AtLeastVector(call.Tensor("index")), call.Work);
        var kind = work.Kind(self.ScalarType);
        if (index.ElementCount == 0) return;
        var dim = Shapes.WrapDimension(call.Int("dim"), self.Sizes.Length);
        var (operand, places) = (work.As(self, kind), work.RowMajor(index, work.Kind(ScalarType.Long)));
        work.Into(call.Result, kind, result =>
        {
            var arguments = default(KernelArguments);
            arguments.Add(result);
            arguments.Add(operand);
            arguments.Add(places);
            arguments.Add(work.IndexFlag());
            arguments.Add(index.ElementCount);
            arguments.Add(self.Sizes[dim]);
            arguments.Add(LayoutOf(work, index.Sizes, -1, operand));
            arguments.Add(dim);
            work.Launch(work.Context.Kernel("index", $"gather_{kind.Suffix}"), LaunchGrid.For(index.ElementCount), arguments);
        });
    }

    private static void Scatter(Call call, bool adds)
    {
        var (self, work) = (call.Tensor("self"), call.Work);
        var kind = work.Kind(self.ScalarType);
        if (!ReferenceEquals(call.Result, self)) PointwiseWork.Copy(work, call.Result, self);
        var index = AtLeastVector(call.Tensor("index"));
        if (index.ElementCount == 0) return;
        var (result, dim) = (AtLeastVector(call.Result), Shapes.WrapDimension(call.Int("dim"), self.Sizes.Length));
        var places = work.As(index, work.Kind(ScalarType.Long));
        var source = call.Has("src") ? AtLeastVector(work.As(call.Tensor("src"), kind)) : null;
        var arguments = default(KernelArguments);
        arguments.Add(result);
        arguments.Add(places);
        arguments.Add(source ?? result);
        arguments.Add(work.IndexFlag());
        arguments.Add(index.ElementCount / index.Sizes[dim]);
        arguments.Add(index.Sizes[dim]);
        arguments.Add(result.Sizes[dim]);
        arguments.Add(LayoutOf(work, index.Sizes, dim, result, places, source ?? result));
        arguments.Add(dim);
        arguments.Add(adds ? 1 : 0);
        arguments.Add(source is null ? 0 : 1);
        arguments.Add(source is null ? call.Number("value")!.Value : 0L, kind);
        work.Launch(work.Context.Kernel("index", $"scatter_{kind.Suffix}"), LaunchGrid.For(index.ElementCount / index.Sizes[dim]), arguments);
    }

    private static void Select(Call call)
    {
        var (self, work) = (AtLeastVector(call.Tensor("self")), call.Work);
        var kind = work.Kind(self.ScalarType);
        if (call.Result.ElementCount == 0) return;
        var dim = Shapes.WrapDimension(call.Int("dim"), self.Sizes.Length);
        var (outer, inner) = Around(self.Sizes, dim);
        var length = call.Tensor("index").ElementCount;
        var (operand, places) = (work.RowMajor(self, kind), work.RowMajor(call.Tensor("index"), work.Kind(ScalarType.Long)));
        work.Into(call.Result, kind, result =>
        {
            var arguments = default(KernelArguments);
            arguments.Add(result);
            arguments.Add(operand);
            arguments.Add(places);
            arguments.Add(work.IndexFlag());
            arguments.Add(outer);
            arguments.Add(self.Sizes[dim]);
            arguments.Add(inner);
            arguments.Add(length);
            work.Launch(work.Context.Kernel("index", $"index_select_{kind.Suffix}"), LaunchGrid.For(result.ElementCount), arguments);
        });
    }

    private static void Add(Call call)
    {
        var (self, work) = (call.Tensor("self"), call.Work);
        var kind = work.Kind(self.ScalarType);
        var source = call.Tensor("source");
        var shape = AtLeastVector(self).Sizes;
        var dim = Shapes.WrapDimension(call.Int("dim"), self.Sizes.Length);
        var (outer, inner) = Around(shape, dim);
        var length = call.Tensor("index").ElementCount;
        // The kernel adds in place; a self of other strides is brought together first, and back.
        work.Into(call.Result, kind, result =>
        {
            if (!ReferenceEquals(result, self)) PointwiseWork.Copy(work, result, self);
            if (length == 0 || self.ElementCount == 0) return;
            var arguments = default(KernelArguments);
            arguments.Add(result);
            arguments.Add(work.RowMajor(call.Tensor("index"), work.Kind(ScalarType.Long)));
            arguments.Add(work.RowMajor(source, kind));
            arguments.Add(work.IndexFlag());
            arguments.Add(outer);
            arguments.Add(shape[dim]);
            arguments.Add(inner);
            arguments.Add(length);
            arguments.Add(call.Number("alpha")!.Value, kind);
            work.Launch(work.Context.Kernel("index", $"index_add_{kind.Suffix}"), LaunchGrid.For(outer * inner), arguments);
        });
    }

    private static void Join(Call call)
    {
        var result = call.Result;
        if (result.Sizes is []) return;
        var dim = Shapes.WrapDimension(call.Int("dim"), result.Sizes.Length);
        var offset = result.StorageOffset;
        foreach (var tensor in call.Tensors("tensors"))
        {
            // An empty vector goes with anything, for the sake of old programs.
            if (tensor.Sizes is [0]) continue;
            PointwiseWork.Copy(call.Work, result.CreateAlias(new TensorShape(tensor.Sizes, result.Strides), offset), tensor);
            offset += tensor.Sizes[dim] * result.Strides[dim];
        }
    }

    // A tensor without dimensions counts as one of a single element.
    private static Tensor AtLeastVector(Tensor tensor) => tensor.Sizes.IsEmpty ? tensor.CreateAlias(new TensorShape([1], [1]), tensor.StorageOffset) : tensor;

    private static (long Outer, long Inner) Around(ImmutableArray<long> sizes, int dim)
    {
        var (outer, inner) = (1L, 1L);
        for (var d = 0; d < dim; d++) outer *= sizes[d];
        for (var d = dim + 1; d < sizes.Length; d++) inner *= sizes[d];
        return (outer, inner);
    }

    // Dimensions as they are: the kernels know them by number. Strides where a size is 1 do not matter but along `line`, along which the kernel steps itself.
    private static Layout LayoutOf(Work work, ImmutableArray<long> sizes, int line, params ReadOnlySpan<Tensor> operands)
    {
        if (sizes.Length > KernelLimits.Dimensions)
            throw new TensorRuntimeException(new OperationError(work.Name, $"device kernels that index take at most {KernelLimits.Dimensions} dimensions, these are {sizes.Length}"));
        var layout = new Layout { Dims = sizes.Length };
        for (var d = 0; d < sizes.Length; d++) layout.Sizes[d] = d == line ? 1 : sizes[d];
        for (var o = 0; o < operands.Length; o++)
        {
            layout.Offsets[o] = operands[o].StorageOffset;
            for (var d = 0; d < sizes.Length; d++) layout.SetStride(o, d, operands[o].Strides[d]);
        }

        return layout;
    }
}
