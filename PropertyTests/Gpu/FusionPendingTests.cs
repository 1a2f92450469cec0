using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Xunit;
using static Functional.Dispatch.PropertyTests.Gpu.FusionAssert;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class FusionPendingTests
{
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

    private static void RunAside(Action action)
    {
        var thread = new System.Threading.Thread(() => action());
        thread.Start();
        thread.Join();
    }
}
