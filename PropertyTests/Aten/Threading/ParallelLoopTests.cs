using Xunit;
using System.Threading;
using Functional.Dispatch.Aten.Threading;

namespace Functional.Dispatch.PropertyTests.Aten.Threading;

public sealed class ParallelLoopTests
{
    [Theory]
    [InlineData(0, 1, 4)]
    [InlineData(1, 1, 4)]
    [InlineData(7, 100, 4)]
    [InlineData(1000, 1, 4)]
    [InlineData(1001, 10, 3)]
    [InlineData(65537, 64, 8)]
    public void Every_index_is_worked_on_once(int count, int grain, int threads)
    {
        var times = new int[count];
        ParallelLoop.For(count, grain, new Counting(times), threads);
        Assert.All(times, t => Assert.Equal(1, t));
    }

    [Fact]
    public void No_part_is_smaller_than_the_grain_but_the_last()
    {
        var parts = new System.Collections.Concurrent.ConcurrentBag<(long From, long To)>();
        ParallelLoop.For(1000, 70, new Noting(parts), 4);
        Assert.All(parts, p => Assert.True(p.To - p.From >= 70 || p.To == 1000));
        Assert.True(parts.Count > 1);
    }

    [Fact]
    public void Small_work_allocates_nothing()
    {
        var times = new int[100];
        ParallelLoop.For(100, 100, new Counting(times), 4);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ParallelLoop.For(100, 100, new Counting(times), 4);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void What_a_part_throws_reaches_the_caller_when_all_parts_are_over()
    {
        for (var round = 0; round < 50; round++)
        {
            var running = new Running();
            var exception = Assert.Throws<InvalidOperationException>(() => ParallelLoop.For(100, 1, new Failing(running), 4));
            Assert.Equal("part", exception.Message);
            Assert.Equal(0, Volatile.Read(ref running.Count));
        }
    }

    [Fact]
    public void Work_inside_work_is_not_split_again()
    {
        var inner = new System.Collections.Concurrent.ConcurrentBag<(long From, long To)>();
        ParallelLoop.For(8, 1, new Nested(inner), 4);
        Assert.All(inner, p => Assert.Equal((0, 500), p));
        Assert.NotEmpty(inner);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("1024", 1024)]
    [InlineData("0", null)]
    [InlineData("-2", null)]
    [InlineData("1025", null)]
    [InlineData("two", null)]
    [InlineData(null, null)]
    public void The_environment_says_how_many_threads_or_the_processors_do(string? text, int? expected) =>
        Assert.Equal(expected ?? Environment.ProcessorCount, ComputeThreads.Read(text));

    private readonly struct Counting(int[] times) : IRangeWork
    {
        public void Run(long from, long to)
        {
            for (var i = from; i < to; i++) Interlocked.Increment(ref times[i]);
        }
    }

    private readonly struct Noting(System.Collections.Concurrent.ConcurrentBag<(long, long)> parts) : IRangeWork
    {
        public void Run(long from, long to) => parts.Add((from, to));
    }

    private sealed class Running
    {
        public int Count;
    }

    private readonly struct Failing(Running running) : IRangeWork
    {
        public void Run(long from, long to)
        {
            Interlocked.Increment(ref running.Count);
            try
            {
                Thread.SpinWait(100);
                if (from >= 30) throw new InvalidOperationException("part");
            }
            finally
            {
                Interlocked.Decrement(ref running.Count);
            }
        }
    }

    private readonly struct Nested(System.Collections.Concurrent.ConcurrentBag<(long, long)> parts) : IRangeWork
    {
        public void Run(long from, long to) => ParallelLoop.For(500, 1, new Noting(parts), 4);
    }
}
