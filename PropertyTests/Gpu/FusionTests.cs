using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Samples.Training;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Xunit;
using static Functional.Dispatch.PropertyTests.Gpu.FusionAssert;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class FusionTests
{
    [Theory]
    [InlineData(ScalarType.Float)]
    [InlineData(ScalarType.Double)]
    public void A_chain_is_one_launch_with_the_bits_of_the_unfused_one(ScalarType type)
    {
        using var session = new DeviceSession();
        var x = session.Ops.Randn.Call([3, 1001], type, device: session.Device.Device);
        var unfused = Gelu(session.Ops, x);
        var fusion = new PointwiseFusion(session.Device);
        Assert.True(fusion.IsFusing);
        using (DispatchModes.Push(fusion))
        {
            var fused = Gelu(session.Ops, x);
            Assert.True(IsPending(fused));
            Assert.Equal((8, 0), (fusion.Recorded, fusion.Launches));
            AssertSame(session, unfused, fused);
            Assert.False(IsPending(fused));
        }

        Assert.Equal((8, 1), (fusion.Recorded, fusion.Launches));
    }

    [Fact]
    public void Types_strides_broadcasting_and_truth_values_make_no_second_launch()
    {
        using var session = new DeviceSession();
        var (ops, device) = (session.Ops, session.Device.Device);
        var whole = ops.ToDtype.Call(ops.MulScalar.Call(ops.Randn.Call([4, 6], device: device), 10), ScalarType.Int);
        var turned = ops.Transpose.Call(ops.Randn.Call([6, 4], ScalarType.Double, device: device), 0, 1);
        var row = ops.Slice.Call(ops.Randn.Call([12], device: device), 0, 0, 12, 2);
        AssertFuses(session, 1, () =>
        {
            var isChosen = ops.LogicalAnd.Call(ops.GtTensor.Call(whole, row), ops.LogicalNot.Call(ops.Isnan.Call(turned)));
            return ops.Where.Call(isChosen, ops.MulTensor.Call(ops.Abs.Call(turned), whole), row);
        });
    }

    [Fact]
    public void A_chain_of_the_same_structure_needs_no_new_kernel_whatever_its_numbers_and_sizes()
    {
        using var session = new DeviceSession();
        using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
        foreach (var size in new long[] { 7, 2000, 3 })
        {
            var x = session.Ops.Full.Call([size], size, dtype: ScalarType.Float, device: session.Device.Device);
            Assert.Equal((size * 0.5) + size, session.Ops.Item.Call(session.Ops.Select.Call(session.Ops.AddScalar.Call(session.Ops.MulScalar.Call(x, 0.5), size), 0, -1)).ToDouble());
        }

        Assert.Equal(1, session.Device.Context.FusedKernels);
    }

    [Theory]
    [InlineData(ScalarType.Int)]
    [InlineData(ScalarType.Long)]
    public void Whole_numbers_wrap_around_on_the_way_as_they_do_in_memory(ScalarType type)
    {
        using var session = new DeviceSession();
        var ops = session.Ops;
        var x = ops.ToDtype.Call(session.To(HostTensors.From([type == ScalarType.Int ? int.MaxValue : long.MaxValue, 1, type == ScalarType.Int ? int.MinValue : long.MinValue], 3)), type);
        AssertFuses(session, 1, () => ops.GtTensor.Call(ops.AddScalar.Call(x, 1), x));
        AssertFuses(session, 1, () => ops.LtTensor.Call(ops.SubScalar.Call(x, 1), x));
        AssertFuses(session, 1, () => ops.GeScalar.Call(ops.Abs.Call(x), 0));
        AssertFuses(session, 1, () => ops.EqTensor.Call(ops.Neg.Call(ops.MulScalar.Call(x, 2)), ops.MulScalar.Call(x, -2)));
        AssertFuses(session, 1, () => ops.GeScalar.Call(ops.MulTensor.Call(x, x), 0));
        AssertFuses(session, 1, () => ops.GtTensor.Call(ops.Addcmul.Call(x, ops.Abs.Call(x), ops.Abs.Call(x)), x));
    }

    [Fact]
    public void An_operation_alone_takes_the_kernel_that_there_is()
    {
        using var session = new DeviceSession();
        var x = session.Ops.Randn.Call([50], device: session.Device.Device);
        AssertFuses(session, 1, () => session.Ops.Exp.Call(x));
        AssertFuses(session, 1, () => session.Ops.MulScalar.Call(x, 3));
        Assert.Equal(0, session.Device.Context.FusedKernels);
    }

    [Fact]
    public void What_one_launch_cannot_take_is_several()
    {
        using var session = new DeviceSession();
        var (ops, device) = (session.Ops, session.Device.Device);
        var x = ops.Randn.Call([10], device: device);
        AssertFuses(session, (100 + Chain.MostSteps - 1) / Chain.MostSteps, () => Enumerable.Range(0, 100).Aggregate(x, (y, _) => ops.Sin.Call(y)));
        var many = Enumerable.Range(0, 20).Select(_ => ops.Randn.Call([10], device: device)).ToArray();
        AssertFuses(session, 2, () => many.Aggregate((y, z) => ops.AddTensor.Call(y, z)));
    }

    [Fact]
    public void Results_on_the_way_can_be_had_too_before_and_after()
    {
        using var session = new DeviceSession();
        var x = session.Ops.Randn.Call([10], device: session.Device.Device);
        var (exponential, sum) = (session.Ops.Exp.Call(x), session.Ops.AddTensor.Call(session.Ops.Exp.Call(x), x));
        var fusion = new PointwiseFusion(session.Device);
        using var guard = DispatchModes.Push(fusion);
        var first = session.Ops.Exp.Call(x);
        var second = session.Ops.AddTensor.Call(first, x);
        AssertSame(session, sum, second);
        Assert.True(IsPending(first));
        AssertSame(session, exponential, first);
        var third = session.Ops.AddTensor.Call(first, x);
        AssertSame(session, sum, third);
        Assert.Equal(3, fusion.Launches);
    }

    [Fact]
    public void A_broadcast_operand_is_computed_once_not_for_every_element()
    {
        using var session = new DeviceSession();
        var (ops, device) = (session.Ops, session.Device.Device);
        var (row, matrix) = (ops.Randn.Call([6], device: device), ops.Randn.Call([4, 6], device: device));
        AssertFuses(session, 2, () => ops.AddTensor.Call(ops.Exp.Call(ops.Sin.Call(row)), ops.Neg.Call(matrix)));
    }

    [Fact]
    public void Other_operators_in_between_find_everything_computed()
    {
        using var session = new DeviceSession();
        var ops = session.Ops;
        var x = ops.Randn.Call([5, 5], device: session.Device.Device);
        AssertFuses(session, 3, () =>
        {
            var product = ops.Mm.Call(ops.MulScalar.Call(ops.Tanh.Call(x), 2), ops.Exp.Call(x));
            return ops.DivTensor.Call(ops.Neg.Call(product), ops.SumDim.Call(product, [1], true));
        });
    }

    [Fact]
    public void A_view_of_a_result_that_is_not_computed_is_a_view_of_it()
    {
        using var session = new DeviceSession();
        var ops = session.Ops;
        var x = ops.Randn.Call([3, 4], device: session.Device.Device);
        AssertFuses(session, 3, () => ops.AddTensor.Call(ops.Transpose.Call(ops.Exp.Call(x), 0, 1), ops.Transpose.Call(ops.Sin.Call(ops.Neg.Call(x)), 0, 1)));
    }

    [Fact]
    public void Errors_are_those_of_the_call_at_the_call()
    {
        using var session = new DeviceSession();
        var (ops, device) = (session.Ops, session.Device.Device);
        var x = ops.Ones.Call([3], device: device);
        var turned = ops.Permute.Call(ops.Ones.Call([.. Enumerable.Repeat((SymInt)2L, 10)], device: device), [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]);
        Func<Tensor>[] wrong =
        [
            () => ops.AddTensor.Call(x, ops.Ones.Call([4], device: device)),
            () => ops.AddTensor.Call(x, HostTensors.From([1f, 2, 3], 3)),
            () => ops.Exp.Call(ops.Empty.Call([3], ScalarType.Half, device: device)),
            () => ops.MulTensor.Call(x, ops.Empty.Call([3], ScalarType.BFloat16, device: device)),
            () => ops.AddTensor.Call(x, x, 1e300),
            () => ops.AddTensor.Call(ops.ToDtype.Call(x, ScalarType.Byte), ops.ToDtype.Call(x, ScalarType.Byte), 1000),
            () => ops.AddTensor.Call(turned, ops.Ones.Call([.. Enumerable.Repeat((SymInt)2L, 10)], device: device)),
            () => ops.Neg.Call(ops.ToDtype.Call(x, ScalarType.Bool)),
        ];
        var fusion = new PointwiseFusion(session.Device);
        foreach (var call in wrong)
        {
            var expected = Assert.ThrowsAny<DispatchException>(call);
            using var guard = DispatchModes.Push(fusion);
            var found = Assert.ThrowsAny<DispatchException>(call);
            Assert.Equal((expected.GetType(), expected.Message), (found.GetType(), found.Message));
        }

        Assert.Equal(0, fusion.Recorded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_are_the_unfused_ones_inside_the_mode_and_after_it(bool isInside)
    {
        using var session = new DeviceSession();
        var data = session.Ops.Randn.Call([4, 5], device: session.Device.Device);
        var expected = Leaf();
        session.Ops.Sum.Call(Gelu(session.Ops, expected)).Backward();
        var (found, fusion) = (Leaf(), new PointwiseFusion(session.Device));
        Tensor loss;
        using (DispatchModes.Push(fusion))
        {
            loss = session.Ops.Sum.Call(Gelu(session.Ops, found));
            if (isInside) loss.Backward();
        }

        if (!isInside) loss.Backward();
        AssertSame(session, expected.Grad!, found.Grad!);
        Assert.True(fusion.Recorded >= (isInside ? 16 : 8), $"{fusion.Recorded} recorded");

        Tensor Leaf()
        {
            var leaf = session.Ops.Clone.Call(data);
            leaf.RequiresGrad = true;
            return leaf;
        }
    }

    [Theory]
    [InlineData(OptimiserKind.Sgd)]
    [InlineData(OptimiserKind.Adam)]
    public void Training_under_the_mode_has_the_losses_of_training_without(OptimiserKind optimiser)
    {
        using var session = new DeviceSession();
        var options = new TrainingOptions(Optimiser: optimiser, Samples: 256, Device: session.Device.Device);
        var (plain, fused, fusion) = (new DigitsTraining(session.Library, options), new DigitsTraining(session.Library, options), new PointwiseFusion(session.Device));
        for (var epoch = 0; epoch < 2; epoch++)
        {
            var expected = plain.TrainEpoch();
            using var guard = DispatchModes.Push(fusion);
            Assert.Equal(expected.Loss, fused.TrainEpoch().Loss);
        }

        Assert.True(fusion.Recorded > fusion.Launches, $"{fusion.Recorded} operations in {fusion.Launches} launches");
    }

    [Fact]
    public void The_mode_stands_with_others_on_the_stack()
    {
        using var session = new DeviceSession();
        var x = session.Ops.Ones.Call([3], device: session.Device.Device);
        var (below, fusion, above) = (new CallCountingMode(), new PointwiseFusion(session.Device), new CallCountingMode());
        using (DispatchModes.Push(below))
        using (DispatchModes.Push(fusion))
        using (DispatchModes.Push(above))
        {
            var y = session.Ops.Exp.Call(session.Ops.Neg.Call(x));
            Assert.Equal((2, 2, 2L), (below.Total, above.Total, fusion.Recorded));
            using (DispatchModes.StashAll()) Assert.False(IsPending(session.Ops.Exp.Call(y)));
            Assert.Equal(1, fusion.Launches);
        }
    }
}
