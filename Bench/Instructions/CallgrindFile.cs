using System.Globalization;

namespace Functional.Dispatch.Bench.Instructions;

/// <summary>The two lines of a file of callgrind's that are of use: what was asked to be counted, and how much it was.</summary>
internal static class CallgrindFile
{
    private const string Trigger = "desc: Trigger: Client Request: ";
    private const string Totals = "totals: ";

    /// <summary>Reads a file.</summary>
    /// <param name="lines">Its lines.</param>
    /// <returns>The label of the request and the instructions counted since the last one; null for a file that no labelled request made.</returns>
    public static (string Label, long Total)? Read(IEnumerable<string> lines)
    {
        string? label = null;
        long? total = null;
        foreach (var line in lines)
        {
            if (line.StartsWith(Trigger, StringComparison.Ordinal)) label = line[Trigger.Length..].Trim();
            else if (line.StartsWith(Totals, StringComparison.Ordinal) && long.TryParse(line[Totals.Length..].Split(' ')[0], CultureInfo.InvariantCulture, out var number)) total = number;
        }

        return label is { Length: > 0 } && total is { } t ? (label, t) : null;
    }
}
