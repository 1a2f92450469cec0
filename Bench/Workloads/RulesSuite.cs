using System.IO.Compression;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>What is done with PyTorch 2.14.1's own rules as a whole.</summary>
internal static class RulesSuite
{
    private const string Copy = "137 slots copied";
    private const string Split = "the text split at its commas";
    private const string Unpacked = "unpacked, not read";

    /// <summary>Tables.</summary>
    public static Suite Tables { get; } = new("table build", "the table of one operator, over all 3,640 of PyTorch 2.14.1",
    [
        Workload.Of(Copy, PyTorch.Operators, null, () =>
        {
            var (slots, copy) = (new object?[KeyLayout.SlotCount], new object?[KeyLayout.SlotCount]);
            return () =>
            {
                for (var i = 0; i < PyTorch.Operators; i++) Array.Copy(slots, copy, slots.Length);
                return copy.Length;
            };
        }),
        Workload.Of("table computed", PyTorch.Operators, Copy, () => PyTorch.Shared.ComputeTables),
        Workload.Of("table computed and printed", PyTorch.Operators, Copy, () => PyTorch.Shared.ComputeAndPrintTables),
    ]);

    /// <summary>Schemas.</summary>
    public static Suite Schemas { get; } = new("schema parse", "one schema, over all of PyTorch 2.14.1's",
    [
        Workload.Of(Split, PyTorch.Schemas, null, () =>
        {
            var texts = PyTorch.Shared.SchemaTexts;
            return () => texts.Sum(t => t.Split(',').Length);
        }),
        Workload.Of("parsed", PyTorch.Schemas, Split, () => PyTorch.Shared.ParseSchemas),
    ]);

    /// <summary>The embedded file.</summary>
    public static Suite Load { get; } = new("rule-set load", "PyTorch 2.14.1's rules out of the tool's own file",
    [
        Workload.Of(Unpacked, 1, null, () => Unpack),
        Workload.Of("one operator", 1, Unpacked, () => () => PyTorch.Load(static n => n == "aten::add.Tensor").OperatorCount),
        Workload.Of("all operators", 1, Unpacked, () => () => PyTorch.Load().OperatorCount),
    ]);

    private static int Unpack()
    {
        using var packed = typeof(RuleSource).Assembly.GetManifestResourceStream("pytorch-2.14.1.rules.jsonl.gz")!;
        using var text = new GZipStream(packed, CompressionMode.Decompress);
        var (buffer, length) = (new byte[64 * 1024], 0);
        while (text.Read(buffer) is > 0 and var read) length += read;
        return length;
    }
}
