using System.Globalization;
using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>Reads the recorded spellings of keys, sets and schemas; what does not read is a malformed row.</summary>
internal static class RowReader
{
    public static DispatchKeySet Set(this JsonElement value) => Of(DispatchKeySet.FromRaw(Raw(value)));

    public static ulong Raw(this JsonElement value) =>
        value.GetString() is { } text && text.StartsWith("0x", StringComparison.Ordinal)
        && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var raw)
            ? raw
            : throw new RowShapeException($"`{Quoted.Short(value.ToString())}` is not a raw keyset");

    public static RegistrationKey Key(this JsonElement value) => Of(KeyNames.Default.ParseKey(Text(value)));

    public static DispatchKey RuntimeKey(this JsonElement value) => Of(KeyNames.Default.ParseRuntimeKey(Text(value)));

    public static string Text(this JsonElement value) => value.GetString() ?? throw new RowShapeException("a text is null");

    public static BackendComponent Backend(this JsonElement value)
    {
        var name = Text(value);
        foreach (var backend in KeyLayout.AllBackends())
            if (KeyNames.Default.Print(backend) == name) return backend;
        throw new RowShapeException($"`{Quoted.Short(name)}` is not a backend");
    }

    public static FunctionSchema Schema(string text) => SchemaParser.Parse(text).Match(Right: s => s, Left: e => throw new RowShapeException($"schema: {e}"));

    public static FunctionSchema Signature(string text) => SchemaParser.ParseSignature(text).Match(Right: s => s, Left: e => throw new RowShapeException($"signature: {e}"));

    public static string Hex(DispatchKeySet set) => Hex(set.Raw);

    public static string Hex(ulong raw) => $"0x{raw:x}";

    /// <summary>A value in one spelling, so that spacing in the file does not matter.</summary>
    public static string Canonical(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(",", value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Object => $"{{{string.Join(",", value.EnumerateObject().Select(p => $"{Json(p.Name)}:{p.Value.Canonical()}"))}}}",
        JsonValueKind.String => Json(value.GetString()!),
        _ => value.GetRawText(),
    };

    public static string Json(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    public static string Json(bool value) => value ? "true" : "false";

    public static string Json(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Json(DispatchKeySet set) => Json(Hex(set));

    public static string JsonList(IEnumerable<string> items) => $"[{string.Join(",", items)}]";

    public static T Of<T>(Either<DispatchError, T> value) => value.Match(Right: v => v, Left: e => throw new RowShapeException(e.ToString()));
}
