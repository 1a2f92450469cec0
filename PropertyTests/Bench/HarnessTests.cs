using Functional.Dispatch.Bench.Quick;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Scaling;
using Functional.Dispatch.Bench.Workloads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class HarnessTests
{
    private static readonly HarnessSettings OneRunARound = new() { Rounds = 3, Round = TimeSpan.Zero, WarmUps = 2, WarmUp = TimeSpan.Zero };
    private static object? s_kept;

    [Fact]
    public void A_round_goes_over_every_row_before_the_next_begins()
    {
        var log = new List<string>();
        Workload Row(string name) => Workload.Of(name, 1, null, () => () =>
        {
            log.Add(name);
            return 0;
        });
        Harness.Run([new Suite("s", "", [Row("a"), Row("b")]), new Suite("t", "", [Row("c")])], OneRunARound, _ => { });
        Assert.Equal(string.Concat(Enumerable.Repeat("abc", 2 + 3)), string.Concat(log));
    }

    [Fact]
    public void Rows_come_in_order_with_the_ratio_to_their_floor()
    {
        var rows = Run(Spin("floor", null, 1000), Spin("row", "floor", 100_000), Spin("alone", "left out", 1000));
        Assert.Equal(["floor", "row", "alone"], rows.Select(r => r.Name));
        Assert.All(rows, r => Assert.True(r is { Suite: "s", Unit: BenchUnits.Nanoseconds } && 0 < r.Min && r.Min <= r.Median, r.ToString()));
        Assert.Equal([null, rows[1].Min / rows[0].Min, null], rows.Select(r => r.Ratio));
        Assert.InRange(rows[1].Ratio!.Value, 2, double.MaxValue);
    }

    [Fact]
    public void Bytes_are_those_of_one_operation_of_the_run_alone()
    {
        var run = Allocating(1000);
        var rows = Run(
            new Workload("inside", 10, () => new Body(run)),
            new Workload("around", 10, () => new Body(() => 0) { Before = () => run(), After = () => run() }),
            new Workload("both", 10, () => new Body(run) { Before = () => run() }));
        // Up to what the runtime allocates once meanwhile.
        Assert.All(rows.Zip([102.4, 0, 102.4]), r => Assert.InRange(r.Item1.Bytes ?? -1, r.Item2, r.Item2 + 5));
    }

    [Fact]
    public void A_body_that_counts_bytes_itself_is_asked_for_them()
    {
        var row = Assert.Single(Run(new Workload("held", 100, () => new Body(() => 500)) { Unit = BenchUnits.Bytes }));
        Assert.Equal((5.0, 5.0, null), (row.Min, row.Median, row.Bytes));
    }

    [Fact]
    public void What_waits_is_measured_on_the_wall()
    {
        var row = Assert.Single(Run(new Workload("waits", 1, () => new Body(() =>
        {
            System.Threading.Thread.Sleep(5);
            return 0;
        })) { Unit = BenchUnits.Milliseconds }));
        Assert.InRange(row.Min, 4.5, double.MaxValue);
    }

    [Fact]
    public void Every_step_is_told()
    {
        Suite[] suites = [new Suite("s", "", [Spin("a", null, 1), Spin("b", null, 1)])];
        var steps = 0;
        Harness.Run(suites, OneRunARound, _ => steps++);
        Assert.Equal(Harness.Steps(suites, OneRunARound), steps);
    }

    [Fact]
    public void The_threads_clock_stands_still_while_it_sleeps()
    {
        Assert.SkipUnless(ThreadClock.IsOfThread, "this system does not tell the processor time of a thread");
        var (own, wall) = (ThreadClock.Now, ThreadClock.Wall);
        System.Threading.Thread.Sleep(200);
        (own, wall) = (ThreadClock.Now - own, ThreadClock.Wall - wall);
        Assert.InRange(wall, 190_000_000, long.MaxValue);
        Assert.InRange(own, 0, wall / 2);
    }

    [Fact]
    public void A_curve_has_a_row_for_each_point_and_the_best_of_a_rate_is_the_highest()
    {
        BenchRow[] Of(string unit)
        {
            var value = 0;
            return [.. ScalingRun.Run(new Curve("c", unit, "things", [1, 10], x => () => x * ++value), 3, TimeSpan.Zero, _ => { })];
        }

        Assert.Equal([(1.0, 2.0, 3.0), (10, 60, 70)], Of(BenchUnits.Nanoseconds).Select(r => (r.X!.Value, r.Min, r.Median)));
        Assert.Equal([(1.0, 4.0, 3.0), (10, 80, 70)], Of(BenchUnits.MillionCallsPerSecond).Select(r => (r.X!.Value, r.Min, r.Median)));
    }

    private static IReadOnlyList<BenchRow> Run(params Workload[] rows) => Harness.Run([new Suite("s", "", rows)], OneRunARound, _ => { });

    private static Workload Spin(string name, string? floor, int turns) => Workload.Of(name, 1, floor, () => () =>
    {
        var sum = 1;
        for (var i = 0; i < turns; i++) sum = (sum * 31) ^ i;
        return sum;
    });

    // 24 bytes are the array's own.
    private static Func<int> Allocating(int bytes) => () =>
    {
        s_kept = new byte[bytes];
        return s_kept.GetHashCode();
    };
}
