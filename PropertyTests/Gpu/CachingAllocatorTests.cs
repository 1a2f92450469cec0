using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class CachingAllocatorTests
{
    [Fact]
    public void A_size_class_holds_what_was_asked_for_and_at_most_an_eighth_more() => Prop.ForAll(
        ArbMap.Default.ArbFor<uint>(),
        n =>
        {
            var size = CachingAllocator<int>.SizeClass(n);
            return size >= n && (size <= 512 || size - n <= Math.Max(512, n / 8)) && CachingAllocator<int>.SizeClass(size) == size;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Memory_given_back_serves_the_same_stream_again_without_the_driver()
    {
        var (driver, stream) = (new Driver(), new StreamStub());
        var allocator = New(driver);
        allocator.Return(allocator.Allocate(1000, stream));
        allocator.Return(allocator.Allocate(900, stream));
        Assert.Equal(1, driver.Asked);
        Assert.Equal(new MemoryStatistics(0, 0, 1024, 1024, 2, 1, 0), allocator.Statistics);
    }

    [Fact]
    public void Memory_of_one_stream_does_not_serve_another()
    {
        var driver = new Driver();
        var allocator = New(driver);
        allocator.Return(allocator.Allocate(1000, new StreamStub()));
        allocator.Allocate(1000, new StreamStub());
        Assert.Equal(2, driver.Asked);
    }

    [Fact]
    public void The_driver_is_asked_once_more_after_cached_memory_was_given_back()
    {
        var (driver, stream) = (new Driver { Capacity = 4096 }, new StreamStub());
        var allocator = New(driver);
        allocator.Return(allocator.Allocate(3072, stream));
        var second = allocator.Allocate(4096, stream);
        Assert.Equal(4096, second.ByteCount);
        Assert.Equal(1, allocator.Statistics.Retries);
        Assert.Equal(1, driver.Waits);
    }

    [Fact]
    public void When_there_is_none_left_the_error_says_how_much_was_asked_for_and_is_free_and_later_calls_work()
    {
        var (driver, stream) = (new Driver { Capacity = 4096 }, new StreamStub());
        var allocator = New(driver);
        var held = allocator.Allocate(2048, stream);
        var error = (OutOfDeviceMemoryError)Assert.Throws<OutOfDeviceMemoryException>(() => allocator.Allocate(1 << 20, stream)).Error;
        Assert.Equal(new OutOfDeviceMemoryError("a device", 1 << 20, 2048, 2048), error);
        Assert.Equal("a device has no 1 MiB left: 2 KiB free, 2 KiB in live buffers; dispose buffers, or take smaller sizes", error.ToString());
        allocator.Return(held);
        allocator.Allocate(2048, stream);
    }

    [Fact]
    public void Abandoned_memory_is_given_back_by_the_next_caller_and_not_where_it_was_abandoned()
    {
        var (driver, stream) = (new Driver(), new StreamStub());
        var allocator = New(driver);
        allocator.Abandon(allocator.Allocate(100, stream));
        Assert.Equal(1, allocator.Statistics.LiveBuffers);
        allocator.Allocate(100, stream);
        Assert.Equal(1, driver.Asked);
    }

    [Fact]
    public void Closing_frees_live_and_cached_memory_and_what_comes_back_later_is_not_freed_twice()
    {
        var (driver, stream) = (new Driver(), new StreamStub());
        var allocator = New(driver);
        var live = allocator.Allocate(100, stream);
        allocator.Return(allocator.Allocate(5000, stream));
        allocator.Close();
        Assert.Equal(driver.Asked, driver.Freed);
        allocator.Return(live);
        Assert.Equal(driver.Asked, driver.Freed);
        Assert.Throws<ObjectDisposedException>(() => allocator.Allocate(1, stream));
    }

    [Fact]
    public void Whatever_is_allocated_and_given_back_the_counts_add_up() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Size, bool Frees)[]>(),
        steps =>
        {
            var (driver, stream) = (new Driver(), new StreamStub());
            var allocator = New(driver);
            var live = new Queue<MemoryBlock<int>>();
            foreach (var (size, frees) in steps)
            {
                if (frees && live.TryDequeue(out var block)) allocator.Return(block);
                else live.Enqueue(allocator.Allocate(size * 64L, stream));
            }

            var s = allocator.Statistics;
            return s.LiveBuffers == live.Count && s.LiveBytes == live.Sum(b => b.ByteCount) && s.LiveBytes + s.CachedBytes == driver.Held
                && s.DriverAllocations == driver.Asked && live.Select(b => b.Memory).Distinct().Count() == live.Count;
        }).QuickCheckThrowOnFailure();

    private static CachingAllocator<int> New(Driver driver) => new(driver, "a device", () => driver.Waits++);

    private sealed class Driver : IDeviceMemory<int>
    {
        private readonly Dictionary<int, long> _held = [];

        public long Capacity { get; init; } = long.MaxValue;

        public int Asked { get; private set; }

        public int Freed { get; private set; }

        public int Waits { get; set; }

        public long Held => _held.Values.Sum();

        public long FreeBytes => Capacity - Held;

        public bool TryAllocate(long byteCount, out int memory)
        {
            memory = 0;
            if (byteCount > FreeBytes) return false;
            memory = ++Asked;
            _held[memory] = byteCount;
            return true;
        }

        public void Free(int memory)
        {
            Assert.True(_held.Remove(memory));
            Freed++;
        }
    }

    private sealed class StreamStub : IStream
    {
        public IAccelerator Accelerator => throw new NotSupportedException();

        public void Upload(ReadOnlySpan<byte> source, IBuffer target, long targetOffset = 0) => throw new NotSupportedException();

        public void Download(IBuffer source, Span<byte> target, long sourceOffset = 0) => throw new NotSupportedException();

        public void Copy(IBuffer source, long sourceOffset, IBuffer target, long targetOffset, long byteCount) => throw new NotSupportedException();

        public void Fill(IBuffer target, byte value) => throw new NotSupportedException();

        public void Launch(IKernel kernel, in LaunchGrid grid, scoped in KernelArguments arguments) => throw new NotSupportedException();

        public IStreamEvent Record() => throw new NotSupportedException();

        public void WaitFor(IStreamEvent streamEvent) => throw new NotSupportedException();

        public void Synchronize()
        {
        }

        public void Dispose()
        {
        }
    }
}
