using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.PropertyTests.Aten.Recorded;

/// <summary>How a recorded tensor argument stands towards autograd.</summary>
internal enum RecordedMode
{
    /// <summary>It does not require grad.</summary>
    Plain,

    /// <summary>A leaf that requires grad.</summary>
    Leaf,

    /// <summary>A clone of a leaf that requires grad, so that it may be written.</summary>
    Clone,
}

/// <summary>A storage: its element type and bytes.</summary>
internal sealed record RecordedStorage(ScalarType Type, byte[] Bytes);

/// <summary>A tensor argument.</summary>
internal sealed record RecordedTensor(int Storage, ImmutableArray<long> Sizes, ImmutableArray<long> Strides, long Offset, RecordedMode Mode, bool IsConjugate, bool IsNegative)
{
    public static RecordedTensor Read(JsonElement row) => new(
        row[0].GetInt32(), RecordedCall.Longs(row[1]), RecordedCall.Longs(row[2]), row[3].GetInt64(), (RecordedMode)row[4].GetInt32(),
        row.GetArrayLength() > 5 && row[5].GetInt32() == 1, row.GetArrayLength() > 5 && row[6].GetInt32() == 1);
}

/// <summary>A tensor as it came out of a call: a result, or a gradient.</summary>
internal sealed record RecordedResult(ScalarType Type, ImmutableArray<long> Sizes, ImmutableArray<long> Strides, byte[]? Bytes)
{
    public long Offset { get; init; }

    public int Version { get; init; }

    /// <summary>The argument that it is, or −1.</summary>
    public int Is { get; init; } = -1;

    /// <summary>The argument whose storage it shares, or −1.</summary>
    public int In { get; init; } = -1;

    public bool RequiresGrad { get; init; }

    public bool IsConjugate { get; init; }

    public bool IsNegative { get; init; }

    public bool IsZero { get; init; }
}

/// <summary>One recorded call: the arguments, and what came of it.</summary>
/// <param name="Operator">The operator's name.</param>
/// <param name="Case">What the case is about.</param>
/// <param name="Storages">The storages.</param>
/// <param name="Tensors">The tensor arguments.</param>
/// <param name="Arguments">The arguments; later ones are left to their default.</param>
/// <param name="Error">Python's exception type when the call failed, else null.</param>
/// <param name="Results">The results; one that is no tensor is a <see cref="JsonElement"/>.</param>
/// <param name="OutputGradients">The gradients given to backward, one for each result that requires grad.</param>
/// <param name="Gradients">The gradients of the leaves, one for each tensor argument; null when backward was not called.</param>
/// <param name="BackwardError">Python's exception type when backward failed, else null.</param>
internal sealed record RecordedCall(
    string Operator, string Case, ImmutableArray<RecordedStorage> Storages, ImmutableArray<RecordedTensor> Tensors, ImmutableArray<JsonElement> Arguments, string? Error,
    ImmutableArray<object> Results, ImmutableArray<byte[]> OutputGradients, ImmutableArray<RecordedResult?>? Gradients, string? BackwardError)
{
    public static RecordedCall Read(JsonElement row) => new(
        row.GetProperty("op").GetString()!, row.GetProperty("case").GetString()!,
        [.. row.GetProperty("s").EnumerateArray().Select(s => new RecordedStorage(TypeOf(s[0]), s[1].GetBytesFromBase64()))],
        [.. row.GetProperty("t").EnumerateArray().Select(RecordedTensor.Read)],
        [.. row.GetProperty("a").EnumerateArray().Select(a => a.Clone())],
        row.TryGetProperty("e", out var error) ? error.GetString() : null,
        row.TryGetProperty("r", out var results) ? [.. results.EnumerateArray().Select(Result)] : [],
        row.TryGetProperty("go", out var outputs) ? [.. outputs.EnumerateArray().Select(o => o.GetBytesFromBase64())] : [],
        row.TryGetProperty("gi", out var gradients) ? [.. gradients.EnumerateArray().Select(Gradient)] : null,
        row.TryGetProperty("ge", out var backward) ? backward.GetString() : null);

    public static ScalarType TypeOf(JsonElement name) => name.GetString() switch
    {
        "f16" => ScalarType.Half,
        "bf16" => ScalarType.BFloat16,
        "f32" => ScalarType.Float,
        "f64" => ScalarType.Double,
        "i32" => ScalarType.Int,
        "i64" => ScalarType.Long,
        "u8" => ScalarType.Byte,
        "b" => ScalarType.Bool,
        "c64" => ScalarType.ComplexFloat,
        "c128" => ScalarType.ComplexDouble,
        var other => throw new FormatException($"{other} is no element type"),
    };

    public static ImmutableArray<long> Longs(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetInt64())];

    /// <summary>An argument or result as a boxed value.</summary>
    /// <param name="argument">The recorded form.</param>
    /// <param name="tensor">The tensor of a number.</param>
    /// <returns>The value.</returns>
    public static Value ToValue(JsonElement argument, Func<int, Value> tensor) => argument.ValueKind switch
    {
        JsonValueKind.Null => Value.None,
        JsonValueKind.True => Value.From(true),
        JsonValueKind.False => Value.From(false),
        JsonValueKind.String => Value.From(argument.GetString()),
        JsonValueKind.Number => Value.From(argument.GetInt64()),
        JsonValueKind.Array => Value.FromList([.. argument.EnumerateArray().Select(a => ToValue(a, tensor))]),
        _ => Tagged(argument, tensor),
    };

    private static Value Tagged(JsonElement argument, Func<int, Value> tensor)
    {
        var property = argument.EnumerateObject().Single();
        return property.Name switch
        {
            "t" => tensor(property.Value.GetInt32()),
            "f" => Value.From(Number(property.Value)),
            "c" => Value.From(new Complex(Number(property.Value[0]), Number(property.Value[1]))),
            "dtype" => Value.From(TypeOf(property.Value)),
            "device" => Value.From(new Device(property.Value.GetString() == "meta" ? DeviceType.Meta : DeviceType.Cpu)),
            "layout" => Value.From(TensorLayout.Strided),
            "format" => Value.From((MemoryFormat)property.Value.GetInt32()),
            var other => throw new FormatException($"{other} is no kind of argument"),
        };
    }

    private static double Number(JsonElement text) => text.GetString() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var digits => double.Parse(digits!, CultureInfo.InvariantCulture),
    };

    private static object Result(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("d", out var type)) return row.Clone();
        int Find(string name) => row.TryGetProperty(name, out var found) ? found.GetInt32() : -1;
        return new RecordedResult(
            TypeOf(type), Longs(row.GetProperty("z")), Longs(row.GetProperty("st")), row.TryGetProperty("b", out var bytes) ? bytes.GetBytesFromBase64() : null)
        {
            Offset = row.GetProperty("o").GetInt64(),
            Version = row.GetProperty("v").GetInt32(),
            Is = Find("is"),
            In = Find("in"),
            RequiresGrad = Find("g") == 1,
            IsConjugate = Find("conj") == 1,
            IsNegative = Find("neg") == 1,
            IsZero = Find("zero") == 1,
        };
    }

    private static RecordedResult? Gradient(JsonElement row) =>
        row.ValueKind == JsonValueKind.Null ? null : new(TypeOf(row[0]), Longs(row[1]), Longs(row[2]), row[3].GetBytesFromBase64());
}
