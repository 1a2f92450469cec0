using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Programs;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class AcceleratorTests
{
    [Theory, EveryDevice]
    public void What_is_uploaded_is_downloaded_at_any_offset(string device)
    {
        var accelerator = TestDevices.Shared(device);
        var data = new byte[10_000];
        new Random(1).NextBytes(data);
        using var buffer = accelerator.Allocate(data.Length + 100);
        accelerator.DefaultStream.Upload(data, buffer, 37);
        var back = new byte[data.Length - 5];
        accelerator.DefaultStream.Download(buffer, back, 42);
        Assert.Equal(data[5..], back);
    }

    [Theory, EveryDevice]
    public void Copies_and_fills_stay_on_the_device(string device)
    {
        var accelerator = TestDevices.Shared(device);
        using var source = accelerator.Upload<int>([1, 2, 3, 4]);
        using var target = accelerator.Allocate(16);
        accelerator.DefaultStream.Fill(target, 0xFF);
        accelerator.DefaultStream.Copy(source, 4, target, 8, 8);
        Assert.Equal([-1, -1, 2, 3], accelerator.Download<int>(target, 4));
    }

    [Theory]
    [EveryDevice(-1L, 4)]
    [EveryDevice(13L, 4)]
    [EveryDevice(long.MaxValue, 4)]
    public void A_range_beyond_the_buffer_is_refused(string device, long offset, int count)
    {
        var accelerator = TestDevices.Shared(device);
        using var buffer = accelerator.Allocate(16);
        Assert.IsType<BufferRangeError>(Assert.Throws<GpuException>(() => accelerator.DefaultStream.Upload(new byte[count], buffer, offset)).Error);
        Assert.IsType<BufferRangeError>(Assert.Throws<GpuException>(() => accelerator.DefaultStream.Download(buffer, new byte[count], offset)).Error);
        accelerator.DefaultStream.Upload(new byte[16], buffer);
    }

    [Theory, EveryDevice]
    public void Eight_threads_launch_one_kernel_on_streams_of_their_own(string device)
    {
        var accelerator = TestDevices.Shared(device);
        var kernel = Scaling(accelerator);
        var results = new float[8][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, t =>
        {
            using var stream = accelerator.CreateStream();
            using var buffer = accelerator.Allocate(4 * 100, stream);
            stream.Upload(MemoryMarshal.AsBytes(Enumerable.Repeat(1f, 100).ToArray().AsSpan()), buffer);
            for (var i = 0; i < 10; i++) Scale(stream, kernel, buffer, t + 1, 100);
            results[t] = new float[100];
            stream.Download(buffer, MemoryMarshal.AsBytes(results[t].AsSpan()));
        });
        for (var t = 0; t < 8; t++) Assert.All(results[t], x => Assert.Equal(MathF.Pow(t + 1, 10), x));
    }

    [Theory, EveryDevice]
    public void Work_of_another_stream_waits_for_an_event(string device)
    {
        var accelerator = TestDevices.Shared(device);
        var kernel = Scaling(accelerator);
        using var first = accelerator.CreateStream();
        using var second = accelerator.CreateStream();
        using var buffer = accelerator.Allocate(4 << 20, first);
        var ones = Enumerable.Repeat(1f, 1 << 20).ToArray();
        first.Upload(MemoryMarshal.AsBytes(ones.AsSpan()), buffer);
        for (var i = 0; i < 5; i++) Scale(first, kernel, buffer, 2, ones.Length);
        using (var reached = first.Record())
        {
            second.WaitFor(reached);
            Scale(second, kernel, buffer, 3, ones.Length);
            second.Synchronize();
            Assert.True(reached.IsDone);
        }

        second.Download(buffer, MemoryMarshal.AsBytes(ones.AsSpan()));
        Assert.All(ones, x => Assert.Equal(96, x));
    }

    [Theory, EveryDevice]
    public void A_kernel_that_a_program_does_not_have_is_named(string device) => Assert.Equal(
        new UnknownKernelError("index", "fills_f32"),
        Assert.Throws<GpuException>(() => TestDevices.Shared(device).Build(KernelProgram.Carried("index")).Kernel("fills_f32")).Error);

    [Theory, EveryDevice]
    public void Things_of_two_accelerators_do_not_mix(string device)
    {
        var accelerator = TestDevices.Shared(device);
        using var other = TestDevices.Open(device);
        using var buffer = other.Allocate(16);
        Assert.IsType<WrongAcceleratorError>(Assert.Throws<GpuException>(() => accelerator.DefaultStream.Upload(new byte[4], buffer)).Error);
        Assert.IsType<WrongAcceleratorError>(Assert.Throws<GpuException>(() => accelerator.Allocate(4, other.DefaultStream)).Error);
        var kernel = Scaling(other);
        using var own = accelerator.Allocate(16);
        Assert.IsType<WrongAcceleratorError>(Assert.Throws<GpuException>(() => Scale(accelerator.DefaultStream, kernel, own, 1, 4)).Error);
    }

    [Theory, EveryDevice]
    public void More_memory_than_there_is_is_a_typed_error_and_later_calls_work(string device)
    {
        var accelerator = TestDevices.Shared(device);
        Assert.Throws<OutOfDeviceMemoryException>(() => accelerator.Allocate(1L << 50));
        using var small = accelerator.Allocate(16);
    }

    [Theory, EveryDevice]
    public void Disposing_twice_is_harmless_and_use_after_it_is_refused(string device)
    {
        var accelerator = TestDevices.Open(device);
        var buffer = accelerator.Allocate(16);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => accelerator.DefaultStream.Upload(new byte[4], buffer));
        var stream = accelerator.CreateStream();
        var left = accelerator.Allocate(16);
        stream.Dispose();
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(stream.Synchronize);
        accelerator.Dispose();
        accelerator.Dispose();
        left.Dispose();
        Assert.Throws<ObjectDisposedException>(() => accelerator.Allocate(16));
        Assert.Throws<ObjectDisposedException>(() => accelerator.DefaultStream);
    }

    [Theory, EveryDevice]
    public void Ten_thousand_failing_calls_leave_nothing_behind(string device)
    {
        using var accelerator = TestDevices.Open(device);
        using var buffer = accelerator.Allocate(16);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Throws<GpuException>(() => accelerator.DefaultStream.Upload(new byte[32], buffer));
            if (i % 10 == 0) Assert.Throws<OutOfDeviceMemoryException>(() => accelerator.Allocate(1L << 50));
        }

        Assert.Equal(1, accelerator.Memory.LiveBuffers);
        Assert.Equal(1, accelerator.Memory.DriverAllocations);
    }

    [Theory, EveryDevice]
    public void A_buffer_used_on_another_stream_is_not_given_out_before_that_stream_is_done_with_it(string device)
    {
        using var accelerator = TestDevices.Open(device);
        var kernel = Scaling(accelerator);
        using var other = accelerator.CreateStream();
        var ones = Enumerable.Repeat(1f, 1 << 20).ToArray();
        for (var round = 0; round < 20; round++)
        {
            var first = accelerator.Upload(ones);
            accelerator.DefaultStream.Synchronize();
            Scale(other, kernel, first, 2, ones.Length);
            first.Dispose();
            using var second = accelerator.Upload(ones);
            other.Synchronize();
            Assert.All(accelerator.Download<float>(second, ones.Length), x => Assert.Equal(1, x));
        }
    }

    private static IKernel Scaling(IAccelerator accelerator) =>
        ContextOf(accelerator).Pointwise(PointwiseOperation.Named("add"), ElementKind.Of(ScalarType.Float)!, PointwiseForm.Run);

    // data = data + (by - 1) * data
    private static void Scale(IStream stream, IKernel kernel, IBuffer buffer, float by, long count)
    {
        var arguments = default(KernelArguments);
        for (var i = 0; i < 3; i++) arguments.Add(buffer);
        arguments.Add(by - 1);
        arguments.Add(new Run { Count = count });
        stream.Launch(kernel, ContextOf(stream.Accelerator).Tile.Grid(count), arguments);
    }

    private static DeviceContext ContextOf(IAccelerator accelerator) =>
        new(accelerator, DispatchKey.PrivateUse1, new Device(Functional.Dispatch.Keys.DeviceType.PrivateUse1, 0));
}
