using System.IO.Compression;
using System.Text.Json;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.PropertyTests.Shell.Support;

/// <summary>Rows of the recorded files that lie beside the tests.</summary>
internal static class RecordedRows
{
    public static IReadOnlyList<JsonElement> Lines(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "pytorch-2.14.1", file);
        Stream stream = File.OpenRead(path);
        if (file.EndsWith(".gz", StringComparison.Ordinal)) stream = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var rows = new List<JsonElement>();
        while (reader.ReadLine() is { } line) rows.Add(JsonDocument.Parse(line).RootElement);
        return rows;
    }

    public static JsonElement Document(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "pytorch-2.14.1", file))).RootElement;

    public static IEnumerable<JsonElement> Case(string name) =>
        Lines("autograd_fallback.jsonl").Where(r => r.GetProperty("case").GetString() == name);

    public static DispatchKeySet Set(this JsonElement raw) => DispatchKeySet.FromRawMasked(Convert.ToUInt64(raw.GetString(), 16));
}
