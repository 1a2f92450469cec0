using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Bench.Results;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class ResultFileTests
{
    private static readonly BenchRow Full = new()
    {
        Suite = "typed call", Name = "2 tensors, \"µ\" <ns>", Unit = BenchUnits.Nanoseconds, Min = 1.25, Median = 1.5, Bytes = 0, Floor = "direct call", Ratio = 3.1,
        Peer = new PeerTimes("libtorch 2.14.1", 4.4, 4.6), Goal = 0.45, Instructions = 41, PeerInstructions = 90, X = 1000, XUnit = "operators", Ceiling = 12.3, BytesMoved = 96, Flops = 32,
    };

    private static readonly BenchRow Bare = new() { Suite = "gpu", Name = "add", Unit = BenchUnits.GigabytesPerSecond, Min = 700, Median = 690 };

    [Fact]
    public void What_is_printed_reads_back_the_same()
    {
        var result = ThisRun.Result(["quick", "--json", "x.json"], [Full, Bare], "a device");
        var read = Read(ResultFile.Print(result));
        Assert.Equal(result with { Rows = read.Rows }, read);
        Assert.Equal([Full, Bare], read.Rows);
        Assert.Equal(("fdispatch-bench/1", "quick --json x.json", DateTimeKind.Utc), (read.Format, read.Command, read.When.Kind));
        Assert.Equal(Environment.ProcessorCount, read.Machine.Cores);
    }

    [Fact]
    public void A_member_that_does_not_apply_is_null_and_the_rest_is_in_camel_case()
    {
        var text = ResultFile.Print(ThisRun.Result([], [Bare]));
        Assert.Contains("\"peerInstructions\": null", text, StringComparison.Ordinal);
        Assert.Contains("\"xUnit\": null", text, StringComparison.Ordinal);
        Assert.DoesNotContain("peerRatio", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_goal_is_an_upper_bound_for_times_and_a_lower_one_for_rates()
    {
        bool? Met(string unit, double ours, double? theirs, double? goal) =>
            (Bare with { Unit = unit, Min = ours, Peer = theirs is { } t ? new PeerTimes("p", t, t) : null, Goal = goal }).GoalMet;

        Assert.True(Met(BenchUnits.Nanoseconds, 4, 10, 0.45));
        Assert.False(Met(BenchUnits.Nanoseconds, 5, 10, 0.45));
        Assert.True(Met(BenchUnits.GigabytesPerSecond, 9, 10, 0.9));
        Assert.False(Met(BenchUnits.GigabytesPerSecond, 8, 10, 0.9));
        Assert.Null(Met(BenchUnits.Nanoseconds, 4, null, 0.45));
        Assert.Null(Met(BenchUnits.Nanoseconds, 4, 10, null));
        Assert.Null(Met(BenchUnits.Nanoseconds, 4, 0, 0.45));
    }

    [Theory]
    [InlineData("0.1.0+193ad9512345", "193ad9512")]
    [InlineData("0.1.0", null)]
    [InlineData("0.1.0+short", null)]
    [InlineData(null, null)]
    public void The_commit_stands_behind_the_version(string? version, string? commit) => Assert.Equal(commit, ThisRun.Commit(version));

    [Theory]
    [InlineData("", "JSON of another shape in line 1")]
    [InlineData("null", "it holds `null`, an object was expected")]
    [InlineData("[]", "JSON of another shape in line 1")]
    [InlineData("{}", "missing `format`, `command`, `when`, `machine`, `rows` in line 1")]
    [InlineData("/2|/1", "its format is `fdispatch-bench/2`, expected `fdispatch-bench/1`")]
    [InlineData("\"min\": \"fast\"|\"min\": 1.25", "JSON of another shape in line 18, at `$.rows[0].min`")]
    [InlineData("\"min\": -1|\"min\": 1.25", "row 1 (`typed call: 2 tensors, \"µ\" <ns>`): a number is negative or too large")]
    [InlineData("\"min\": 1e999|\"min\": 1.25", "row 1 (`typed call: 2 tensors, \"µ\" <ns>`): a number is negative or too large")]
    [InlineData("\"unit\": \"s\"|\"unit\": \"ns\"", "row 1 (`typed call: 2 tensors, \"µ\" <ns>`): unknown unit `s`, expected one of ns, ms, bytes, instructions, Mcalls/s, GB/s, TFLOP/s")]
    [InlineData("\"xUnit\": null|\"xUnit\": \"operators\"", "row 1 (`typed call: 2 tensors, \"µ\" <ns>`): `x` and `xUnit` go together, one is missing")]
    [InlineData("\"suite\": null|\"suite\": \"typed call\"", "JSON of another shape in line 15, at `$.rows[0].suite`")]
    public void A_bad_file_is_one_line_that_says_what_is_wrong(string change, string why)
    {
        // Either a whole text, or `new|old` in a good one.
        var text = change.Split('|') is [var to, var from] ? ResultFile.Print(ThisRun.Result([], [Full])).Replace(from, to, StringComparison.Ordinal) : change;
        var error = ResultFile.Parse("some.json", Encoding.UTF8.GetBytes(text)).Match(Right: _ => "", Left: e => e.ToString());
        Assert.Equal($"`some.json` is no result of this program: {why}", error);
    }

    [Fact]
    public void A_row_that_is_null_or_there_twice_is_refused()
    {
        string Of(params BenchRow[] rows) =>
            ResultFile.Parse("f", Encoding.UTF8.GetBytes(ResultFile.Print(ThisRun.Result([], rows)))).Match(Right: _ => "", Left: e => e.ToString());
        Assert.EndsWith("row 2 (`gpu: add`) is there twice", Of(Bare, Bare), StringComparison.Ordinal);
        Assert.EndsWith("row 1 is `null`", Of(null!, Bare), StringComparison.Ordinal);
        Assert.Equal("", Of(Bare with { X = 1, XUnit = "bytes" }, Bare with { X = 2, XUnit = "bytes" }, Bare));
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var good = Encoding.UTF8.GetBytes(ResultFile.Print(ThisRun.Result([], [Full, Bare])));
        var spoilt = Gen.Choose(0, good.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(b => (at, b)));
        Check.QuickThrowOnFailure(Prop.ForAll(spoilt.ToArbitrary(), s =>
        {
            byte[] bytes = [.. good];
            bytes[s.at] = (byte)s.b;
            var line = ResultFile.Parse("f", bytes).Match(Right: _ => "", Left: e => e.ToString());
            return !line.Contains('\n', StringComparison.Ordinal);
        }));
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => ResultFile.Parse("f", bytes).IsLeft));
    }

    private static BenchResult Read(string text) => ResultFile.Parse("f", Encoding.UTF8.GetBytes(text)).IfLeft(e => throw new InvalidOperationException(e.ToString()));
}
