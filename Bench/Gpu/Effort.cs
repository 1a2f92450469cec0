namespace Functional.Dispatch.Bench.Gpu;

/// <summary>How much time a run of this kind takes.</summary>
/// <param name="Rounds">How often every row is measured.</param>
/// <param name="Round">How long a round is at least; a single operation may take longer.</param>
/// <param name="Longest">Sizes behind one whose operation takes longer are left out: the next would take eight times as long.</param>
/// <param name="Series">How many series of launches are a round.</param>
internal sealed record Effort(int Rounds, TimeSpan Round, TimeSpan Longest, int Series)
{
    /// <summary>What numbers to be kept are measured with.</summary>
    public static Effort Whole { get; } = new(11, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), 32);

    /// <summary>
    /// Whether an operation that takes long is waited for alone, and the fastest of a round counts: on a processor, which the machine's other work disturbs, and where waiting costs nothing
    /// beside such an operation. Otherwise operations are given one behind the other, and the mean of a round counts.
    /// </summary>
    public bool WaitsForEach { get; init; }

    /// <summary>How long an operation is at least to be waited for alone.</summary>
    public TimeSpan LongOperation => Round / 64;

    /// <summary>How long the peer measures in a round.</summary>
    public int Milliseconds => (int)Math.Max(1, Round.TotalMilliseconds);
}
