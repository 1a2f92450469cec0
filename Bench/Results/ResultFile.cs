using System.Text.Json;
using System.Text.Json.Serialization;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Bench.Results;

/// <summary>A result file that does not say what one must.</summary>
/// <param name="File">Its name.</param>
/// <param name="Why">What is wrong, where, and what was expected.</param>
internal sealed record ResultFileError(string File, string Why) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Quoted.Short(File)}` is no result of this program: {Why}";
}

/// <summary>Results as JSON: members in camel case, one that does not apply written as null.</summary>
internal static class ResultFile
{
    /// <summary>The text of a result.</summary>
    /// <param name="result">The result; every number in it is finite.</param>
    /// <returns>Indented JSON that <see cref="Parse"/> reads back to the same.</returns>
    public static string Print(BenchResult result) => JsonSerializer.Serialize(result, ResultJson.Default.BenchResult) + "\n";

    /// <summary>Writes a result.</summary>
    /// <param name="path">Where.</param>
    /// <param name="result">The result.</param>
    /// <exception cref="FailureException">The file cannot be written.</exception>
    public static void Write(string path, BenchResult result) => OutputFile.Write(path, Print(result));

    /// <summary>Reads a result.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The result, or why there is none.</returns>
    public static Either<DispatchError, BenchResult> Read(string path) => InputFile.Read(path).Bind(bytes => Parse(path, bytes));

    /// <summary>Reads the text of a result.</summary>
    /// <param name="name">The name of the file, for the error.</param>
    /// <param name="utf8">Its bytes, whatever they are.</param>
    /// <returns>The result, or why there is none.</returns>
    public static Either<DispatchError, BenchResult> Parse(string name, ReadOnlySpan<byte> utf8)
    {
        try
        {
            if (JsonSerializer.Deserialize(utf8, ResultJson.Default.BenchResult) is not { } result) return new ResultFileError(name, "it holds `null`, an object was expected");
            return Wrong(result) is { } why ? new ResultFileError(name, why) : result;
        }
        catch (JsonException e)
        {
            return new ResultFileError(name, Why(e));
        }
    }

    // The serializer's sentences name types of .NET; the names of missing members and the place are what a person needs of them.
    private static string Why(JsonException e)
    {
        const string Missing = "including: ";
        var place = $"{(e.LineNumber is { } line ? $" in line {line + 1}" : "")}{(string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $", at `{Quoted.Short(e.Path)}`")}";
        return e.Message.IndexOf(Missing, StringComparison.Ordinal) is >= 0 and var at
            ? $"missing {e.Message[(at + Missing.Length)..].Split('.')[0].Replace('\'', '`')}{place}"
            : $"JSON of another shape{place}";
    }

    private static string? Wrong(BenchResult result)
    {
        if (result.Format != BenchResult.CurrentFormat) return $"its format is `{Quoted.Short(result.Format)}`, expected `{BenchResult.CurrentFormat}`";
        if (result.Rows.IsDefault) return "it has no rows";
        var seen = new System.Collections.Generic.HashSet<(string, string, double?)>();
        for (var i = 0; i < result.Rows.Length; i++)
        {
            if (result.Rows[i] is not { } row) return $"row {i + 1} is `null`";
            if (Wrong(row) is { } why) return $"row {i + 1} (`{Quoted.Short(row.Suite)}: {Quoted.Short(row.Name)}`): {why}";
            if (!seen.Add((row.Suite, row.Name, row.X))) return $"row {i + 1} (`{Quoted.Short(row.Suite)}: {Quoted.Short(row.Name)}`) is there twice";
        }

        return null;
    }

    private static string? Wrong(BenchRow row)
    {
        if (!BenchUnits.All.Contains(row.Unit)) return $"unknown unit `{Quoted.Short(row.Unit)}`, expected one of {string.Join(", ", BenchUnits.All)}";
        if (row.GoalOf is { } goalOf && !GoalBase.All.Contains(goalOf)) return $"its goal is of `{Quoted.Short(goalOf)}`, expected one of {string.Join(", ", GoalBase.All)}";
        if (row.X is null != row.XUnit is null) return "`x` and `xUnit` go together, one is missing";
        double?[] numbers =
        [
            row.Min, row.Median, row.Bytes, row.Ratio, row.Peer?.Min, row.Peer?.Median, row.Goal, row.Instructions, row.PeerInstructions, row.X, row.Ceiling, row.BytesMoved, row.Flops,
        ];
        return numbers.Any(n => n is { } number && !(number >= 0 && double.IsFinite(number))) ? "a number is negative or too large" : null;
    }
}

/// <summary>The serializer, made at compile time: no reflection, so that it also works in a trimmed single file.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BenchResult))]
internal sealed partial class ResultJson : JsonSerializerContext;
