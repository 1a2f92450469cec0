using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>The operators that read and write by index, cat and stack, and the derivatives of select and slice.</summary>
/// <param name="aten">The operators they call.</param>
internal sealed class IndexingSet(AtenOperators aten) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. Leaves(dispatcher, DispatchKey.CPU),
        .. Leaves(dispatcher, DispatchKey.Meta),
        // Also serves a call without tensors, which has no device to go to and is refused.
        Operators.Cat.Implement(dispatcher, AliasKey.CompositeExplicitAutogradNonFunctional, Cat, Next.Composite),
        Operators.Stack.Implement(dispatcher, AliasKey.CompositeExplicitAutograd, Stack, Next.Composite),
        Operators.SelectBackward.Implement(dispatcher, AliasKey.CompositeExplicitAutogradNonFunctional, SelectBackward, Next.Composite),
        Operators.SliceBackward.Implement(dispatcher, AliasKey.CompositeExplicitAutograd, SliceBackward, Next.Composite),
    ];

    private static Registration[] Leaves(Dispatcher dispatcher, DispatchKey key) =>
    [
        Operators.Gather.Implement(dispatcher, key, GatherKernels.Gather, Next.Leaf),
        Operators.ScatterSrc.Implement(dispatcher, key, GatherKernels.ScatterSrc, Next.Leaf),
        Operators.ScatterInPlaceSrc.Implement(dispatcher, key, GatherKernels.ScatterInPlaceSrc, Next.Leaf),
        Operators.ScatterValue.Implement(dispatcher, key, GatherKernels.ScatterValue, Next.Leaf),
        Operators.ScatterAdd.Implement(dispatcher, key, GatherKernels.ScatterAdd, Next.Leaf),
        Operators.ScatterAddInPlace.Implement(dispatcher, key, GatherKernels.ScatterAddInPlace, Next.Leaf),
        Operators.IndexSelect.Implement(dispatcher, key, IndexSelectKernels.IndexSelect, Next.Leaf),
        Operators.IndexAdd.Implement(dispatcher, key, IndexSelectKernels.IndexAdd, Next.Leaf),
        Operators.IndexAddInPlace.Implement(dispatcher, key, IndexSelectKernels.IndexAddInPlace, Next.Leaf),
        Operators.Cat.Implement(dispatcher, key, CatKernels.Cat, Next.Leaf),
        Operators.CatOut.Implement(dispatcher, key, CatKernels.CatOut, Next.Leaf),
    ];

    private Tensor Cat(IReadOnlyList<Tensor> tensors, long dim)
    {
        if (tensors.Count == 0) throw Failures.Value("cat", "there is no tensor to join");
        var first = tensors[0];
        return aten.CatOut.Call(tensors, dim, aten.Empty.Call([0], CatKernels.TypeOf(tensors), first.Layout, first.Device, null, null));
    }

    private Tensor Stack(IReadOnlyList<Tensor> tensors, long dim)
    {
        if (tensors.Count == 0) throw Failures.Runtime("stack", "there is no tensor to stack");
        var dimension = Shapes.WrapDimension(dim, tensors[0].Sizes.Length + 1);
        for (var i = 1; i < tensors.Count; i++)
            if (!tensors[i].Sizes.AsSpan().SequenceEqual(tensors[0].Sizes.AsSpan()))
                throw Failures.Runtime("stack", $"all tensors must have the same sizes, those at 0 and {i} have {Failures.SizesOf(tensors[0])} and {Failures.SizesOf(tensors[i])}");
        return aten.Cat.Call([.. tensors.Select(t => aten.Unsqueeze.Call(t, dimension))], dimension);
    }

    private Tensor SelectBackward(Tensor gradOutput, IReadOnlyList<SymInt> inputSizes, long dim, SymInt index)
    {
        var zeros = ZerosLike(gradOutput, inputSizes);
        aten.CopyInPlace.Call(aten.Select.Call(zeros, dim, index), gradOutput, false);
        return zeros;
    }

    private Tensor SliceBackward(Tensor gradOutput, IReadOnlyList<SymInt> inputSizes, long dim, SymInt start, SymInt end, SymInt step)
    {
        var zeros = ZerosLike(gradOutput, inputSizes);
        aten.CopyInPlace.Call(aten.Slice.Call(zeros, dim, start, end, step), gradOutput, false);
        return zeros;
    }

    private Tensor ZerosLike(Tensor grad, IReadOnlyList<SymInt> sizes) => aten.Zeros.Call(sizes, grad.ScalarType, grad.Layout, grad.Device, null);
}
