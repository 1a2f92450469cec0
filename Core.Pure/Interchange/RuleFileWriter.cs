using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Interchange;

/// <summary>Writes what <see cref="RuleFile.Read"/> reads; an operator's line is written as PyTorch's registrations are recorded.</summary>
internal static class RuleFileWriter
{
    // Relaxed: the file is read by programs and people, never put into a web page, and `->` should stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(RuleSet rules, RuleFileHeader header)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, Options);
        WriteHeader(json, header);
        EndLine(json, output);
        foreach (var slot in rules.AllFallbacks.GroupBy(rule => rule.Key))
            foreach (var rule in slot.Reverse())
            {
                WriteFallback(json, rule, header.Names);
                EndLine(json, output);
            }

        foreach (var op in rules.Operators.OrderBy(op => op.Name.ToString(), StringComparer.Ordinal))
        {
            WriteOperator(json, op, header.Names);
            EndLine(json, output);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void EndLine(Utf8JsonWriter json, ArrayBufferWriter<byte> output)
    {
        json.Flush();
        output.Write("\n"u8);
        json.Reset(output);
    }

    private static void WriteHeader(Utf8JsonWriter json, RuleFileHeader header)
    {
        json.WriteStartObject();
        json.WriteString("format", RuleFile.FormatName);
        json.WriteNumber("version", RuleFile.Version);
        if (header.Source is not null) json.WriteString("source", header.Source);
        if (header.Names.PrivateUse1Name != KeyNames.Default.PrivateUse1Name) json.WriteString("private_use1", header.Names.PrivateUse1Name);
        json.WriteEndObject();
    }

    private static void WriteOperator(Utf8JsonWriter json, OperatorRules op, KeyNames names)
    {
        var definition = op.Definition;
        json.WriteStartObject();
        json.WriteString("name", op.Name.Name);
        json.WriteString("overload", op.Name.Overload);
        json.WriteString("schema", definition?.Schema.ToString());
        json.WriteString("schema_debug", definition?.Debug);
        json.WriteString("alias_analysis", definition is null ? null : AliasWords.Print(definition.AliasAnalysis));
        json.WriteStartArray("kernels");
        foreach (var rule in op.Kernels) WriteKernel(json, op, rule, names);
        json.WriteEndArray();
        WriteTexts(json, "tags", definition?.Tags);
        WriteTexts(json, "pystub", definition?.FakeImplementation is { } stub ? [stub.Module, stub.Context] : null);
        json.WriteEndObject();
    }

    private static void WriteKernel(Utf8JsonWriter json, OperatorRules op, KernelRule rule, KeyNames names)
    {
        var kernel = rule.Kernel;
        json.WriteStartObject();
        json.WriteString("key", names.Print(rule.Key));
        json.WriteBoolean("alias", rule.Key.IsAlias);
        json.WriteBoolean("active", op.IsActive(rule));
        json.WriteBoolean("fallthrough", kernel.IsFallthrough);
        json.WriteBoolean("boxed", kernel.IsBoxed);
        json.WriteBoolean("unboxed", kernel.IsUnboxed);
        json.WriteString("debug", kernel.Debug);
        json.WriteString("signature", kernel.Inferred?.ToString());
        WriteMore(json, rule, names, isFallback: false);
        json.WriteEndObject();
    }

    private static void WriteFallback(Utf8JsonWriter json, KernelRule rule, KeyNames names)
    {
        var kernel = rule.Kernel;
        json.WriteStartObject();
        json.WriteString("fallback", names.Print(rule.Key));
        json.WriteBoolean("fallthrough", kernel.IsFallthrough);
        json.WriteString("debug", kernel.Debug);
        json.WriteBoolean("built_in", rule.IsBuiltInFallback);
        if (!kernel.IsBoxed) json.WriteBoolean("boxed", false);
        if (kernel.IsUnboxed) json.WriteBoolean("unboxed", true);
        if (kernel.Inferred is { } inferred) json.WriteString("signature", inferred.ToString());
        WriteMore(json, rule, names, isFallback: true);
        json.WriteEndObject();
    }

    // What recorded registrations do not have: written only where reading would presume something else.
    private static void WriteMore(Utf8JsonWriter json, KernelRule rule, KeyNames names, bool isFallback)
    {
        var kernel = rule.Kernel;
        if (kernel.Signature != KernelSignatures.Presumed(kernel.Inferred, kernel.IsUnboxed))
        {
            json.WriteString("native", kernel.Signature?.Text);
            if (kernel.Signature is { IsSymbolic: true }) json.WriteBoolean("symbolic", true);
        }

        if (kernel.IsNextPresumed && kernel.Next == KernelFields.PresumedFor(rule.Key, kernel.Debug, isFallback)) return;
        json.WritePropertyName("next");
        NextWriter.Write(json, kernel.Next, names);
        if (kernel.IsNextPresumed) json.WriteBoolean("presumed", true);
    }

    private static void WriteTexts(Utf8JsonWriter json, string field, IEnumerable<string>? texts)
    {
        if (texts is null)
        {
            json.WriteNull(field);
            return;
        }

        json.WriteStartArray(field);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
