using Functional.Dispatch.Bench.Peers;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Cli.Arguments;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class PeerTests
{
    [Fact]
    public void Every_pair_is_a_row_of_the_catalogue_beside_a_row_of_the_peers_program()
    {
        var program = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "peers", "libtorch", "dispatch_peer.cpp"));
        foreach (var pair in PeerPairs.Libtorch)
        {
            Catalogue.Find(pair.Suite, pair.Row);
            Assert.Contains($"\"{pair.Theirs}\"", program, StringComparison.Ordinal);
            Assert.True(pair.Goal is null or (> 0 and <= 1), pair.Row);
        }

        Assert.Distinct(PeerPairs.Libtorch.Select(p => (p.Suite, p.Row)));
        foreach (var pair in PeerPairs.DotNet) Catalogue.Find(pair.Suite, pair.Row);
    }

    [Fact]
    public void A_request_of_the_mediator_reaches_a_handler_on_every_device() => Assert.Equal(0, MediatorSuite.Of("x", CallFloors.RandomDevices).Make().Run());

    [Theory]
    [InlineData("lib", "lib")]
    [InlineData("lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu")]
    [InlineData("lib/aarch64-linux-gnu", "lib/aarch64-linux-gnu")]
    public void A_libtorch_is_found_as_archives_and_as_Debian_lay_it_out(string libraries, string found)
    {
        using var folder = new TorchFolder(libraries);
        var (include, lib) = LibtorchPeer.Find(folder.Path);
        Assert.Equal((Path.Combine(folder.Path, "include"), Path.Combine(folder.Path, found)), (include, lib));
    }

    [Fact]
    public void A_folder_with_headers_alone_is_no_libtorch()
    {
        using var folder = new TorchFolder(null);
        Assert.Contains("lib/libtorch_cpu.so` is not there", Assert.Throws<FailureException>(() => LibtorchPeer.Find(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_stand_beside_what_the_peer_answers()
    {
        using var script = new Script(
            """
            while read -r row what; do
              case "$row" in
                hello) echo "some peer 1.2" ;;
                rows) echo "guard-nograd redispatch" ;;
                *) if [ "$what" = instructions ]; then echo 110; else echo 1000.5; fi ;;
              esac
            done
            """);
        using var peer = Peer.Start($"sh {script.Path}");
        Assert.Equal("some peer 1.2", peer.Name);
        Assert.Equal(110, peer.Instructions("guard-nograd"));
        PeerPair[] pairs = [new("guards", "no-grad", "guard-nograd", 0.5), new("guards", "include", "not-there", 0.5)];
        var row = Assert.Single(PeersRun.Beside(pairs, peer, _ => { }));
        Assert.Equal(("guards", "no-grad", new PeerTimes("some peer 1.2", 1000.5, 1000.5), 0.5, true), (row.Suite, row.Name, row.Peer, row.Goal, row.GoalMet));
        Assert.Equal(row.Min / 1000.5, row.PeerRatio);
        Assert.Throws<PeerException>(() => PeersRun.Beside([new("guards", "include", "not-there")], peer, _ => { }));
    }

    [Fact]
    public void A_peer_that_answers_no_number_is_an_error()
    {
        using var script = new Script("while read -r line; do echo no; done");
        using var peer = Peer.Start($"sh {script.Path}");
        Assert.Contains("a number was expected", Assert.Throws<PeerException>(() => peer.Measure("x", 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_names_the_goals_that_are_missed()
    {
        BenchRow Row(string name, double ours, double? goal) => new() { Suite = "s", Name = name, Unit = "ns", Min = ours, Median = ours, Peer = new("p", 10, 10), Goal = goal };
        Assert.Equal("goals: 1 met, 1 missed: s: slow", PeerTable.Summary([Row("fast", 1, 0.5), Row("slow", 9, 0.5), Row("free", 90, null)]));
        Assert.Equal("goals: all 1 met", PeerTable.Summary([Row("fast", 5, 0.5)]));
        Assert.Equal("no goal is set for these rows", PeerTable.Summary([Row("free", 90, null)]));
    }

    private sealed class Script : IDisposable
    {
        public Script(string text)
        {
            Path = System.IO.Path.GetTempFileName();
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }

    private sealed class TorchFolder : IDisposable
    {
        public TorchFolder(string? libraries)
        {
            var headers = Directory.CreateDirectory(System.IO.Path.Combine(Path, "include", "ATen", "core", "dispatch"));
            File.WriteAllText(System.IO.Path.Combine(headers.FullName, "Dispatcher.h"), "");
            if (libraries is not null) File.WriteAllText(System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(Path, libraries)).FullName, "libtorch_cpu.so"), "");
        }

        public string Path { get; } = Directory.CreateTempSubdirectory().FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
