using Functional.Dispatch.Bench.Peers;
using Functional.Dispatch.Bench.Gpu;
using Functional.Dispatch.Bench.Report;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.PropertyTests.Cli;
using Functional.Dispatch.PropertyTests.Gpu;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;
using DeviceSession = Functional.Dispatch.Bench.Gpu.DeviceSession;

namespace Functional.Dispatch.PropertyTests.Bench;

/// <summary>The measuring itself, with as little effort as there can be: that the right things are measured, not how fast they are.</summary>
public sealed class GpuRunTests
{
    private const long Elements = Sizes.Least;

    private static readonly string[] Suites = ["device ceiling", "device memory", "device fusion", "device products", "device launch", "device wait"];

    private static readonly Effort Least = new(1, TimeSpan.FromMilliseconds(0.5), TimeSpan.Zero, 1);

    [Fact]
    public void A_run_makes_every_row_once_and_its_result_can_be_kept_and_drawn()
    {
        using var session = Session();
        using var output = new StringWriter();
        var rows = GpuRun.Run(session, Elements, StandIn("PyTorch of the test"), output);
        Assert.All(DeviceOperation.All, o => Assert.Contains(rows, r => r.Suite == MemoryRun.Suite && r.Name == o.Name && r.Ceiling > 0));
        Assert.All(rows, r => Assert.True(r.Min > 0 && double.IsFinite(r.Min), r.Name));
        Assert.All(rows.Where(r => r.Floor is not null), r => Assert.Single(rows, f => f.Suite == r.Suite && f.Name == r.Floor));
        Assert.All(Suites, s => Assert.Contains(rows, r => r.Suite == s));
        Assert.All(rows.Where(r => r.Goal is not null), r => Assert.NotNull(r.GoalMet));
        // 100 ns for an operation, whatever it is.
        var peer = rows.Single(r => r.Suite == MemoryRun.Suite && r.Name == "clone").Peer!;
        Assert.Equal(new PeerTimes("PyTorch of the test", 8 * Elements / 100.0, 8 * Elements / 100.0), peer);
        Assert.All(rows, r => Assert.Contains(r.Name, output.ToString(), StringComparison.Ordinal));

        var result = ThisRun.Result(["gpu"], rows, session.Description);
        var text = ResultFile.Print(result);
        var back = ResultFile.Parse("x.json", System.Text.Encoding.UTF8.GetBytes(text)).OrFail();
        Assert.Equal(rows, back.Rows);
        Assert.Contains("Roofline", ReportPage.Of([new("x.json", back)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_PyTorch_that_has_the_device_there_is_no_column_and_with_one_that_was_named_an_error()
    {
        using var session = Session();
        using var output = new StringWriter();
        var rows = GpuRun.Run(session, Elements, null, output, StandIn("none: it is a test"));
        Assert.All(rows, r => Assert.Null(r.Peer));
        Assert.Contains("it is a test (--python says where one is)", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("PyTorch  ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("it is a test", Assert.Throws<PeerException>(() => GpuRun.Run(session, Elements, StandIn("none: it is a test"), output)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_of_the_peer_says_why_it_cannot_measure()
    {
        var info = OpenClDevice.Shared().Info with { Kind = ProcessorKind.Gpu, Name = "no such device" };
        Assert.Matches("there is no torch|its torch .* has no device `no such device`", Assert.Throws<PeerException>(() => GpuPeer.Start("python3", info)).Message);
    }

    [Fact]
    public void Each_operation_computes_what_the_host_computes_beside_it()
    {
        using var session = Session();
        var operands = new Operands(session, Elements);
        var (a, b) = (session.Download(operands.A), session.Download(operands.B));
        foreach (var operation in DeviceOperation.All.Where(o => o.Host is not null))
        {
            var left = operation.Name.EndsWith("in place", StringComparison.Ordinal) ? session.Download(operands.Changed) : (float[])a.Clone();
            var expected = new float[Elements];
            operation.Host!.Run(left, b, expected);
            if (operation.Name.EndsWith("in place", StringComparison.Ordinal)) expected = left;
            var actual = session.Download(operation.Run(operands));
            for (var i = 0; i < actual.Length; i++) Assert.True(Math.Abs(actual[i] - expected[i]) <= 1e-4 * Math.Abs(expected[i]), $"{operation.Name}, element {i}: {actual[i]}, expected {expected[i]}");
        }
    }

    [Fact]
    public void The_bytes_of_an_operation_are_those_of_what_it_reads_and_writes()
    {
        using var session = Session();
        var operands = new Operands(session, Elements);
        foreach (var operation in DeviceOperation.All)
        {
            var result = operation.Run(operands);
            // Operands: b and the condition where the name of the operation says so; a in all but the one that makes numbers.
            var read = operation.Name switch
            {
                "rand" => 0,
                "where" => 9,
                _ when operation.Name.StartsWith("add", StringComparison.Ordinal) || operation.Name == "mul" => 8,
                _ => 4,
            };
            var written = result.ElementCount == 1 ? 0 : Sizes.ElementBytes * result.ElementCount / Elements;
            Assert.Equal(read + written, operation.BytesPerElement);
        }
    }

    [Fact]
    public void The_drivers_loop_launches_the_kernel_of_the_operator()
    {
        using var session = Session();
        const int Count = 1024;
        var (a, b, result) = (session.Random(Count), session.Random(Count), session.Random(Count));
        session.Stream.Synchronize();
        var prepared = new PreparedLaunch(session, result, a, b);
        using var raw = RawLaunches.Of(session, prepared)!;
        raw.Begin();
        raw.Launch();
        raw.Wait();
        var sum = session.Operators.AddTensor.Call(a, b);
        Assert.Equal(session.Download(sum), session.Download(result));

        session.Stream.Fill(DeviceContext.BufferOf(result), 0);
        session.Stream.Launch(prepared.Kernel, prepared.Grid, prepared.Arguments());
        Assert.Equal(session.Download(sum), session.Download(result));
    }

    [Fact]
    public void Our_own_product_is_that_of_the_operator()
    {
        using var session = Session();
        var (a, b, result) = (session.Random(70, 70), session.Random(70, 70), session.Random(70, 70));
        MatrixRun.Own(session, result, a, b);
        var expected = session.Download(session.Operators.Mm.Call(a, b));
        var actual = session.Download(result);
        for (var i = 0; i < actual.Length; i++) Assert.Equal(expected[i], actual[i], 1e-4f * 70);
    }

    [Fact]
    public void A_round_counts_every_operation_it_times()
    {
        var (done, waits) = (0, 0);
        var timing = new Timing(new Effort(3, TimeSpan.FromMilliseconds(2), TimeSpan.Zero, 1), () => done++, () => waits++);
        Timing.InTurns(new Effort(3, TimeSpan.Zero, TimeSpan.Zero, 1), timing.Measure, null);
        Assert.True(done > waits && waits >= 5, $"{done} operations, {waits} waits");
        Assert.InRange(timing.Min, double.Epsilon, timing.Median);
    }

    [Fact]
    public void On_a_processor_a_long_operation_is_waited_for_alone()
    {
        var (given, most, waiting) = (0, 0, false);
        var effort = new Effort(2, TimeSpan.FromMilliseconds(8), TimeSpan.Zero, 1) { WaitsForEach = true };
        var timing = new Timing(
            effort,
            () =>
            {
                System.Threading.Thread.Sleep(1);
                if (waiting) most = Math.Max(most, ++given);
            },
            () => given = 0);
        timing.Measure();
        waiting = true;
        timing.Measure();
        Assert.Equal(1, most);
        Assert.InRange(timing.Min, 1e6, timing.Median);
    }

    // Something that speaks as gpu_peer.py does.
    private static string StandIn(string name)
    {
        var script = Path.Combine(Directory.CreateTempSubdirectory("fdispatch-peer").FullName, "peer.sh");
        File.WriteAllText(script, $"while read -r line; do if [ \"$line\" = hello ]; then echo '{name}'; else echo 100; fi; done\n");
        return $"sh {script}";
    }

    private static DeviceSession Session()
    {
        OpenClDevice.Shared();
        return new DeviceSession(OpenClDevice.Shared(), Least);
    }
}
