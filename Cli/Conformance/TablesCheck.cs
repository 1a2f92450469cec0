using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>registrations, fallbacks, and the hashes and samples of the texts PyTorch prints from them.</summary>
internal static class TablesCheck
{
    /// <summary>registrations: every schema and every kernel signature parses and prints back; the rule set holds what the row says.</summary>
    public static void Registrations(JsonElement row, RuleSet rules, FileResult result)
    {
        var name = new OperatorName(row.GetProperty("name").Text(), row.GetProperty("overload").Text());
        var c = new RowComparison(name.ToString());
        var op = rules.Find(name).IfNone(OperatorRules.None(name));
        var schema = row.GetProperty("schema");
        c.Same("schema", schema, op.Definition is { } definition ? Json(definition.Schema.ToString()) : "null");
        if (schema.ValueKind == JsonValueKind.String) c.Same("schema parsed and printed", schema, Json(Schema(schema.Text()).ToString()));
        c.Same("kernels", Json(row.GetProperty("kernels").GetArrayLength()), Json(op.Kernels.Length));
        foreach (var (kernel, rule) in row.GetProperty("kernels").EnumerateArray().Zip(op.Kernels))
        {
            c.Same("key", kernel.GetProperty("key"), Json(KeyNames.Default.Print(rule.Key)));
            c.Same("alias", kernel.GetProperty("alias"), Json(rule.Key.IsAlias));
            c.Same("active", kernel.GetProperty("active"), Json(op.IsActive(rule)));
            c.Same("fallthrough", kernel.GetProperty("fallthrough"), Json(rule.Kernel.IsFallthrough));
            c.Same("debug", kernel.GetProperty("debug"), Json(rule.Kernel.Debug));
            var signature = kernel.GetProperty("signature");
            if (signature.ValueKind == JsonValueKind.String) c.Same("signature parsed and printed", signature, Json(Signature(signature.Text()).ToString()));
        }

        result.Add(c);
    }

    /// <summary>fallbacks.json: what an operator without kernels holds in every slot.</summary>
    public static void Fallbacks(JsonElement file, RuleSet rules, FileResult result)
    {
        var bare = DispatchTable.Compute(rules, OperatorRules.None(new OperatorName("probe::bare", "")));
        var recorded = file.GetProperty("fallbacks").EnumerateArray().ToDictionary(f => f.GetProperty("key").RuntimeKey(), f => f);
        foreach (var key in KeyLayout.RuntimeKeys)
        {
            var slot = bare.At(key);
            if (slot.IsMissing && !recorded.ContainsKey(key)) continue;
            var c = new RowComparison($"fallback {key}");
            if (!recorded.TryGetValue(key, out var row)) c.Same("slot", "missing", slot.Reason.Text());
            else
            {
                c.Same("reason", "backend fallback", slot.Reason.Text());
                c.Same("fallthrough", row.GetProperty("fallthrough"), Json(slot.IsFallthrough));
                c.Same("debug", row.GetProperty("debug"), Json(slot.Rule?.Kernel.Debug ?? ""));
            }

            result.Add(c);
        }
    }

    /// <summary>tables.sha256.json: the printed table of every operator, by hash, and how often each reason fills a slot.</summary>
    public static void TableHashes(JsonElement file, RuleSet rules, FileResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        Hashes(file, "tables", rules, result, (op, joint) =>
        {
            buffer.ResetWrittenCount();
            var table = DispatchTable.Compute(rules, op);
            foreach (var slot in table.Slots)
                if (!slot.IsMissing) reasons[slot.Reason.Text()] = reasons.GetValueOrDefault(slot.Reason.Text()) + 1;
            TableText.Print(table, KeyNames.Default, buffer);
            joint.AppendData(buffer.WrittenSpan);
            return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
        });
        if (!file.TryGetProperty("line_reasons", out var counts)) return;
        foreach (var reason in counts.EnumerateObject())
        {
            var c = new RowComparison("line_reasons " + reason.Name);
            c.Same("count", reason.Value, Json(reasons.GetValueOrDefault(reason.Name)));
            result.Add(c);
        }
    }

    /// <summary>dumps.sha256.json: the printed registrations of every operator, by hash.</summary>
    public static void DumpHashes(JsonElement file, RuleSet rules, FileResult result) => Hashes(file, "dumps", rules, result, (op, joint) =>
    {
        var text = Encoding.UTF8.GetBytes(DumpText.Print(op));
        joint.AppendData(text);
        return Convert.ToHexStringLower(SHA256.HashData(text));
    });

    public static void TableSample(JsonElement row, RuleSet rules, FileResult result) =>
        Sample(row, "table", rules, result, op => TableText.Print(rules, op));

    public static void DumpSample(JsonElement row, RuleSet rules, FileResult result) => Sample(row, "dump", rules, result, op => DumpText.Print(op));

    private static void Sample(JsonElement row, string field, RuleSet rules, FileResult result, Func<OperatorRules, string> print)
    {
        var name = row.GetProperty("op").Text();
        var c = new RowComparison(name);
        c.Same(field, row.GetProperty(field), Find(rules, name) is { } op ? Json(print(op)) : "no such operator");
        result.Add(c);
    }

    private static void Hashes(JsonElement file, string field, RuleSet rules, FileResult result, Func<OperatorRules, IncrementalHash, string> hash)
    {
        using var joint = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var names = file.GetProperty(field).EnumerateObject().Select(o => o.Name).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            var c = new RowComparison(name);
            c.Same("sha256", file.GetProperty(field).GetProperty(name), Find(rules, name) is { } op ? Json(hash(op, joint)) : "no such operator");
            result.Add(c);
        }

        foreach (var count in new[] { "count", "operators" })
            if (file.TryGetProperty(count, out var expected)) Count(expected);
        if (file.TryGetProperty("concatenated_sha256", out var all))
        {
            var c = new RowComparison("all together");
            c.Same("concatenated_sha256", all, Json(Convert.ToHexStringLower(joint.GetHashAndReset())));
            result.Add(c);
        }

        void Count(JsonElement expected)
        {
            var c = new RowComparison("operators");
            c.Same("count", expected, Json(rules.OperatorCount));
            result.Add(c);
        }
    }

    private static OperatorRules? Find(RuleSet rules, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var key = dot < 0 ? new OperatorName(name, "") : new OperatorName(name[..dot], name[(dot + 1)..]);
        return rules.Find(key).IfNoneUnsafe(() => null!);
    }
}
