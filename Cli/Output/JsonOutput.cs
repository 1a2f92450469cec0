using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Output;

/// <summary>JSON on a text writer, and the shapes that several commands share. Property names are documented in docs/cli.md and stay as they are.</summary>
public static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one JSON object and a line end.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="body">Writes the object's properties.</param>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>A keyset: its raw value and its keys.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="set">The set.</param>
    /// <param name="names">The names in use.</param>
    public static void KeySet(this Utf8JsonWriter json, string property, DispatchKeySet set, KeyNames names)
    {
        json.WriteStartObject(property);
        json.WriteString("raw", $"0x{set.Raw:x}");
        json.WriteStartArray("keys");
        if (!set.IsEmpty)
            foreach (var name in names.PrintExact(set).Split(", ")) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An array of values.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="json">The writer.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="items">The values.</param>
    /// <param name="write">Writes one.</param>
    public static void Array<T>(this Utf8JsonWriter json, string property, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(property);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    /// <summary>A string, or null.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="value">The value.</param>
    public static void StringOrNull(this Utf8JsonWriter json, string property, string? value)
    {
        if (value is null) json.WriteNull(property);
        else json.WriteString(property, value);
    }
}
