using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Interchange;

/// <summary>The first place where a rule file is not one.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The place in that line, from 1: a byte in JSON Lines, a character (UTF-16 unit) in a rule text.</param>
/// <param name="Expected">What would have been accepted there.</param>
/// <param name="Found">What stands there, shortened.</param>
/// <param name="Nearest">The valid word nearest to what stands there, or null when none is near.</param>
public sealed record RuleFileError(int Line, int Column, string Expected, string Found, string? Nearest = null) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"line {Line}, column {Column}: expected {Expected}, found {Found}";

    /// <inheritdoc />
    public override string? Hint => Nearest is null ? null : $"did you mean `{Nearest}`?";
}

/// <summary>A line that is well formed but says what cannot be: an unknown key, a schema that does not parse, a step that the rule set refuses.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The field it is about, or null when it is about the whole line.</param>
/// <param name="Reason">Why not.</param>
public sealed record RuleFileRefusal(int Line, string? Field, DispatchError Reason) : DispatchError
{
    /// <inheritdoc />
    public override string Message => Field is null ? $"line {Line}: {Reason.Message}" : $"line {Line}, `{Field}`: {Reason.Message}";

    /// <inheritdoc />
    public override string? Hint => Reason.Hint;
}

/// <summary>A statement of a rule text that is well formed but says what cannot be, as <see cref="RuleFileRefusal"/> for JSON Lines.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character (UTF-16 unit) in that line, from 1.</param>
/// <param name="Reason">Why not.</param>
public sealed record RuleTextRefusal(int Line, int Column, DispatchError Reason) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"line {Line}, column {Column}: {Reason.Message}";

    /// <inheritdoc />
    public override string? Hint => Reason.Hint;
}

/// <summary>An operator that has two lines in one rule file.</summary>
/// <param name="Operator">The operator, printed.</param>
/// <param name="FirstLine">Its first line, from 1.</param>
public sealed record RepeatedOperatorError(string Operator, int FirstLine) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Quoted.Short(Operator)}` is listed again, first on line {FirstLine}";

    /// <inheritdoc />
    public override string Hint => "put all kernels of an operator on its line";
}

/// <summary>A statement about a whole rule text that stands too late or twice.</summary>
/// <param name="Word">The statement's word.</param>
/// <param name="IsRepeated">Whether it stands twice; otherwise it stands behind a registration.</param>
public sealed record MisplacedStatementError(string Word, bool IsRepeated) : DispatchError
{
    /// <inheritdoc />
    public override string Message => IsRepeated ? $"`{Word}` is said twice" : $"`{Word}` is about the whole text and stands before every `def`, `impl` and `fallback`";
}
