using System.Text.Json;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>How one recorded file fared, gathered row by row.</summary>
/// <param name="name">The file's name.</param>
internal sealed class FileResult(string name)
{
    private const int MismatchesKept = 5;

    private readonly List<string> _mismatches = [];
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);

    public string Name => name;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    /// <summary>What more there is to say of the file, such as that it is absent.</summary>
    public string? Note { get; set; }

    public IReadOnlyList<string> Mismatches => _mismatches;

    public IReadOnlyDictionary<string, int> Skipped => _skipped;

    public int SkippedCount => _skipped.Values.Sum();

    public void Skip(string why, int count = 1) => _skipped[why] = _skipped.GetValueOrDefault(why) + count;

    /// <summary>Counts a row by its comparison.</summary>
    public void Add(RowComparison row)
    {
        if (row.Difference is not { } difference)
        {
            Passed++;
            return;
        }

        Failed++;
        if (_mismatches.Count < MismatchesKept) _mismatches.Add(difference);
    }
}

/// <summary>Compares what a row says with what the core derives; the first difference is kept.</summary>
/// <param name="row">How the row is called in a mismatch.</param>
internal sealed class RowComparison(string row)
{
    public string? Difference { get; private set; }

    public void Same(string what, string expected, string got)
    {
        if (expected != got) Difference ??= $"{row}: {what}: expected {expected}, got {got}";
    }

    public void Same(string what, JsonElement expected, string got) => Same(what, expected.Canonical(), got);

    /// <summary>A field that must be absent unless the core derives something to say in it.</summary>
    public void SameOptional(string what, JsonElement owner, string? got)
    {
        var expected = owner.TryGetProperty(what, out var value) ? value.Canonical() : null;
        if (expected != got) Difference ??= $"{row}: {what}: expected {expected ?? "nothing"}, got {got ?? "nothing"}";
    }

    public void Unknown(string field) => Difference ??= $"{row}: the recording has a field `{field}` that is not compared";
}
