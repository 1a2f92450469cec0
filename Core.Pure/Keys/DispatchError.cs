namespace Functional.Dispatch.Keys;

/// <summary>
/// A failure as a value: one lower-case line of text, its facts as properties of the deriving record, and what to do about it kept apart.
/// Every operation of this assembly that may fail returns one of these inside an <c>Either</c>; nothing throws for an expected failure.
/// </summary>
public abstract record DispatchError
{
    /// <summary>What happened, to what and where: one line, user input in backticks, no full stop.</summary>
    public abstract string Message { get; }

    /// <summary>What would work instead (for example the nearest valid name), or <see langword="null"/> when there is nothing to suggest.</summary>
    public virtual string? Hint => null;

    /// <summary>Message and hint on one line.</summary>
    /// <returns>The line a person is shown.</returns>
    public sealed override string ToString() => Hint is null ? Message : $"{Message}; {Hint}";
}
