using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class OpenClTests
{
    private const string Source = "kernel void scale(global float *data, const float by, const long count) { long i = get_global_id(0); if (i < count) data[i] *= by; }";

    [Fact]
    public void What_is_uploaded_is_downloaded_at_any_offset()
    {
        var device = OpenClDevice.Shared();
        var data = new byte[10_000];
        new Random(1).NextBytes(data);
        using var buffer = device.Allocate(data.Length + 100);
        device.DefaultStream.Upload(data, buffer, 37);
        var back = new byte[data.Length - 5];
        device.DefaultStream.Download(buffer, back, 42);
        Assert.Equal(data[5..], back);
    }

    [Fact]
    public void Copies_and_fills_stay_on_the_device()
    {
        var device = OpenClDevice.Shared();
        using var source = device.Upload<int>([1, 2, 3, 4]);
        using var target = device.Allocate(16);
        device.DefaultStream.Fill(target, 0xFF);
        device.DefaultStream.Copy(source, 4, target, 8, 8);
        Assert.Equal([-1, -1, 2, 3], device.Download<int>(target, 4));
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(13, 4)]
    [InlineData(long.MaxValue, 4)]
    public void A_range_beyond_the_buffer_is_refused(long offset, int count)
    {
        var device = OpenClDevice.Shared();
        using var buffer = device.Allocate(16);
        Assert.IsType<BufferRangeError>(Assert.Throws<GpuException>(() => device.DefaultStream.Upload(new byte[count], buffer, offset)).Error);
        Assert.IsType<BufferRangeError>(Assert.Throws<GpuException>(() => device.DefaultStream.Download(buffer, new byte[count], offset)).Error);
        device.DefaultStream.Upload(new byte[16], buffer);
    }

    [Fact]
    public void Eight_threads_launch_one_kernel_on_streams_of_their_own()
    {
        var device = OpenClDevice.Shared();
        var kernel = device.Build(KernelProgram.From("scale", Source)).Kernel("scale");
        var results = new float[8][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, t =>
        {
            using var stream = device.CreateStream();
            using var buffer = device.Allocate(4 * 100, stream);
            stream.Upload(MemoryMarshal.AsBytes(Enumerable.Repeat(1f, 100).ToArray().AsSpan()), buffer);
            for (var i = 0; i < 10; i++) Scale(stream, kernel, buffer, t + 1, 100);
            results[t] = new float[100];
            stream.Download(buffer, MemoryMarshal.AsBytes(results[t].AsSpan()));
        });
        for (var t = 0; t < 8; t++) Assert.All(results[t], x => Assert.Equal(MathF.Pow(t + 1, 10), x));
    }

    [Fact]
    public void Work_of_another_stream_waits_for_an_event()
    {
        var device = OpenClDevice.Shared();
        var kernel = device.Build(KernelProgram.From("scale", Source)).Kernel("scale");
        using var first = device.CreateStream();
        using var second = device.CreateStream();
        using var buffer = device.Allocate(4 << 20, first);
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

    [Fact]
    public void A_program_that_does_not_build_says_what_the_compiler_said_and_later_builds_work()
    {
        var device = OpenClDevice.Shared();
        var error = (ProgramBuildError)Assert.Throws<ProgramBuildException>(() => device.Build(KernelProgram.From("broken", "kernel void a() { undeclared = 1; }"))).Error;
        Assert.Contains("undeclared", error.Log, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.ToString());
        Assert.True(error.Log.Length <= ProgramBuildError.LongestLog + 1);
        device.Build(KernelProgram.From("scale", Source));
    }

    [Fact]
    public void A_kernel_that_a_program_does_not_have_is_named() => Assert.Equal(
        new UnknownKernelError("scale", "scales"),
        Assert.Throws<GpuException>(() => OpenClDevice.Shared().Build(KernelProgram.From("scale", Source)).Kernel("scales")).Error);

    [Fact]
    public void Things_of_two_accelerators_do_not_mix()
    {
        var device = OpenClDevice.Shared();
        using var other = OpenClDevice.Open();
        using var buffer = other.Allocate(16);
        Assert.IsType<WrongAcceleratorError>(Assert.Throws<GpuException>(() => device.DefaultStream.Upload(new byte[4], buffer)).Error);
        Assert.IsType<WrongAcceleratorError>(Assert.Throws<GpuException>(() => device.Allocate(4, other.DefaultStream)).Error);
        var kernel = other.Build(KernelProgram.From("scale", Source)).Kernel("scale");
        using var own = device.Allocate(16);
        Assert.IsType<WrongAcceleratorError>(Assert.Throws<GpuException>(() => Scale(device.DefaultStream, kernel, own, 1, 4)).Error);
    }

    [Fact]
    public void More_memory_than_there_is_is_a_typed_error_and_later_calls_work()
    {
        var device = OpenClDevice.Shared();
        Assert.Throws<OutOfDeviceMemoryException>(() => device.Allocate(1L << 50));
        using var small = device.Allocate(16);
    }

    [Fact]
    public void Disposing_twice_is_harmless_and_use_after_it_is_refused()
    {
        var device = OpenClDevice.Open();
        var buffer = device.Allocate(16);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => device.DefaultStream.Upload(new byte[4], buffer));
        var stream = device.CreateStream();
        var left = device.Allocate(16);
        stream.Dispose();
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(stream.Synchronize);
        device.Dispose();
        device.Dispose();
        left.Dispose();
        Assert.Throws<ObjectDisposedException>(() => device.Allocate(16));
        Assert.Throws<ObjectDisposedException>(() => device.DefaultStream);
    }

    [Fact]
    public void Ten_thousand_failing_calls_leave_nothing_behind()
    {
        using var device = OpenClDevice.Open();
        using var buffer = device.Allocate(16);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Throws<GpuException>(() => device.DefaultStream.Upload(new byte[32], buffer));
            if (i % 10 == 0) Assert.Throws<OutOfDeviceMemoryException>(() => device.Allocate(1L << 50));
        }

        Assert.Equal(1, device.Memory.LiveBuffers);
        Assert.Equal(1, device.Memory.DriverAllocations);
    }

    [Fact]
    public void A_buffer_used_on_another_stream_is_not_given_out_before_that_stream_is_done_with_it()
    {
        using var device = OpenClDevice.Open();
        var kernel = device.Build(KernelProgram.From("scale", Source)).Kernel("scale");
        using var other = device.CreateStream();
        var ones = Enumerable.Repeat(1f, 1 << 20).ToArray();
        for (var round = 0; round < 20; round++)
        {
            var first = device.Upload(ones);
            device.DefaultStream.Synchronize();
            Scale(other, kernel, first, 2, ones.Length);
            first.Dispose();
            using var second = device.Upload(ones);
            other.Synchronize();
            Assert.All(device.Download<float>(second, ones.Length), x => Assert.Equal(1, x));
        }
    }

    private static void Scale(IStream stream, IKernel kernel, IBuffer buffer, float by, long count)
    {
        var arguments = default(KernelArguments);
        arguments.Add(buffer);
        arguments.Add(by);
        arguments.Add(count);
        stream.Launch(kernel, LaunchGrid.For(count, 64), arguments);
    }
}
