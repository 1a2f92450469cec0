using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Arguments;

/// <summary>Something on the command line that cannot be what was meant.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Fix">What would be right, or null.</param>
public sealed record UsageError(string What, string? Fix = null) : DispatchError
{
    /// <inheritdoc />
    public override string Message => What;

    /// <inheritdoc />
    public override string? Hint => Fix;

    /// <summary>The hint for a name that is near to another.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="candidates">The valid names.</param>
    /// <param name="otherwise">The hint when none is near.</param>
    /// <returns>The hint.</returns>
    public static string? DidYouMean(string text, IEnumerable<string> candidates, string? otherwise = null) =>
        NearestName.Of(text, candidates) is { } nearest ? $"did you mean `{nearest}`?" : otherwise;
}
