using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Samples.Training;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Xunit;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

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
    public void Updates_in_place_are_recorded_too_and_computed_where_they_are()
    {
        // Of its own, as its allocations are counted.
        using var accelerator = OpenClDevice.Open();
        using var session = new DeviceSession(accelerator: accelerator);
        var ops = session.Ops;
        var (x, gradient) = (ops.Randn.Call([1000], device: session.Device.Device), ops.Randn.Call([1000], device: session.Device.Device));
        var expected = ops.Clone.Call(x);
        Update(expected);
        var fusion = new PointwiseFusion(session.Device);
        using var guard = DispatchModes.Push(fusion);
        var (view, buffer, before) = (ops.Slice.Call(x, 0, 0, 10), ((DeviceStorage)x.Storage!).Buffer, accelerator.Memory.Allocations);
        Update(x);
        Assert.Equal((4, 0), (fusion.Recorded, fusion.Launches));
        ((DeviceStorage)view.Storage!).Compute();
        Assert.Equal((1, before), (fusion.Launches, accelerator.Memory.Allocations));
        Assert.Same(buffer, ((DeviceStorage)x.Storage!).Buffer);
        AssertSame(session, expected, x);
        AssertSame(session, ops.Slice.Call(expected, 0, 0, 10), view);

        void Update(Tensor tensor)
        {
            ops.MulInPlaceScalar.Call(tensor, 0.9);
            ops.AddInPlaceTensor.Call(tensor, gradient, 0.1);
            ops.ReluInPlace.Call(tensor);
            ops.MulInPlaceTensor.Call(tensor, tensor);
        }
    }

    [Fact]
    public void An_update_in_place_of_many_steps_or_that_reads_itself_otherwise_is_right_too()
    {
        using var session = new DeviceSession();
        var ops = session.Ops;
        var data = ops.Randn.Call([6, 6], device: session.Device.Device);
        var (expected, found) = (ops.Clone.Call(data), ops.Clone.Call(data));
        var seen = Update(expected);
        using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
        var other = Update(found);
        AssertSame(session, expected, found);
        foreach (var (one, two) in seen.Zip(other)) AssertSame(session, one, two);

        List<Tensor> Update(Tensor tensor)
        {
            var results = new List<Tensor>();
            for (var i = 0; i < 50; i++)
            {
                ops.SinInPlace.Call(tensor);
                if (i % 20 == 0) results.Add(ops.Exp.Call(tensor));
                if (i % 25 == 0) ops.AddInPlaceTensor.Call(tensor, ops.Neg.Call(ops.Transpose.Call(tensor, 0, 1)));
            }

            results.Add(ops.AddTensor.Call(tensor, tensor));
            return results;
        }
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

    [Theory]
    [InlineData("in place")]
    [InlineData("in place of a view")]
    [InlineData("copy_")]
    [InlineData("zero_")]
    [InlineData("out")]
    [InlineData("resize_")]
    [InlineData("the storage's Dispose")]
    [InlineData("the storage's buffer")]
    public void What_is_not_computed_does_not_see_later_changes_of_what_it_reads(string change)
    {
        foreach (var isInside in new[] { true, false })
        {
            using var session = new DeviceSession();
            var ops = session.Ops;
            var x = session.To(HostTensors.From([1f, 2, 3], 3));
            Tensor doubled, more;
            using (DispatchModes.Push(new PointwiseFusion(session.Device)))
            {
                doubled = ops.MulScalar.Call(x, 2);
                more = ops.AddTensor.Call(doubled, x);
                if (isInside) Change(session, x, change);
            }

            // On another thread, which knows nothing of modes.
            if (!isInside) RunAside(() => Change(session, x, change));
            Assert.Equal([3f, 6, 9], session.Back(more).ToArray<float>());
            Assert.Equal([2f, 4, 6], session.Back(doubled).ToArray<float>());
        }
    }

    private static void Change(DeviceSession session, Tensor x, string how)
    {
        var ops = session.Ops;
        switch (how)
        {
            case "in place": ops.AddInPlaceTensor.Call(x, x); break;
            case "in place of a view": ops.MulInPlaceScalar.Call(ops.Slice.Call(x, 0, 1, 3), 7); break;
            case "copy_": ops.CopyInPlace.Call(x, HostTensors.From([5f, 5, 5], 3)); break;
            case "zero_": ops.ZeroInPlace.Call(x); break;
            case "out": ops.ExpOut.Call(session.To(HostTensors.From([5f, 5, 5], 3)), x); break;
            case "resize_": ops.ResizeInPlace.Call(x, [1000]); break;
            case "the storage's Dispose":
                ((DeviceStorage)x.Storage!).Dispose();
                // Somebody else gets the memory.
                _ = ops.Ones.Call([3], device: session.Device.Device);
                break;
            default: session.Device.Accelerator.DefaultStream.Fill(((DeviceStorage)x.Storage!).Buffer, 0); break;
        }
    }

    [Fact]
    public void Every_operator_that_writes_has_computed_first_what_reads_what_it_writes()
    {
        using var session = new DeviceSession();
        var fusion = new PointwiseFusion(session.Device);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in DeviceSweep.Operators(session.Library))
        {
            int[] places = [.. Enumerable.Range(0, schema.Arguments.Count).Where(i => schema.Arguments[i].Type.Alias is { IsWrite: true })];
            for (var seed = 0; places.Length > 0 && seed < 4; seed++)
            {
                var arguments = new Functional.Dispatch.Gpu.Sweep.Calls(new Drafts(new Random(seed), true)).Of(schema)!.With(d => d.On(session.Device.Context));
                var tensors = places.Select(p => (Tensor)arguments[p].AsTensor!).Where(t => t.ElementCount > 0).ToArray();
                var expected = tensors.Select(t => session.Ops.MulTensor.Call(t, t)).ToArray();
                Tensor[] found;
                using (DispatchModes.Push(fusion)) found = [.. tensors.Select(t => session.Ops.MulTensor.Call(t, t))];
                if (!Succeeds(session, schema, arguments)) continue;
                for (var i = 0; i < tensors.Length; i++) AssertSame(session, expected[i], found[i]);
                if (tensors.Length > 0) written.Add(schema.Name.ToString());
            }
        }

        Assert.True(written.Count > 50, $"{written.Count} operators");
    }

    private static bool Succeeds(DeviceSession session, FunctionSchema schema, Value[] arguments)
    {
        try
        {
            var stack = new Stack();
            foreach (var argument in arguments) stack.Push(argument);
            session.Dispatcher.Entry(schema.Name).CallBoxed(stack);
            return true;
        }
        catch (DispatchException)
        {
            return false;
        }
    }

    [Fact]
    public void A_result_that_is_written_to_before_it_is_computed_is_computed_first()
    {
        using var session = new DeviceSession();
        var x = session.To(HostTensors.From([1f, 2, 3], 3));
        using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
        var doubled = session.Ops.MulScalar.Call(x, 2);
        var more = session.Ops.AddScalar.Call(doubled, 1);
        session.Ops.AddInPlaceTensor.Call(doubled, x);
        session.Ops.ZeroInPlace.Call(session.Ops.Slice.Call(doubled, 0, 2, 3));
        Assert.Equal([3f, 5, 7], session.Back(more).ToArray<float>());
        Assert.Equal([3f, 6, 0], session.Back(doubled).ToArray<float>());
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
    public void A_result_that_is_disposed_gives_back_what_an_update_in_place_of_it_kept()
    {
        using var accelerator = OpenClDevice.Open();
        using var session = new DeviceSession(accelerator: accelerator);
        using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
        var live = accelerator.Memory.LiveBytes;
        var x = session.Ops.Ones.Call([1000], device: session.Device.Device);
        session.Ops.SinInPlace.Call(x);
        session.Ops.CosInPlace.Call(x);
        ((DeviceStorage)x.Storage!).Dispose();
        Assert.Equal(live, accelerator.Memory.LiveBytes);
    }

    [Fact]
    public void An_update_in_place_of_what_was_saved_is_still_refused()
    {
        using var session = new DeviceSession();
        using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
        var leaf = session.Ops.Ones.Call([3], device: session.Device.Device);
        leaf.RequiresGrad = true;
        var exponential = session.Ops.Exp.Call(leaf);
        var sum = session.Ops.Sum.Call(exponential);
        session.Ops.MulInPlaceScalar.Call(exponential, 2);
        Assert.Contains("version", Assert.ThrowsAny<DispatchException>(() => sum.Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_nobody_holds_take_no_memory_and_leave_no_trace_in_what_they_read()
    {
        // Of its own, as its allocations are counted.
        using var accelerator = OpenClDevice.Open();
        using var session = new DeviceSession(accelerator: accelerator);
        var ops = session.Ops;
        var x = ops.Randn.Call([1 << 16], device: session.Device.Device);
        var fusion = new PointwiseFusion(session.Device);
        using var guard = DispatchModes.Push(fusion);
        var before = session.Device.Accelerator.Memory.Allocations;
        for (var i = 0; i < 1000; i++) _ = ops.Exp.Call(ops.Neg.Call(x));
        Assert.Equal((2000, 0, before), (fusion.Recorded, fusion.Launches, session.Device.Accelerator.Memory.Allocations));
        GC.Collect();
        ops.ZeroInPlace.Call(x);
        // What the last round holds on the stack at most.
        Assert.True(fusion.Launches < 10, $"{fusion.Launches} launches for what nobody holds");
    }

    [Fact]
    public void Eight_threads_fuse_on_one_device_and_ask_for_each_other_s_results()
    {
        using var session = new DeviceSession();
        var shared = session.Ops.Full.Call([1000], 0.5, dtype: ScalarType.Float, device: session.Device.Device);
        var (made, sums) = (new Tensor[8], new double[8]);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, t =>
        {
            using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
            var x = shared;
            for (var i = 0; i < 40; i++) x = session.Ops.AddScalar.Call(session.Ops.MulScalar.Call(x, 1), t);
            made[t] = x;
        });
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, t => sums[t] = session.Ops.Item.Call(session.Ops.Sum.Call(made[7 - t])).ToDouble());
        Assert.Equal(Enumerable.Range(0, 8).Select(t => 1000 * (0.5 + (40.0 * (7 - t)))), sums);
    }

    [Fact]
    public void A_failed_launch_leaves_the_result_to_be_asked_for_again()
    {
        using var session = new DeviceSession();
        Tensor huge;
        using (DispatchModes.Push(new PointwiseFusion(session.Device)))
        {
            var one = session.Ops.Expand.Call(session.Ops.Ones.Call([1], device: session.Device.Device), [1L << 46]);
            huge = session.Ops.Exp.Call(one);
        }

        for (var i = 0; i < 2; i++) Assert.Throws<Functional.Dispatch.Gpu.Devices.OutOfDeviceMemoryException>(((DeviceStorage)huge.Storage!).Compute);
        Assert.True(IsPending(huge));
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

    // As it is written where there is no operator for it: eight pointwise ones, with numbers.
    internal static Tensor Gelu(AtenOperators ops, Tensor x)
    {
        var cube = ops.MulTensor.Call(ops.MulTensor.Call(x, x), x);
        var inner = ops.MulScalar.Call(ops.AddTensor.Call(x, ops.MulScalar.Call(cube, 0.044715)), 0.79788456);
        return ops.MulTensor.Call(x, ops.AddScalar.Call(ops.Tanh.Call(inner), 1));
    }

    private static void AssertFuses(DeviceSession session, int launches, Func<Tensor> compute)
    {
        var expected = compute();
        var fusion = new PointwiseFusion(session.Device);
        using var guard = DispatchModes.Push(fusion);
        AssertSame(session, expected, compute());
        Assert.Equal(launches, fusion.Launches);
    }

    private static void AssertSame(DeviceSession session, Tensor expected, Tensor found)
    {
        Assert.Equal(expected.ScalarType, found.ScalarType);
        Assert.Equal(expected.Shape, found.Shape);
        Assert.Equal(FusionProgram.Bits(session, expected), FusionProgram.Bits(session, found));
    }

    private static bool IsPending(Tensor tensor) => ((DeviceStorage)tensor.Storage!).IsPending;

    private static void RunAside(Action action)
    {
        var thread = new System.Threading.Thread(() => action());
        thread.Start();
        thread.Join();
    }
}
