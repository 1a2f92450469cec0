using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Interchange;

/// <summary>The first line of a text that is not as PyTorch prints it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Expected">What would have been accepted there.</param>
/// <param name="Found">The line, shortened; null at the text's end.</param>
/// <param name="Nearest">The valid word nearest to what stands there, or null when none is near.</param>
public sealed record PrintedTextError(int Line, string Expected, string? Found, string? Nearest = null) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"line {Line}: expected {Expected}, found {(Found is null ? "the end of the text" : $"`{Quoted.Short(Found)}`")}";

    /// <inheritdoc />
    public override string? Hint => Nearest is null ? null : $"did you mean `{Nearest}`?";
}

/// <summary>A line of a printed text that is well formed but says what cannot be.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Reason">Why not.</param>
public sealed record PrintedTextRefusal(int Line, DispatchError Reason) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"line {Line}: {Reason.Message}";

    /// <inheritdoc />
    public override string? Hint => Reason.Hint;
}
