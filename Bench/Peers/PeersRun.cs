using Functional.Dispatch.Bench.Quick;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Peers;

/// <summary>
/// Ours and theirs in one sitting, in turns: a round measures each pair, ours and then theirs, before the next round begins, so that what else the machine
/// does falls on both. The least of the rounds is compared.
/// </summary>
internal static class PeersRun
{
    private const int Rounds = 11;
    private const int Milliseconds = 15;

    /// <summary>How many steps <see cref="Beside"/> tells of.</summary>
    /// <param name="pairs">How many pairs.</param>
    /// <returns>The number.</returns>
    public static int Steps(int pairs) => pairs + Rounds;

    /// <summary>Our rows beside those of a program.</summary>
    /// <param name="pairs">Which.</param>
    /// <param name="peer">The program; rows that it has not are left out.</param>
    /// <param name="step">Told of every step.</param>
    /// <returns>The rows that both have, in the order given.</returns>
    /// <exception cref="PeerException">There is no such row, or the program does not answer.</exception>
    public static IReadOnlyList<BenchRow> Beside(IEnumerable<PeerPair> pairs, Peer peer, Action<string> step)
    {
        var rows = peer.Rows();
        PeerPair[] both = [.. pairs.Where(p => rows.Contains(p.Theirs))];
        if (both.Length == 0) throw new PeerException($"`{Quoted.Short(peer.Name)}` has none of the rows asked for");
        return InTurns(
            both, p => p.Row, p => new Sampled(Catalogue.Find(p.Suite, p.Row)), p => new Program(peer, p.Theirs), peer.Name, step);
    }

    /// <summary>Our typed call beside other ways of .NET; each a row of a suite that names the devices, by the way's name.</summary>
    /// <param name="pairs">Which.</param>
    /// <param name="step">Told of every step.</param>
    /// <returns>The rows, in the order given.</returns>
    public static IReadOnlyList<BenchRow> BesideDotNet(IEnumerable<PeerPair> pairs, Action<string> step) =>
        InTurns([.. pairs], p => p.Theirs, p => new Sampled(Catalogue.Find(p.Suite, p.Row)), p => new Sampled(Way(p)), ".NET", step);

    private static Workload Way(PeerPair pair) => pair.Theirs.StartsWith(MediatorSuite.Row, StringComparison.Ordinal)
        ? MediatorSuite.Of(pair.Theirs, pair.Suite.EndsWith("random devices", StringComparison.Ordinal) ? CallFloors.RandomDevices : CallFloors.OneDevice)
        : Catalogue.Find(pair.Suite, pair.Theirs);

    private static BenchRow[] InTurns(
        PeerPair[] pairs, Func<PeerPair, string> name, Func<PeerPair, Sampled> ours, Func<PeerPair, ISide> theirs, string peer, Action<string> step)
    {
        var sides = new List<(PeerPair Pair, Sampled Ours, ISide Theirs)>();
        foreach (var pair in pairs)
        {
            sides.Add((pair, ours(pair), theirs(pair)));
            step(name(pair));
        }

        // Again, as the JIT's last tier comes a while after the calls that ask for it.
        foreach (var (_, mine, other) in sides)
        {
            mine.WarmUp();
            other.WarmUp();
        }

        GC.Collect();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, mine, other) in sides)
            {
                mine.Round();
                other.Round();
            }

            step("rounds");
        }

        return [.. sides.Select(s => s.Ours.Sampler.Result(s.Pair.Suite) with { Name = name(s.Pair), Floor = null, Peer = s.Theirs.Times(peer), Goal = s.Pair.Goal })];
    }

    private interface ISide
    {
        void WarmUp();

        void Round();

        PeerTimes Times(string name);
    }

    // A row of this program.
    private sealed class Sampled : ISide
    {
        public Sampled(Workload workload)
        {
            Sampler = new(workload);
            WarmUp();
        }

        public Sampler Sampler { get; }

        public void WarmUp() => Sampler.WarmUp(TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(Milliseconds));

        public void Round() => Sampler.Round();

        public PeerTimes Times(string name) => Sampler.Result("") is var row ? new(name, row.Min, row.Median) : throw new InvalidOperationException();
    }

    // A row of another.
    private sealed class Program(Peer peer, string row) : ISide
    {
        private readonly List<double> _rounds = [];

        public void WarmUp() => peer.Measure(row, Milliseconds);

        public void Round() => _rounds.Add(peer.Measure(row, Milliseconds));

        public PeerTimes Times(string name)
        {
            double[] rounds = [.. _rounds.Order()];
            return new(name, rounds[0], rounds[rounds.Length / 2]);
        }
    }
}
