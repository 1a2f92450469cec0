using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Random;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class DeviceTensorTests
{
    [Theory, EveryDevice]
    public void A_tensor_comes_to_the_device_and_back_whatever_its_strides(string device)
    {
        using var session = new DeviceSession(device);
        var strided = HostTensors.Strided<float>(Enumerable.Range(0, 100).Select(i => (float)i).ToArray(), new TensorShape([3, 4], [7, 20]), 5);
        var there = session.To(strided);
        Assert.IsType<DeviceStorage>(there.Storage);
        Assert.True(there.KeySet.Has(DispatchKey.PrivateUse1));
        Assert.Equal(strided.ToArray<float>(), session.Back(there).ToArray<float>());
        Assert.Equal(strided.ToArray<float>(), session.Back(session.Ops.Transpose.Call(session.Ops.Transpose.Call(there, 0, 1), 0, 1)).ToArray<float>());
        Assert.Equal(session.Ops.Transpose.Call(strided, 0, 1).ToArray<float>(), session.Back(session.Ops.Transpose.Call(there, 0, 1)).ToArray<float>());
    }

    [Theory, EveryDevice]
    public void Copies_convert_types_both_ways(string device)
    {
        using var session = new DeviceSession(device);
        var whole = HostTensors.From([-3L, 0, 7], 3);
        var there = session.Ops.ToDtypeLayout.Call(whole, dtype: ScalarType.Float, device: session.Device.Device);
        Assert.Equal([-3f, 0, 7], session.Back(there).ToArray<float>());
        Assert.Equal([true, false, true], session.Back(session.Ops.ToDtype.Call(there, ScalarType.Bool)).ToArray<bool>());
        // The host knows more types than the device.
        var half = session.Ops.CopyInPlace.Call(HostTensors.Empty(TensorShape.Contiguous(3), ScalarType.Half), there);
        Assert.Equal([(Half)(-3), (Half)0, (Half)7], half.ToArray<Half>());
    }

    [Theory, EveryDevice]
    public void Keys_print_under_the_name_of_the_device_as_long_as_it_is_registered(string device)
    {
        var session = new DeviceSession(device);
        Assert.Equal(device == TestDevices.OpenCl ? "AutogradOpenCL" : "AutogradILGPU", session.Dispatcher.Settings.KeyNames.Print(DispatchKey.AutogradPrivateUse1));
        session.Dispose();
        Assert.Equal("AutogradPrivateUse1", session.Dispatcher.Settings.KeyNames.Print(DispatchKey.AutogradPrivateUse1));
        Assert.Empty(session.Dispatcher.WithKernelAt(DispatchKey.PrivateUse1));
    }

    [Theory, EveryDevice]
    public void A_key_has_one_device(string device)
    {
        using var session = new DeviceSession(device);
        using var other = TestDevices.Open(device);
        Assert.IsType<DeviceKeyTakenError>(Assert.Throws<RegistrationException>(() => DeviceLibrary.Register(session.Dispatcher, session.Library, other)).Error);
    }

    [Theory, EveryDevice]
    public void Every_operator_with_a_kernel_for_the_CPU_has_one_for_the_device(string device)
    {
        using var session = new DeviceSession(device);
        var missing = session.Dispatcher.WithKernelAt(DispatchKey.CPU).Except(session.Dispatcher.WithKernelAt(DispatchKey.PrivateUse1)).Select(e => e.Name.ToString());
        Assert.Empty(missing);
    }

    [Theory, EveryDevice]
    public void Tensors_of_two_devices_do_not_mix_but_numbers_go_with_any(string device)
    {
        using var session = new DeviceSession(device);
        var there = session.To(HostTensors.From([1f, 2], 2));
        Assert.IsType<DeviceMismatchError>(Assert.Throws<TensorRuntimeException>(() => session.Ops.AddTensor.Call(there, HostTensors.From([1f, 2], 2))).Error);
        Assert.IsType<DeviceMismatchError>(Assert.Throws<TensorRuntimeException>(() => session.Ops.Mm.Call(session.Ops.View.Call(there, [1, 2]), HostTensors.From([1f, 2], 2, 1))).Error);
        Assert.Equal([4f, 5], session.Back(session.Ops.AddTensor.Call(there, HostTensors.Scalar(3f))).ToArray<float>());
        Assert.Equal([2.5f, 1.5f], session.Back(session.Ops.RsubScalar.Call(there, 3.5)).ToArray<float>());
    }

    [Theory, EveryDevice]
    public void A_type_without_kernels_is_named(string device)
    {
        using var session = new DeviceSession(device);
        var half = session.Ops.Empty.Call([3], ScalarType.Half, device: session.Device.Device);
        var refusal = Assert.Throws<TensorNotImplementedException>(() => session.Ops.Exp.Call(half));
        Assert.Equal(new TypeNotServedError("exp", ScalarType.Half), refusal.Error);
    }

    [Theory, EveryDevice]
    public void More_dimensions_than_kernels_take_are_refused_and_fewer_once_joined_are_not(string device)
    {
        using var session = new DeviceSession(device);
        var sizes = Enumerable.Repeat(2L, 10).ToArray();
        var wide = session.To(HostTensors.From(Enumerable.Range(0, 1024).Select(i => (float)i).ToArray(), sizes));
        Assert.Equal(1024 * 1023, session.Ops.Item.Call(session.Ops.Sum.Call(session.Ops.AddTensor.Call(wide, wide))).ToDouble());
        var turned = session.Ops.Permute.Call(wide, [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]);
        Assert.Contains("8 dimensions", Assert.Throws<TensorRuntimeException>(() => session.Ops.AddTensor.Call(turned, wide)).Error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryDevice]
    public void An_index_out_of_range_is_an_IndexError_of_the_next_call_that_waits_and_of_no_later_one(string device)
    {
        using var session = new DeviceSession(device);
        var there = session.To(HostTensors.From([1f, 2, 3], 3));
        session.Ops.IndexSelect.Call(there, 0, session.To(HostTensors.From([1L, 3], 2)));
        Assert.Throws<TensorIndexException>(session.Device.Synchronize);
        session.Ops.Gather.Call(there, 0, session.To(HostTensors.From([-1L], 1)));
        Assert.Equal(ErrorCategory.Index, Assert.Throws<TensorIndexException>(() => session.Ops.Item.Call(session.Ops.Sum.Call(there))).Category());
        Assert.Equal(6, session.Ops.Item.Call(session.Ops.Sum.Call(there)).ToDouble());
    }

    [Theory, EveryDevice]
    public void Uniform_numbers_are_those_of_the_CPU_to_the_last_bit(string device)
    {
        using var session = new DeviceSession(device);
        foreach (var type in new[] { ScalarType.Float, ScalarType.Double })
        {
            var here = session.Ops.UniformInPlace.Call(session.Ops.Empty.Call([1001], type), -3, 0.7, new Generator(7));
            var there = session.Ops.UniformInPlace.Call(session.Ops.Empty.Call([1001], type, device: session.Device.Device), -3, 0.7, new Generator(7));
            Assert.True(session.Ops.Equal.Call(here, session.Back(there)));
        }
    }

    [Theory, EveryDevice]
    public void A_call_without_a_generator_advances_the_library_s_like_the_CPU_s(string device)
    {
        using var session = new DeviceSession(device);
        session.Library.Generator.ManualSeed(3);
        _ = session.Ops.Rand.Call([10], device: session.Device.Device);
        var after = session.Library.Generator.State;
        session.Library.Generator.ManualSeed(3);
        _ = session.Ops.Rand.Call([10]);
        Assert.Equal(session.Library.Generator.State, after);
    }

    [Theory, EveryDevice]
    public void Gradients_on_the_device_are_those_of_the_CPU(string device)
    {
        using var session = new DeviceSession(device);
        var data = HostTensors.From(Enumerable.Range(0, 12).Select(i => (float)Math.Sin(i)).ToArray(), 3, 4);
        var (here, there) = (Gradient(session, data), Gradient(session, session.To(data)));
        Assert.IsType<DeviceStorage>(there.Storage);
        Assert.All(here.ToArray<float>().Zip(session.Back(there).ToArray<float>()), p => Assert.Equal(p.Item1, p.Item2, 1e-4f));

        static Tensor Gradient(DeviceSession session, Tensor leaf)
        {
            leaf = session.Ops.Detach.Call(leaf);
            leaf.RequiresGrad = true;
            var product = session.Ops.Mm.Call(session.Ops.Tanh.Call(leaf), session.Ops.T.Call(leaf));
            session.Ops.Sum.Call(session.Ops.MulTensor.Call(product, session.Ops.Exp.Call(product))).Backward();
            return leaf.Grad!;
        }
    }

    [Theory, EveryDevice]
    public void A_steady_loop_asks_the_driver_for_nothing_new(string device)
    {
        using var accelerator = TestDevices.Open(device);
        var dispatcher = new Dispatcher();
        using var library = Functional.Dispatch.Aten.AtenLibrary.Register(dispatcher, withFallbacks: true);
        using var served = DeviceLibrary.Register(dispatcher, library, accelerator);
        var aten = library.Operators;
        var there = aten.Ones.Call([1 << 18], device: served.Device);
        for (var i = 0; i < 300; i++)
        {
            var sum = aten.AddTensor.Call(there, there);
            ((DeviceStorage)sum.Storage!).Dispose();
        }

        Assert.True(accelerator.Memory.DriverAllocations < 20, $"{accelerator.Memory}");
        // Nobody disposes these: what is unreachable comes back by the collector, which hears of the memory behind small objects.
        for (var i = 0; i < 3000; i++) _ = aten.EmptyLike.Call(there);
        Assert.True(accelerator.Memory.PeakBytes < 1L << 31, $"{accelerator.Memory}");
        aten.Item.Call(aten.Sum.Call(there));
    }

    [Theory, EveryDevice]
    public void More_memory_than_there_is_is_a_typed_error_and_later_calls_work(string device)
    {
        using var session = new DeviceSession(device);
        Assert.Throws<OutOfDeviceMemoryException>(() => session.Ops.Empty.Call([1L << 48], device: session.Device.Device));
        Assert.Equal(3, session.Ops.Item.Call(session.Ops.Sum.Call(session.Ops.Ones.Call([3], device: session.Device.Device))).ToDouble());
    }

    [Theory, EveryDevice]
    public void Eight_threads_compute_on_one_device(string device)
    {
        using var session = new DeviceSession(device);
        var sums = new double[8];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, t =>
        {
            var x = session.Ops.Full.Call([1000], t + 1.0, dtype: ScalarType.Float, device: session.Device.Device);
            for (var i = 0; i < 20; i++) x = session.Ops.AddTensor.Call(x, session.Ops.MulScalar.Call(x, 0));
            sums[t] = session.Ops.Item.Call(session.Ops.Sum.Call(x)).ToDouble();
        });
        Assert.Equal(Enumerable.Range(1, 8).Select(t => 1000.0 * t), sums);
    }

    // As PyTorch 2.14.1 answers (addmm of truth values, factors without columns and rows).
    [Theory]
    [EveryDevice(2)]
    [EveryDevice(1)]
    [EveryDevice(-0.5)]
    public void Truth_values_added_to_no_products_are_multiplied_by_truth_values_only(string device, object number)
    {
        using var session = new DeviceSession(device);
        var beta = number is int whole ? (Scalar)whole : (double)number;
        foreach (var place in new[] { new Device(Functional.Dispatch.Keys.DeviceType.Cpu), session.Device.Device })
        {
            var (self, left, right) = (Truths(2, 2), Truths(2, 0), Truths(0, 2));
            Assert.Throws<TensorRuntimeException>(() => session.Ops.Addmm.Call(self, left, right, beta, 1));
            Assert.True(session.Ops.Equal.Call(self, session.Ops.Addmm.Call(self, left, right, true, 1)));
            Assert.False(session.Ops.Item.Call(session.Ops.Any.Call(session.Ops.Addmm.Call(self, left, right, 0, 1))).ToBoolean());
            Assert.Empty(session.Back(session.Ops.Addmm.Call(Truths(0, 2), Truths(0, 0), right, beta, 1)).ToArray<bool>());

            Tensor Truths(long rows, long columns) => session.Ops.Ones.Call([rows, columns], dtype: ScalarType.Bool, device: place);
        }
    }

    [Theory, EveryDevice]
    public void A_resized_tensor_keeps_what_fits(string device)
    {
        using var session = new DeviceSession(device);
        var there = session.To(HostTensors.From([1f, 2, 3, 4], 2, 2));
        session.Ops.ResizeInPlace.Call(there, [6]);
        Assert.Equal([1f, 2, 3, 4], session.Back(session.Ops.Slice.Call(there, 0, 0, 4)).ToArray<float>());
    }
}
