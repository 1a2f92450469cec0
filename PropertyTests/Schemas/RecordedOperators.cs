using System.IO.Compression;
using System.Text.Json;

namespace Functional.Dispatch.PropertyTests.Schemas;

/// <summary>An operator as PyTorch 2.14.1 registered it: its schema and the distinct signatures of its kernels.</summary>
public sealed record RecordedOperator(string? Schema, IReadOnlyList<string> Signatures)
{
    public static IReadOnlyList<RecordedOperator> All { get; } = [.. Read()];

    public static IReadOnlyList<string> Schemas { get; } = [.. All.Select(o => o.Schema).OfType<string>()];

    public static IReadOnlyList<string> AllSignatures { get; } = [.. All.SelectMany(o => o.Signatures).Distinct()];

    private static IEnumerable<RecordedOperator> Read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "pytorch-2.14.1", "registrations.jsonl.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            var signatures = row.RootElement.GetProperty("kernels").EnumerateArray()
                .Select(kernel => kernel.TryGetProperty("signature", out var signature) ? signature.GetString() : null);
            yield return new RecordedOperator(row.RootElement.GetProperty("schema").GetString(), [.. signatures.OfType<string>().Distinct()]);
        }
    }
}
