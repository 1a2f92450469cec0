using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Views;

/// <summary>What is written in terms of views: reshape, flatten and expand_as, without kernels for any backend.</summary>
/// <param name="aten">The operators they call.</param>
internal sealed class ReshapeKernels(AtenOperators aten) : IKernelSet
{
    private static readonly AliasKey Implicit = AliasKey.CompositeImplicitAutograd;

    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        Operators.Reshape.Implement(dispatcher, Implicit, Reshape, Next.Composite),
        Operators.Flatten.Implement(dispatcher, Implicit, Flatten, Next.Composite),
        Operators.ExpandAs.Implement(dispatcher, Implicit, (self, other) => aten.Expand.Call(self, other.Sizes.ToSymInts()), Next.Composite),
    ];

    // A view where strides allow it, else a view of a row-major copy.
    private Tensor Reshape(Tensor self, IReadOnlyList<SymInt> shape)
    {
        var sizes = ViewShapes.Inferred(shape.ToSizes(), self.ElementCount);
        return ViewShapes.TryView(self.Shape, sizes) is null
            ? aten.InternalUnsafeView.Call(aten.Clone.Call(self, MemoryFormat.Contiguous), sizes.ToSymInts())
            : aten.View.Call(self, sizes.ToSymInts());
    }

    private Tensor Flatten(Tensor self, long startDim, long endDim)
    {
        var rank = self.Sizes.Length;
        var (start, end) = (Shapes.WrapDimension(startDim, rank), Shapes.WrapDimension(endDim, rank));
        if (start > end) throw new TensorRuntimeException(new OperationError("flatten", "start_dim cannot come after end_dim"));
        if (rank == 0) return aten.Reshape.Call(self, [1]);
        if (start == end) return self;
        var size = 1L;
        for (var i = start; i <= end; i++) size *= self.Sizes[i];
        return aten.Reshape.Call(self, self.Sizes.RemoveRange(start, end - start + 1).Insert(start, size).ToSymInts());
    }
}
