using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;
using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu.Faults;

/// <summary>Every operator, with each call of the driver that it makes failing in turn.</summary>
public sealed class FaultInjectionTests
{
    private const int Seed = 11;

    [Fact]
    public void Whichever_call_of_the_driver_fails_the_operator_throws_that_error_keeps_no_memory_and_is_right_the_next_time()
    {
        using var session = new FaultySession();
        var faults = 0;
        foreach (var (schema, op, draft) in session.Calls(Seed))
        {
            // Once more: constants and programs are there now, as in a program that runs.
            var arguments = draft.With(d => d.On(session.Device.Context));
            session.Accelerator.Arm();
            var (results, refusal) = DeviceSweep.Try(op, arguments);
            Assert.Null(refusal);
            var calls = session.Accelerator.Calls;
            foreach (var value in (Value[])[.. results, .. arguments]) FaultySession.Release(value);

            var held = session.Accelerator.Held;
            for (var failing = 1; failing <= calls; failing++)
            {
                var lost = session.Accelerator.Lost();
                var given = session.Run(op, draft, (_, number) => number >= failing ? lost : null);
                Assert.True(ReferenceEquals(lost, given), $"{schema.Name}, call {failing} of {calls}: {given}");
                Assert.True(held == session.Accelerator.Held, $"{schema.Name}, call {failing} of {calls}: {session.Accelerator.Held - held} buffers kept");
                faults++;
            }

            Assert.True(DeviceSweep.Compare(op, schema, session.Device, draft).Problem is null, $"{schema.Name}");
        }

        Assert.True(faults > 300, $"{faults} faults");
    }

    [Fact]
    public void Memory_that_is_short_once_is_asked_for_again_and_the_result_is_right()
    {
        using var session = new FaultySession();
        var random = new Random(Seed);
        foreach (var (schema, op, draft) in session.Calls(Seed))
        {
            var (allocations, failing) = (0, random.Next(1, 4));
            session.Accelerator.Arm((call, _) => call == DriverCall.Allocate && ++allocations == failing ? session.Accelerator.Full() : null);
            var outcome = DeviceSweep.Compare(op, schema, session.Device, draft);
            Assert.True(outcome.Problem is null, $"{schema.Name}: {outcome.Problem}");
        }
    }

    [Fact]
    public void Memory_that_is_short_for_good_is_a_typed_error_of_every_operator_that_needs_some()
    {
        using var session = new FaultySession();
        var refused = 0;
        foreach (var (schema, op, draft) in session.Calls(Seed))
        {
            var held = session.Accelerator.Held;
            var isFull = false;
            var refusal = session.Run(op, draft, (call, _) => call == DriverCall.Allocate && (isFull = true) ? session.Accelerator.Full() : null);
            Assert.True(isFull == refusal is OutOfDeviceMemoryException, $"{schema.Name}: {refusal}");
            Assert.True(held == session.Accelerator.Held, $"{schema.Name} keeps buffers");
            if (isFull) refused++;
        }

        Assert.True(refused > 80, $"{refused} refused");
        Assert.Equal([2f, 4], session.Back(session.Ops.MulScalar.Call(session.To(HostTensors.From([1f, 2], 2)), 2)));
    }

    [Fact]
    public void A_program_that_the_compiler_refuses_is_named_with_what_the_compiler_says_by_the_operator_and_is_built_when_it_can_be()
    {
        using var session = new FaultySession();
        var ops = session.Ops;
        var (x, square) = (session.To(HostTensors.From([1f, 2, 3, 4], 4)), session.To(HostTensors.From([1f, 2, 3, 4], 2, 2)));
        var index = session.To(HostTensors.From([0L], 1));
        (string Program, Func<Tensor> Call)[] calls =
        [
            ("sin_f32", () => ops.Sin.Call(x)), ("sqrt_f32", () => ops.Sqrt.Call(x)), ("add_f32", () => ops.AddTensor.Call(x, x)), ("reduce", () => ops.Amax.Call(x, [0])),
            ("softmax", () => ops.InternalSoftmax.Call(x, 0, false)), ("matmul", () => ops.Mm.Call(square, square)), ("index", () => ops.Gather.Call(x, 0, index)),
            ("random", () => ops.UniformInPlace.Call(x)),
        ];
        var held = session.Accelerator.Held;
        session.Accelerator.Rewrite = program => KernelProgram.From(program.Name, $"{string.Concat(Enumerable.Repeat("\n", 7))}kernel void broken() {{ undeclared = 1; }} // {program.Name}");
        foreach (var (program, call) in calls)
        {
            var error = Assert.IsType<ProgramBuildError>(Assert.Throws<ProgramBuildException>(call).Error);
            Assert.Equal((session.Accelerator.Info.ToString(), program), (error.Device, error.Program));
            Assert.Contains("undeclared", error.Log, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.ToString());
        }

        // The flag for indices out of range came to stay.
        Assert.InRange(session.Accelerator.Held, held, held + 1);
        session.Accelerator.Rewrite = program => program;
        Assert.All(calls, c => Assert.NotNull(c.Call()));
        Assert.Equal([7f, 10, 15, 22], session.Back(ops.Mm.Call(square, square)));
    }

    [Fact]
    public async Task Once_the_device_is_lost_every_operator_says_so_and_everything_ends_silently()
    {
        var session = new FaultySession();
        var calls = session.Calls(Seed).Select(c => (c.Schema, c.Op, Arguments: c.Draft.With(d => d.On(session.Device.Context)))).ToList();
        var leaf = session.To(HostTensors.From([1f, 2], 2));
        leaf.RequiresGrad = true;
        var loss = session.Ops.Sum.Call(session.Ops.Exp.Call(leaf));
        session.Accelerator.Arm((call, _) => session.Accelerator.Lost(call));

        var told = 0;
        foreach (var (schema, op, arguments) in calls)
        {
            var before = session.Accelerator.Calls;
            var refusal = DeviceSweep.Try(op, arguments).Refusal;
            // Who has nothing to compute asks nothing of the device.
            if (refusal is null && before == session.Accelerator.Calls) continue;
            Assert.True(refusal is DeviceLostException, $"{schema.Name}: {refusal}");
            var error = (DeviceLostError)refusal.Error;
            Assert.Equal(session.Accelerator.Info.ToString(), error.Device);
            Assert.Equal($"{error.Device} is lost: {error.Call} returned CL_DEVICE_NOT_AVAILABLE; dispose the accelerator and open it again", error.ToString());
            told++;
        }

        Assert.True(told > 120, $"{told} told");
        Assert.Throws<DeviceLostException>(() => loss.Backward());
        Assert.Throws<DeviceLostException>(() => session.Ops.Item.Call(loss));
        Assert.Throws<DeviceLostException>(() => session.Back(leaf));
        Assert.Throws<DeviceLostException>(session.Device.Synchronize);

        var end = Task.Run(() =>
        {
            foreach (var value in calls.SelectMany(c => c.Arguments)) FaultySession.Release(value);
            session.Dispose();
            session.Dispose();
        }, TestContext.Current.CancellationToken);
        Assert.True(end == await Task.WhenAny(end, Task.Delay(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)), "the end hangs");
        await end;

        // A device that is opened again serves.
        using var again = new FaultySession();
        Assert.Equal([2f, 4], again.Back(again.Ops.MulScalar.Call(again.To(HostTensors.From([1f, 2], 2)), 2)));
    }

    [Fact]
    public void An_index_that_nobody_could_look_for_because_the_wait_failed_is_found_by_the_next_who_waits()
    {
        using var session = new FaultySession();
        var there = session.To(HostTensors.From([1f, 2, 3], 3));
        session.Ops.IndexSelect.Call(there, 0, session.To(HostTensors.From([7L], 1)));
        session.Accelerator.Arm((call, number) => call == DriverCall.Download && number == 1 ? session.Accelerator.Lost(call) : null);
        Assert.Throws<DeviceLostException>(session.Device.Synchronize);
        Assert.Throws<TensorIndexException>(session.Device.Synchronize);
        session.Device.Synchronize();
    }

    [Fact]
    public void What_every_index_kernel_needs_is_asked_for_again_when_it_could_not_be_had()
    {
        using var session = new FaultySession();
        var (there, index, one) = (session.To(HostTensors.From([1f, 2, 3], 3)), session.To(HostTensors.From([2L], 1)), session.To(HostTensors.From([1f], 1)));
        session.Accelerator.Arm((call, _) => call == DriverCall.Allocate ? session.Accelerator.Full() : null);
        Assert.Throws<OutOfDeviceMemoryException>(() => session.Ops.ScatterAddInPlace.Call(there, 0, index, one));
        session.Accelerator.Arm();
        Assert.Equal([1f, 2, 4], session.Back(session.Ops.ScatterAddInPlace.Call(there, 0, index, one)));
    }

    [Fact]
    public void A_tensor_whose_memory_was_given_back_is_refused_by_every_operator_and_harms_nothing()
    {
        using var session = new FaultySession();
        var gone = session.To(HostTensors.From([1f, 2], 2));
        ((DeviceStorage)gone.Storage!).Dispose();
        ((DeviceStorage)gone.Storage!).Dispose();
        var held = session.Accelerator.Held;
        Assert.Throws<ObjectDisposedException>(() => session.Ops.Exp.Call(gone));
        Assert.Throws<ObjectDisposedException>(() => session.Ops.Sin.Call(gone));
        Assert.Throws<ObjectDisposedException>(() => session.Ops.Sum.Call(gone));
        Assert.Throws<ObjectDisposedException>(() => session.Back(gone));
        Assert.Throws<ObjectDisposedException>(() => session.Ops.ZeroInPlace.Call(gone));
        Assert.Throws<ObjectDisposedException>(() => session.Ops.ResizeInPlace.Call(gone, [100]));
        Assert.Equal(held, session.Accelerator.Held);
    }

    [Fact]
    public void A_library_disposed_twice_takes_nothing_from_the_one_that_came_after_it()
    {
        using var session = new FaultySession();
        session.Device.Dispose();
        using var other = OpenClDevice.Open();
        using var after = Functional.Dispatch.Gpu.DeviceLibrary.Register(session.Dispatcher, session.Library, other);
        session.Device.Dispose();
        Assert.Equal("AutogradOpenCL", session.Dispatcher.Settings.KeyNames.Print(Functional.Dispatch.Keys.DispatchKey.AutogradPrivateUse1));
        Assert.Equal(3, session.Ops.Item.Call(session.Ops.Sum.Call(session.Ops.Ones.Call([3], device: after.Device))).ToDouble());
    }
}
