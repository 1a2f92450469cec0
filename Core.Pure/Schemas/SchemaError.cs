using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Schemas;

/// <summary>Why a text is not a schema or an operator name: the first place where it cannot go on.</summary>
/// <param name="Column">Where, counted from 1 in UTF-16 units; the text's length + 1 means its end.</param>
/// <param name="Expected">What would have been accepted there.</param>
/// <param name="Found">What stands there, shortened and with unprintable characters escaped; <see langword="null"/> at the end of the text.</param>
/// <param name="Nearest">The valid word nearest to what stands there, or <see langword="null"/> when none is near.</param>
public sealed record SchemaError(int Column, string Expected, string? Found, string? Nearest) : DispatchError
{
    /// <inheritdoc/>
    public override string Message => $"expected {Expected} at column {Column}, found {(Found is null ? "the end of the text" : $"`{Found}`")}";

    /// <inheritdoc/>
    public override string? Hint => Nearest is null ? null : $"did you mean `{Nearest}`?";
}
