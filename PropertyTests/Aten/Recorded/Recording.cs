using System.IO.Compression;
using System.Text.Json;

namespace Functional.Dispatch.PropertyTests.Aten.Recorded;

/// <summary>Calls recorded with a real PyTorch; the format is explained beside them, in Data/aten/README.md.</summary>
internal static class Recording
{
    private static readonly string[] Families =
    [
        "activation", "arithmetic", "comparison", "copy", "creation", "filling", "indexing", "loss", "matrixproduct", "property", "random", "reduction", "softmax",
        "unary", "view",
    ];

    private static readonly Lazy<Dictionary<string, List<RecordedCall>>> Calls = new(Read);

    /// <summary>Every operator that has recorded calls.</summary>
    public static IReadOnlyCollection<string> Operators => Calls.Value.Keys;

    /// <summary>The recorded calls of one operator.</summary>
    public static IReadOnlyList<RecordedCall> Of(string op) => Calls.Value[op];

    /// <summary>The lines of a compressed file, each to be read before the next one is asked for.</summary>
    public static IEnumerable<JsonElement> Lines(string file)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "aten", file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement;
        }
    }

    private static Dictionary<string, List<RecordedCall>> Read()
    {
        var calls = new Dictionary<string, List<RecordedCall>>(StringComparer.Ordinal);
        foreach (var family in Families)
        {
            foreach (var line in Lines($"{family}.jsonl.gz"))
            {
                var call = RecordedCall.Read(line);
                if (!calls.TryGetValue(call.Operator, out var list)) calls[call.Operator] = list = [];
                list.Add(call);
            }
        }

        return calls;
    }
}
