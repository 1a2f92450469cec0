using Functional.Dispatch.Bench.Instructions;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Peers;

/// <summary>Instructions beside nanoseconds, as far as they can be counted: not of rows that are set up anew for each run, nor of bytes.</summary>
internal static class PeerInstructions
{
    /// <summary>Adds them.</summary>
    /// <param name="rows">Rows as measured.</param>
    /// <param name="pairs">Which row of theirs stands beside each.</param>
    /// <param name="peer">The peer.</param>
    /// <returns>The rows with counts.</returns>
    public static IReadOnlyList<BenchRow> Add(IReadOnlyList<BenchRow> rows, IReadOnlyList<PeerPair> pairs, Peer peer)
    {
        RowName[] counted = [.. rows.Where(IsCountable).Select(r => new RowName(r.Suite, r.Name))];
        var ours = counted.Zip(InstructionCounter.Count(counted)).ToDictionary();
        return
        [
            .. rows.Select(r => ours.TryGetValue(new(r.Suite, r.Name), out var count)
                ? r with { Instructions = count, PeerInstructions = peer.Instructions(pairs.Single(p => p.Suite == r.Suite && p.Row == r.Name).Theirs) }
                : r),
        ];
    }

    private static bool IsCountable(BenchRow row) => row.Unit == BenchUnits.Nanoseconds && row.Suite != RegistrationSuite.Registration.Name;
}
