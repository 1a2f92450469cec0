using System.Collections.Immutable;

namespace Functional.Dispatch.Bench.Results;

/// <summary>What one run of this program measured, on which machine, of which commit: the content of a <c>--json</c> file.</summary>
internal sealed record BenchResult
{
    /// <summary>The format this program writes and reads.</summary>
    public const string CurrentFormat = "fdispatch-bench/1";

    /// <summary><see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The command that made it, as one would type it after <c>--</c>.</summary>
    public required string Command { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public required DateTime When { get; init; }

    /// <summary>The commit that the program was built from, shortened; null when it was built outside a repository.</summary>
    public string? Commit { get; init; }

    /// <summary>The machine.</summary>
    public required MachineFacts Machine { get; init; }

    /// <summary>The rows, in the order of the table.</summary>
    public required ImmutableArray<BenchRow> Rows { get; init; }
}

/// <summary>What one needs to know of a machine to read its numbers.</summary>
/// <param name="Cpu">The processor's name.</param>
/// <param name="Cores">How many logical processors the process may use.</param>
/// <param name="Os">The operating system and its version.</param>
/// <param name="Runtime">The .NET runtime and its version.</param>
/// <param name="Device">The accelerator measured, or null.</param>
internal sealed record MachineFacts(string Cpu, int Cores, string Os, string Runtime, string? Device);
