using System.Text.Json.Serialization;

namespace Functional.Dispatch.Bench.Results;

/// <summary>One row of a table of results: what was measured, what it cost, and what it is to be read beside. A member that does not apply is null.</summary>
internal sealed record BenchRow
{
    /// <summary>The suite, in one or two words: <c>choice</c>, <c>typed call</c>, ….</summary>
    public required string Suite { get; init; }

    /// <summary>The row; with suite and <see cref="X"/> unique within one result.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="BenchUnits.All"/>: of <see cref="Min"/>, <see cref="Median"/>, <see cref="Peer"/> and <see cref="Ceiling"/>.</summary>
    public required string Unit { get; init; }

    /// <summary>The best round: the least time or size, the highest rate.</summary>
    public required double Min { get; init; }

    /// <summary>The median round.</summary>
    public required double Median { get; init; }

    /// <summary>Bytes that one operation allocated on the measuring thread, over all rounds.</summary>
    public double? Bytes { get; init; }

    /// <summary>The name of the row of the same suite that this one is compared with; a floor itself has none.</summary>
    public string? Floor { get; init; }

    /// <summary><see cref="Min"/> over that of the floor.</summary>
    public double? Ratio { get; init; }

    /// <summary>The same operation in another system, measured in the same sitting.</summary>
    public PeerTimes? Peer { get; init; }

    /// <summary>The ratio asked for, to what <see cref="GoalOf"/> names: for times and sizes at most this, for rates at least.</summary>
    public double? Goal { get; init; }

    /// <summary>One of <see cref="GoalBase.All"/>: what <see cref="Goal"/> is a ratio to; null for the peer.</summary>
    public string? GoalOf { get; init; }

    /// <summary>Instructions that one operation retired, of this process's code.</summary>
    public double? Instructions { get; init; }

    /// <summary>The same of the peer.</summary>
    public double? PeerInstructions { get; init; }

    /// <summary>Where on a curve this row lies: a number of operators, threads, elements, ….</summary>
    public double? X { get; init; }

    /// <summary>What <see cref="X"/> counts; null exactly when it is.</summary>
    public string? XUnit { get; init; }

    /// <summary>The most that this machine can give, measured by other means, in <see cref="Unit"/>.</summary>
    public double? Ceiling { get; init; }

    /// <summary>Bytes that one operation reads and writes; with <see cref="Flops"/> the place on a roofline.</summary>
    public double? BytesMoved { get; init; }

    /// <summary>Floating-point operations in one operation.</summary>
    public double? Flops { get; init; }

    /// <summary>Ours over theirs, of the best rounds; null without a peer.</summary>
    [JsonIgnore]
    public double? PeerRatio => Peer is { Min: > 0 } peer ? Min / peer.Min : null;

    /// <summary>Ours over what the goal speaks of, of the best rounds; null where that is not there.</summary>
    [JsonIgnore]
    public double? GoalRatio => GoalOf switch
    {
        GoalBase.Floor => Ratio,
        GoalBase.Ceiling => Ceiling is > 0 and var ceiling ? Min / ceiling : null,
        _ => PeerRatio,
    };

    /// <summary>Whether the goal is met; null without a goal, or without what it speaks of.</summary>
    [JsonIgnore]
    public bool? GoalMet => (GoalRatio, Goal) is ({ } ratio, { } goal) ? BenchUnits.IsRate(Unit) ? ratio >= goal : ratio <= goal : null;
}

/// <summary>What a peer took, in the unit of the row.</summary>
/// <param name="Name">The peer and its version.</param>
/// <param name="Min">Its best round.</param>
/// <param name="Median">Its median round.</param>
internal sealed record PeerTimes(string Name, double Min, double Median);

/// <summary>What a goal may be a ratio to.</summary>
internal static class GoalBase
{
    /// <summary>The peer's best round.</summary>
    public const string Peer = "peer";

    /// <summary>That of the floor.</summary>
    public const string Floor = "floor";

    /// <summary>The ceiling.</summary>
    public const string Ceiling = "ceiling";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Peer, Floor, Ceiling];
}
