using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>The reductions: those over all elements go through those over given dimensions, as in PyTorch.</summary>
/// <param name="aten">The operators they call.</param>
internal sealed class ReductionSet(AtenOperators aten) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. Leaves(dispatcher, DispatchKey.CPU),
        .. Leaves(dispatcher, DispatchKey.Meta),
        Operators.Sum.Implement(dispatcher, AliasKey.CompositeExplicitAutograd, Sum, Next.Composite),
        Operators.Mean.Implement(dispatcher, AliasKey.CompositeExplicitAutograd, Mean, Next.Composite),
        Operators.SumToSize.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, SumToSize, Next.Composite),
        Operators.ValueSelectingReductionBackward.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, ValueSelectingBackward, Next.Composite),
    ];

    private static Registration[] Leaves(Dispatcher dispatcher, DispatchKey key) =>
    [
        Operators.SumDim.Implement(dispatcher, key, ReductionKernels.SumDim, Next.Leaf),
        Operators.SumOut.Implement(dispatcher, key, ReductionKernels.SumOut, Next.Leaf),
        Operators.MeanDim.Implement(dispatcher, key, ReductionKernels.MeanDim, Next.Leaf),
        Operators.MeanOut.Implement(dispatcher, key, ReductionKernels.MeanOut, Next.Leaf),
        Operators.Amax.Implement(dispatcher, key, ReductionKernels.Amax, Next.Leaf),
        Operators.AmaxOut.Implement(dispatcher, key, ReductionKernels.AmaxOut, Next.Leaf),
        Operators.Amin.Implement(dispatcher, key, ReductionKernels.Amin, Next.Leaf),
        Operators.AminOut.Implement(dispatcher, key, ReductionKernels.AminOut, Next.Leaf),
        Operators.Max.Implement(dispatcher, key, ReductionKernels.Max, Next.Leaf),
        Operators.Min.Implement(dispatcher, key, ReductionKernels.Min, Next.Leaf),
        Operators.Any.Implement(dispatcher, key, ReductionKernels.Any, Next.Leaf),
        Operators.AnyDim.Implement(dispatcher, key, ReductionKernels.AnyDim, Next.Leaf),
        Operators.All.Implement(dispatcher, key, ReductionKernels.All, Next.Leaf),
        Operators.AllDim.Implement(dispatcher, key, ReductionKernels.AllDim, Next.Leaf),
        Operators.MaxDim.Implement(dispatcher, key, SelectionKernels.MaxDim, Next.Leaf),
        Operators.MaxDimOut.Implement(dispatcher, key, SelectionKernels.MaxDimOut, Next.Leaf),
        Operators.MinDim.Implement(dispatcher, key, SelectionKernels.MinDim, Next.Leaf),
        Operators.MinDimOut.Implement(dispatcher, key, SelectionKernels.MinDimOut, Next.Leaf),
        Operators.Argmax.Implement(dispatcher, key, SelectionKernels.Argmax, Next.Leaf),
        Operators.ArgmaxOut.Implement(dispatcher, key, SelectionKernels.ArgmaxOut, Next.Leaf),
        Operators.Argmin.Implement(dispatcher, key, SelectionKernels.Argmin, Next.Leaf),
        Operators.ArgminOut.Implement(dispatcher, key, SelectionKernels.ArgminOut, Next.Leaf),
    ];

    private Tensor Sum(Tensor self, ScalarType? dtype) => aten.SumDim.Call(self, [], false, dtype);

    private Tensor Mean(Tensor self, ScalarType? dtype) => aten.MeanDim.Call(self, [], false, dtype);

    private Tensor SumToSize(Tensor self, IReadOnlyList<SymInt> size)
    {
        var sizes = size.ToSizes();
        var more = self.Sizes.Length - sizes.Length;
        for (var d = 0; d < sizes.Length; d++)
            if (more < 0 || (sizes[d] != 1 && sizes[d] != self.Sizes[more + d]))
                throw Failures.Runtime("sum_to_size", $"[{string.Join(", ", sizes)}] does not expand to {Failures.SizesOf(self)}");
        if (sizes.Length == 0) return aten.Sum.Call(self, null);
        var dims = new List<long>();
        for (var d = 0; d < self.Sizes.Length; d++)
            if (d < more || (sizes[d - more] == 1 && self.Sizes[d] != 1)) dims.Add(d);
        if (dims.Count > 0) self = aten.SumDim.Call(self, dims, true, null);
        return more > 0 ? aten.View.Call(self, size) : self;
    }

    private Tensor ValueSelectingBackward(Tensor grad, long dim, Tensor indices, IReadOnlyList<SymInt> sizes, bool keepdim)
    {
        if (!keepdim && sizes.Count > 0) (grad, indices) = (aten.Unsqueeze.Call(grad, dim), aten.Unsqueeze.Call(indices, dim));
        var zeros = aten.Zeros.Call(sizes, grad.ScalarType, grad.Layout, grad.Device, null);
        return aten.ScatterInPlaceSrc.Call(zeros, dim, indices, grad);
    }
}
