using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Bench.Instructions;

/// <summary>What the rows cost when somebody last looked and found it right: the content of <c>Bench/instructions.json</c>.</summary>
internal sealed record Baseline
{
    /// <summary>The format this program writes and reads.</summary>
    public const string CurrentFormat = "fdispatch-instructions/1";

    /// <summary><see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The version of the runtime whose compiler made the code that was counted.</summary>
    public required string Runtime { get; init; }

    /// <summary>The rows.</summary>
    public required ImmutableArray<BaselineRow> Rows { get; init; }

    /// <summary>The text of the file.</summary>
    /// <returns>Indented JSON.</returns>
    public string Print() => JsonSerializer.Serialize(this, BaselineJson.Default.Baseline) + "\n";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The baseline, or why there is none.</returns>
    public static Either<DispatchError, Baseline> Read(string path) => InputFile.Read(path).Bind(bytes => Parse(path, bytes));

    /// <summary>Reads the text of a file.</summary>
    /// <param name="name">The file's name, for the error.</param>
    /// <param name="utf8">Its bytes, whatever they are.</param>
    /// <returns>The baseline, or why there is none.</returns>
    public static Either<DispatchError, Baseline> Parse(string name, ReadOnlySpan<byte> utf8)
    {
        try
        {
            var baseline = JsonSerializer.Deserialize(utf8, BaselineJson.Default.Baseline);
            return baseline is null || baseline.Format != CurrentFormat || baseline.Rows.IsDefault || baseline.Rows.Any(r => r is not { Instructions: > 0, Suite: not null, Name: not null })
                ? new BaselineError(name, $"an object of format `{CurrentFormat}` with rows was expected")
                : baseline;
        }
        catch (JsonException e)
        {
            return new BaselineError(name, e.LineNumber is { } line ? $"JSON of another shape in line {line + 1}" : "JSON of another shape");
        }
    }
}

/// <summary>One row.</summary>
/// <param name="Suite">Its suite.</param>
/// <param name="Name">Its name.</param>
/// <param name="Instructions">Instructions of one operation.</param>
/// <param name="RaisedFrom">What it was before it was last raised by more than the tolerance, which a line in CHANGELOG.md must tell; null when it never was.</param>
internal sealed record BaselineRow(string Suite, string Name, double Instructions, double? RaisedFrom = null);

/// <summary>A file that is no baseline.</summary>
/// <param name="File">Its name.</param>
/// <param name="Why">What is wrong.</param>
internal sealed record BaselineError(string File, string Why) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Quoted.Short(File)}` is no baseline of instructions: {Why}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Baseline))]
internal sealed partial class BaselineJson : JsonSerializerContext;
