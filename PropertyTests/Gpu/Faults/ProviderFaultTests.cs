using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using Functional.Dispatch.Gpu.OpenCl;
using Functional.Dispatch.Gpu.Programs;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu.Faults;

public sealed class ProviderFaultTests
{
    private const string Source = "kernel void scale(global float *data, const float by) { data[get_global_id(0)] *= by; }";

    [Theory]
    [InlineData(-2, true)]
    [InlineData(-36, true)]
    [InlineData(-5, false)]
    [InlineData(-59, false)]
    public void OpenCL_s_codes_of_a_device_that_is_gone_are_a_lost_device_and_others_are_not(int code, bool isLost)
    {
        var failure = ClErrors.Of(code, "opencl:0 (a device)", "clEnqueueNDRangeKernel(queue, kernel)");
        Assert.Equal(isLost, failure is DeviceLostException);
        Assert.Contains("clEnqueueNDRangeKernel", failure.Message, StringComparison.Ordinal);
        Assert.Contains("opencl:0 (a device)", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(queue", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_buffer_is_given_back_also_when_a_stream_that_used_it_is_gone()
    {
        using var device = OpenClDevice.Open();
        var kernel = device.Build(KernelProgram.From("scale", Source)).Kernel("scale");
        var buffer = device.Upload<float>([1, 2]);
        using (var other = device.CreateStream()) Scale(other, kernel, buffer);
        buffer.Dispose();
        Assert.Equal(0, device.Memory.LiveBuffers);
    }

    [Fact]
    public void A_buffer_used_on_two_streams_outlives_its_accelerator_without_harm()
    {
        var device = OpenClDevice.Open();
        var kernel = device.Build(KernelProgram.From("scale", Source)).Kernel("scale");
        var buffer = device.Upload<float>([1, 2]);
        Scale(device.CreateStream(), kernel, buffer);
        device.Dispose();
        buffer.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_buffer_goes_back_when_the_device_is_lost_after_waiting_for_its_users_where_that_is_possible(bool isLost)
    {
        var device = OpenClDevice.Shared();
        var (home, other) = (new FailingStream(device, isLost), new FailingStream(device, isLost));
        var allocator = new CachingAllocator<int>(new Memory(), "a device", () => { });
        var buffer = new DeviceBuffer<int>(device, allocator, allocator.Allocate(10, home), 10);
        buffer.For(other);
        buffer.Dispose();
        Assert.Equal(0, allocator.Statistics.LiveBuffers);
        Assert.Equal(1, other.Waits);
    }

    [Fact]
    public void Kernels_buffers_and_events_of_another_provider_are_refused_by_name()
    {
        using var device = OpenClDevice.Open();
        using var stream = new FailingStream(device, false);
        using var buffer = device.Upload<float>([1, 2]);
        Assert.Contains(nameof(OtherKernel), Refused(() => Scale(device.DefaultStream, new OtherKernel(), buffer)), StringComparison.Ordinal);
        Assert.Contains(nameof(OtherEvent), Refused(() => device.DefaultStream.WaitFor(new OtherEvent())), StringComparison.Ordinal);
        using var faulty = new FaultyAccelerator(OpenClDevice.Open());
        using var foreign = faulty.Allocate(8);
        var kernel = device.Build(KernelProgram.From("scale", Source)).Kernel("scale");
        Refused(() => Scale(device.DefaultStream, kernel, foreign));
        Refused(() => device.DefaultStream.Upload(new byte[4], foreign));
        Scale(device.DefaultStream, kernel, buffer);
        Assert.Equal([2f, 4], device.Download<float>(buffer, 2));

        static string Refused(Action call) => Assert.IsType<WrongAcceleratorError>(Assert.Throws<GpuException>(call).Error).Message;
    }

    [Fact]
    public void Kernels_of_a_disposed_accelerator_are_refused()
    {
        var device = OpenClDevice.Open();
        var program = device.Build(KernelProgram.From("scale", Source));
        program.Kernel("scale");
        device.Dispose();
        Assert.Throws<ObjectDisposedException>(() => program.Kernel("scale"));
        Assert.Throws<ObjectDisposedException>(() => device.Build(KernelProgram.From("scale", Source)));
    }

    // Devices with memory of their own: the way of copies that PoCL, which shares the host's, does not take by itself.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(4 << 20, 0)]
    [InlineData((4 << 20) + 1, 5)]
    [InlineData((9 << 20) - 7, 16)]
    public void Copies_through_pinned_pieces_are_whole_at_every_length(int length, int offset)
    {
        using var device = Staged();
        var data = new byte[length];
        new Random(length).NextBytes(data);
        using var buffer = device.Allocate(length + offset);
        for (var round = 0; round < 2; round++)
        {
            device.DefaultStream.Upload(data, buffer, offset);
            var back = new byte[length];
            device.DefaultStream.Download(buffer, back, offset);
            Assert.True(data.AsSpan().SequenceEqual(back));
            data.AsSpan().Reverse();
        }
    }

    [Fact]
    public void Eight_threads_copy_through_the_pinned_pieces_of_one_stream()
    {
        using var device = Staged();
        var isWhole = new bool[8];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            var data = new byte[(5 << 20) + thread];
            Array.Fill(data, (byte)(thread + 1));
            using var buffer = device.Allocate(data.Length);
            device.DefaultStream.Upload(data, buffer);
            var back = new byte[data.Length];
            device.DefaultStream.Download(buffer, back);
            isWhole[thread] = data.AsSpan().SequenceEqual(back);
        });
        Assert.All(isWhole, Assert.True);
    }

    private static ClAccelerator Staged()
    {
        var info = OpenClDevice.Shared().Info;
        return new(ClInfo.Devices()[info.Address.Index].Device, info with { SharesHostMemory = false }, ProgramCache.None);
    }

    private static void Scale(IStream stream, IKernel kernel, IBuffer buffer)
    {
        var arguments = default(KernelArguments);
        arguments.Add(buffer);
        arguments.Add(2f);
        stream.Launch(kernel, LaunchGrid.For(2, 1), arguments);
    }

    private sealed class OtherKernel : IKernel
    {
        public string Name => "scale";
    }

    private sealed class OtherEvent : IStreamEvent
    {
        public bool IsDone => true;

        public void Wait()
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Memory : IDeviceMemory<int>
    {
        public long FreeBytes => -1;

        public bool TryAllocate(long byteCount, out int memory)
        {
            memory = 1;
            return true;
        }

        public void Free(int memory)
        {
        }
    }

    /// <summary>A stream that can record no event and, on a lost device, not be waited for either.</summary>
    private sealed class FailingStream(IAccelerator accelerator, bool isLost) : IStream
    {
        public int Waits { get; private set; }

        public IAccelerator Accelerator => accelerator;

        public void Upload(ReadOnlySpan<byte> source, IBuffer target, long targetOffset = 0) => throw new NotSupportedException();

        public void Download(IBuffer source, Span<byte> target, long sourceOffset = 0) => throw new NotSupportedException();

        public void Copy(IBuffer source, long sourceOffset, IBuffer target, long targetOffset, long byteCount) => throw new NotSupportedException();

        public void Fill(IBuffer target, byte value) => throw new NotSupportedException();

        public void Launch(IKernel kernel, in LaunchGrid grid, scoped in KernelArguments arguments) => throw new NotSupportedException();

        public IStreamEvent Record() => throw new GpuException(new DriverError("a device", "record", -5, "CL_OUT_OF_RESOURCES"));

        public void WaitFor(IStreamEvent streamEvent) => throw new NotSupportedException();

        public void Synchronize()
        {
            Waits++;
            if (isLost) throw new DeviceLostException(new("a device", "finish", "CL_DEVICE_NOT_AVAILABLE"));
        }

        public void Dispose()
        {
        }
    }
}
