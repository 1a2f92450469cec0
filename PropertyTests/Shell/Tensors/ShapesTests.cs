using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Tensors;

public sealed class ShapesTests
{
    [Fact]
    public void A_dimension_without_a_second_element_has_no_say_in_contiguity()
    {
        Assert.True(new TensorShape([1, 3], [77, 1]).IsContiguous());
        Assert.False(new TensorShape([1, 3], [77, 1]).HasRowMajorStrides());
        Assert.True(new TensorShape([0, 3], [77, 5]).IsContiguous());
        Assert.False(new TensorShape([2, 3], [1, 2]).IsContiguous());
        Assert.True(new TensorShape([2, 3], [1, 2]).IsNonOverlappingAndDense());
        Assert.False(new TensorShape([2, 3], [0, 1]).IsNonOverlappingAndDense());
        Assert.True(new TensorShape([1, 2, 3, 4], [24, 1, 8, 2]).IsChannelsLast(MemoryFormat.ChannelsLast));
    }

    // Strides that PyTorch 2.14.1 gives clones and empty_like: the order of the dimensions stays, gaps go, what is repeated becomes row-major.
    [Fact]
    public void A_dense_shape_keeps_the_order_of_the_dimensions()
    {
        Assert.Equal(new TensorShape([4, 2, 2], [1, 8, 4]), new TensorShape([4, 2, 2], [1, 12, 8]).Dense());
        Assert.Equal(new TensorShape([2, 3, 4], [12, 4, 1]), new TensorShape([2, 3, 4], [0, 1, 0]).Dense());
        Assert.Equal(new TensorShape([2, 3], [3, 1]), new TensorShape([2, 3], [0, 1]).Dense());
        var already = new TensorShape([4, 2, 3], [1, 12, 4]);
        Assert.Equal(already, already.Dense());
    }

    [Fact]
    public void Sizes_broadcast_from_the_right()
    {
        Assert.Equal([2, 3, 4], Shapes.Broadcast([3, 1], [2, 1, 4]));
        Assert.Equal([0, 3], Shapes.Broadcast([1, 3], [0, 1]));
        Assert.Equal([5], Shapes.Broadcast([], [5]));
        var error = (BroadcastError)Assert.Throws<TensorRuntimeException>(() => Shapes.Broadcast([2, 3], [4, 3])).Error;
        Assert.Equal(0, error.Dimension);
    }

    [Fact]
    public void Partial_overlap_is_refused_where_it_is_plain_to_see()
    {
        var tensor = HostTensors.From<float>([1, 2, 3, 4], 4);
        var (front, back) = (tensor.CreateAlias(TensorShape.Contiguous(3), 0), tensor.CreateAlias(TensorShape.Contiguous(3), 1));
        Assert.True(((MemoryOverlapError)Assert.Throws<TensorRuntimeException>(() => MemoryOverlap.ForbidInternal(tensor.CreateAlias(new TensorShape([2, 4], [0, 1]), 0))).Error).IsInternal);
        Assert.Throws<TensorRuntimeException>(() => MemoryOverlap.ForbidPartial(front, back));
        MemoryOverlap.ForbidPartial(front, front.CreateAlias(front.Shape, 0));
        Assert.Throws<TensorRuntimeException>(() => MemoryOverlap.ForbidAny(front, front.CreateAlias(front.Shape, 0)));
        MemoryOverlap.ForbidAny(tensor.CreateAlias(TensorShape.Contiguous(2), 0), tensor.CreateAlias(TensorShape.Contiguous(2), 2));
        MemoryOverlap.ForbidAny(front, HostTensors.From<float>([1, 2, 3], 3));
    }

    [Fact]
    public void A_dimension_is_counted_from_either_end()
    {
        Assert.Equal(2, Shapes.WrapDimension(-1, 3));
        Assert.Equal(0, Shapes.WrapDimension(-1, 0));
        Assert.Throws<TensorIndexException>(() => Shapes.WrapDimension(3, 3));
        Assert.Throws<TensorIndexException>(() => Shapes.WrapDimension(-4, 3));
    }
}
