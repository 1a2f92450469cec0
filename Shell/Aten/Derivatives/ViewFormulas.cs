using System.Collections.Immutable;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten;

// Gradients of views, joins and indexing.
internal sealed partial class AtenDerivatives
{
    private Tensor Unpermute(Tensor grad, IReadOnlyList<long> dims)
    {
        var back = new long[dims.Count];
        for (var i = 0; i < back.Length; i++) back[Wrap(dims[i], back.Length)] = i;
        return Operators.Permute.Call(grad, back);
    }

    private Tensor Unslice(Tensor grad, ImmutableArray<long> sizes, long dim, SymInt? start, SymInt? end, SymInt step) =>
        Operators.SliceBackward.Call(grad, Symbolic(sizes), dim, start ?? 0, end ?? long.MaxValue, step);

    private Tensor Unselect(Tensor grad, ImmutableArray<long> sizes, long dim, SymInt index) =>
        Operators.SelectBackward.Call(grad, Symbolic(sizes), dim, index);

    private Tensor Unsqueezed(Tensor grad, ImmutableArray<long> sizes)
    {
        for (var i = 0; i < sizes.Length; i++)
            if (sizes[i] == 1) grad = Unsqueeze(grad, i);
        return grad;
    }

    private Tensor Unsqueezed(Tensor grad, ImmutableArray<long> sizes, long dim) =>
        sizes.Length > 0 && sizes[Wrap(dim, sizes.Length)] == 1 ? Unsqueeze(grad, Wrap(dim, sizes.Length)) : grad;

    // An empty vector may be joined with anything, and is left out.
    private Tensor?[] Uncat(Tensor grad, GradientShape[] forms, long dim)
    {
        var at = 0L;
        var gradients = new Tensor?[forms.Length];
        var axis = Wrap(dim, grad.Sizes.Length);
        for (var i = 0; i < forms.Length; i++)
        {
            var sizes = forms[i].Shape.Sizes;
            if (sizes is [0] && grad.Sizes.Length != 1)
            {
                gradients[i] = Zeros(forms[i]);
                continue;
            }

            gradients[i] = For(forms[i].ScalarType, Slice(grad, axis, at, at + sizes[axis], 1));
            at += sizes[axis];
        }

        return gradients;
    }

    private Tensor?[] Unstack(Tensor grad, GradientShape[] forms, long dim)
    {
        var gradients = new Tensor?[forms.Length];
        for (var i = 0; i < forms.Length; i++) gradients[i] = For(forms[i].ScalarType, Select(grad, dim, i));
        return gradients;
    }

    private Tensor IndexedLike(Tensor grad, long dim, Tensor index, ImmutableArray<long> sizes) => sizes.Length > 0
        ? Expand(Operators.IndexSelect.Call(grad, dim, index), sizes)
        : Operators.IndexSelect.Call(grad, dim, index.Sizes.Length > 0 ? Squeeze(index, 0) : index);

    // Both tensors are seen in one storage: the gradient is put where the view was, and read where the tensor was. Where the view had an element
    // twice its gradients add up; where the tensor had, the element's gradient is shared among them.
    private Tensor Unstrided(Tensor grad, in GradientShape form, IReadOnlyList<SymInt> size, IReadOnlyList<SymInt> stride, SymInt? storageOffset)
    {
        var (viewSizes, viewStrides) = (new List<long>(), new List<long>());
        for (var i = size.Count - 1; i >= 0; i--)
        {
            var (length, step) = (size[i].ToInt64(), stride[i].ToInt64());
            if (length == 0) return Zeros(form);
            if (length == 1) grad = Squeeze(grad, i);
            else if (step == 0) grad = Operators.SumDim.Call(grad, [i]);
            else (viewSizes, viewStrides) = ([length, .. viewSizes], [step, .. viewStrides]);
        }

        var view = new TensorShape([.. viewSizes], [.. viewStrides]);
        var own = form.Shape;
        if (own.ElementCount == 0) return Zeros(form);
        var offset = storageOffset?.ToInt64() ?? form.StorageOffset;
        var begin = Math.Min(form.StorageOffset, offset);
        var (ownOffset, viewOffset) = (form.StorageOffset - begin, offset - begin);
        var length1 = Math.Max(Extent(own, ownOffset), Extent(view, viewOffset));
        var storage = Zeros(form with { Shape = TensorShape.Contiguous(length1), ScalarType = grad.ScalarType });
        var (viewOverlaps, ownOverlaps) = (MayOverlap(view), MayOverlap(own));
        var places = viewOverlaps || ownOverlaps
            ? Operators.Arange.Call(length1, ScalarType.Long, null, form.Device, null) : null;
        if (viewOverlaps) Operators.IndexAddInPlace.Call(storage, 0, Flat(Strided(places!, view, viewOffset)), Flat(grad));
        else Operators.CopyInPlace.Call(Strided(storage, view, viewOffset), grad);
        if (ownOverlaps)
        {
            var where = Flat(Strided(places!, own, ownOffset));
            var ones = Operators.Ones.Call(Symbolic(where.Sizes), grad.ScalarType, null, form.Device, null);
            storage = Div(storage, Operators.IndexAdd.Call(ZerosLike(storage), 0, where, ones));
        }

        return Strided(storage, own, ownOffset);
    }

    private Tensor Strided(Tensor tensor, in TensorShape shape, long offset) => Operators.AsStrided.Call(tensor, Symbolic(shape.Sizes), Symbolic(shape.Strides), offset);

    private Tensor Flat(Tensor tensor) => Operators.Reshape.Call(tensor, [-1]);

    private static long Extent(in TensorShape shape, long offset)
    {
        var extent = offset + 1;
        for (var i = 0; i < shape.Sizes.Length; i++) extent += (shape.Sizes[i] - 1) * shape.Strides[i];
        return extent;
    }

    // Sorted by stride, each dimension must step over the whole of the smaller ones; those that do not may or may not overlap.
    private static bool MayOverlap(TensorShape shape)
    {
        var reach = 0L;
        foreach (var i in Enumerable.Range(0, shape.Sizes.Length).Where(i => shape.Sizes[i] != 1).OrderBy(i => shape.Strides[i]))
        {
            if (shape.Strides[i] <= reach) return true;
            reach += shape.Strides[i] * (shape.Sizes[i] - 1);
        }

        return false;
    }
}
