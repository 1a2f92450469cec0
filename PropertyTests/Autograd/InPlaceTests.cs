using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using static Functional.Dispatch.PropertyTests.Autograd.Net;

namespace Functional.Dispatch.PropertyTests.Autograd;

/// <summary>In-place updates, views, and both together. The values are what PyTorch 2.14.1 gives.</summary>
public sealed class InPlaceTests : IDisposable
{
    private readonly Net _net = new();

    public void Dispose() => _net.Dispose();

    [Fact]
    public void An_update_of_what_was_saved_is_found_by_its_version()
    {
        var x = Leaf(2, 3);
        var s = _net.Mul(x, 1);
        var y = _net.Mul(s, s);
        _net.MulInPlace(s, 2);
        var error = Assert.IsType<SavedTensorUpdatedError>(Assert.Throws<AutogradException>(() => _net.Backward(_net.Sum(y))).Error);
        Assert.Equal(new SavedTensorUpdatedError(ScalarType.Double, [2], "MulBackward1", 0, 1, 0) with { Sizes = error.Sizes }, error);
        Assert.Equal(
            "one of the variables needed for gradient computation has been modified by an inplace operation: [Double [2]], which is output 0 of MulBackward1, is at version 1; expected version 0 instead",
            error.Message);
    }

    [Fact]
    public void An_update_of_a_result_that_was_saved_is_found_too()
    {
        var x = Leaf(2, 3);
        var y = _net.Exp(x);
        _net.MulInPlace(y, 2);
        var error = Assert.IsType<SavedTensorUpdatedError>(Assert.Throws<AutogradException>(() => _net.Backward(_net.Sum(y))).Error);
        Assert.Equal(("ExpBackward0", 0, 1, 0), (error.Function, error.Output, error.Version, error.Expected));
    }

    [Fact]
    public void An_update_of_what_was_not_saved_is_differentiated()
    {
        var x = Leaf(2, 3);
        var y = _net.Add(x, x);
        _net.MulInPlace(y, 5);
        var function = y.GradientFunction!;
        Assert.Equal("MulBackward1", function.Name);
        Assert.Equal("AddBackward0", function.NextEdges[0].Function!.Name);
        _net.Backward(_net.Sum(y));
        Assert.Equal([10, 10], GradOf(x));
    }

    [Fact]
    public void What_an_in_place_operator_needs_of_its_own_operand_is_saved_as_it_was()
    {
        var (x, w) = (Leaf(2, 3), Leaf(5, 7));
        var y = _net.Mul(x, 1);
        _net.Aten.MulInPlaceTensor.Call(y, w);
        _net.Backward(_net.Sum(y));
        Assert.Equal([5, 7], GradOf(x));
        Assert.Equal([2, 3], GradOf(w));
    }

    [Fact]
    public void A_leaf_that_requires_grad_is_updated_only_without_recording()
    {
        var x = Leaf(2, 3);
        Assert.Equal(new LeafUpdateError(false), Assert.Throws<AutogradException>(() => _net.MulInPlace(x, 2)).Error);
        Assert.Equal(new LeafUpdateError(true), Assert.Throws<AutogradException>(() => _net.MulInPlace(_net.Slice(x, 0, 1), 2)).Error);
        Assert.Equal([2, 3], Values(x));
        using (Guards.NoGrad()) _net.MulInPlace(x, 2);
        Assert.Equal([4, 6], Values(x));
        Assert.Equal(1, x.Version);
    }

    [Fact]
    public void A_tensor_without_gradients_gets_them_by_an_update_with_what_requires_grad()
    {
        var (x, y) = (Leaf(2, 3), Constant(10, 10));
        _net.Aten.AddInPlaceTensor.Call(y, x);
        Assert.True(y.RequiresGrad);
        _net.Backward(_net.Sum(y));
        Assert.Equal([1, 1], GradOf(x));
    }

    [Fact]
    public void A_view_shares_version_and_base()
    {
        var x = Constant(1, 2, 3);
        var view = _net.Slice(_net.Slice(x, 0, 3), 1, 3);
        Assert.Same(x, view.ViewedBase);
        _net.MulInPlace(view, 10);
        Assert.Equal([1, 20, 30], Values(x));
        Assert.Equal((1, 1), (x.Version, view.Version));
    }

    [Fact]
    public void An_update_of_a_view_passes_gradients_of_the_rest_of_the_base_unchanged()
    {
        var x = Leaf(1, 2, 3);
        var y = _net.Mul(x, 2);
        var view = _net.Slice(y, 1, 3);
        _net.MulInPlace(view, 10);
        Assert.Equal("CopySlices", y.GradientFunction!.Name);
        Assert.Equal("AsStridedBackward0", view.GradientFunction!.Name);
        _net.Backward(_net.Sum(y), retainGraph: true);
        Assert.Equal([2, 20, 20], GradOf(x));
        x.Grad = null;
        _net.Backward(_net.Sum(view));
        Assert.Equal([0, 20, 20], GradOf(x));
    }

    [Fact]
    public void A_view_made_before_the_base_was_updated_has_the_update_in_its_history()
    {
        var x = Leaf(1, 2, 3);
        var y = _net.Mul(x, 2);
        var view = _net.Slice(y, 1, 3);
        Assert.Equal("SliceBackward0", view.GradientFunction!.Name);
        _net.MulInPlace(y, 7);
        Assert.Equal("AsStridedBackward0", view.GradientFunction!.Name);
        _net.Backward(_net.Sum(view));
        Assert.Equal([0, 14, 14], GradOf(x));
    }

    [Fact]
    public void An_update_of_one_view_shows_in_another()
    {
        var (x, w) = (Leaf(1, 2, 3), Leaf(5, 6));
        var y = _net.Mul(x, 2);
        var (left, right) = (_net.Slice(y, 0, 2), _net.Slice(y, 1, 3));
        _net.Aten.MulInPlaceTensor.Call(left, w);
        Assert.Equal([24, 6], Values(right));
        _net.Backward(_net.Sum(right));
        Assert.Equal([0, 12, 2], GradOf(x));
        Assert.Equal([0, 4], GradOf(w));
    }

    [Fact]
    public void A_base_without_gradients_gets_them_through_a_view()
    {
        var (x, w) = (Constant(1, 2, 3), Leaf(5, 6));
        var view = _net.Slice(x, 1, 3);
        _net.Aten.MulInPlaceTensor.Call(view, w);
        Assert.True(x.RequiresGrad);
        Assert.False(x.IsLeaf);
        _net.Backward(_net.Sum(_net.Mul(x, x)));
        Assert.Equal([2 * 10 * 2, 2 * 18 * 3], GradOf(w));
    }

    [Fact]
    public void Overwriting_a_view_cuts_its_part_off()
    {
        var (x, w) = (Leaf(1, 2, 3), Leaf(8, 9));
        var y = _net.Mul(x, 2);
        _net.Aten.CopyInPlace.Call(_net.Slice(y, 1, 3), w);
        Assert.Equal([2, 8, 9], Values(y));
        _net.Backward(_net.Sum(_net.Mul(y, y)));
        Assert.Equal([8, 0, 0], GradOf(x));
        Assert.Equal([16, 18], GradOf(w));
    }

    [Fact]
    public void A_view_that_shows_elements_twice_adds_their_gradients_up()
    {
        var x = Leaf(1, 2, 3);
        var windows = _net.Aten.AsStrided.Call(x, [2, 2], [1, 1]);
        Assert.Equal([1, 2, 2, 3], Values(windows));
        _net.Backward(_net.Sum(windows));
        Assert.Equal([1, 2, 1], GradOf(x));
    }

    [Fact]
    public void A_view_made_without_recording_is_not_updated_with_it()
    {
        var x = Leaf(1, 2, 3);
        var y = _net.Mul(x, 2);
        Tensor view;
        using (Guards.NoGrad()) view = _net.Slice(y, 1, 3);
        Assert.True(view.RequiresGrad);
        Assert.Null(view.GradientFunction);
        Assert.Equal(ViewCreation.NoGrad, Assert.IsType<ViewUpdateError>(Assert.Throws<AutogradException>(() => _net.MulInPlace(view, 2)).Error).Creation);
    }

    [Fact]
    public void A_detached_tensor_counts_versions_with_the_other()
    {
        var x = Leaf(2, 3);
        var y = _net.Mul(x, 1);
        var product = _net.Mul(y, y);
        var detached = _net.Aten.Detach.Call(y);
        Assert.False(detached.RequiresGrad);
        Assert.False(detached.IsView);
        _net.MulInPlace(detached, 2);
        Assert.Equal(1, y.Version);
        Assert.IsType<SavedTensorUpdatedError>(Assert.Throws<AutogradException>(() => _net.Backward(_net.Sum(product))).Error);
    }

    [Fact]
    public void Forms_with_out_do_not_record()
    {
        var x = Leaf(2, 3);
        var error = Assert.Throws<AutogradException>(() => _net.Aten.AddOut.Call(x, x, 1, Constant(0, 0)));
        Assert.Equal(new OutArgumentError("add"), error.Error);
        Assert.Throws<AutogradException>(() => _net.Aten.AddOut.Call(Constant(1, 1), Constant(1, 1), 1, x));
        var result = Constant(0, 0);
        using (Guards.NoGrad()) _net.Aten.AddOut.Call(x, x, 1, result);
        Assert.Equal([4, 6], Values(result));
        Assert.Equal(1, result.Version);
    }

    [Fact]
    public void Inference_tensors_are_neither_saved_nor_updated_outside()
    {
        Tensor inference;
        using (Guards.InferenceMode()) inference = Constant(2, 3);
        Assert.IsType<SavedInferenceTensorError>(Assert.Throws<AutogradException>(() => _net.Mul(Leaf(1, 1), inference)).Error);
        Assert.Equal([3, 4], Values(_net.Add(Leaf(1, 1), inference)));
        Assert.Throws<InferenceTensorException>(() => _net.MulInPlace(inference, 2));
    }

    [Fact]
    public void A_gradient_retained_by_an_updated_tensor_is_that_of_its_newest_value()
    {
        var x = Leaf(2, 3);
        var y = _net.Mul(x, 2);
        y.RetainGrad();
        _net.MulInPlace(y, 5);
        _net.Backward(_net.Sum(_net.Mul(y, 3)));
        Assert.Equal([3, 3], GradOf(y));
        Assert.Equal([30, 30], GradOf(x));
    }
}
