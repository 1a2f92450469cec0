namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>How the built-in fallbacks are registered.</summary>
public sealed record BuiltInFallbackOptions
{
    /// <summary>PyTorch's full build, with seams that call the operators under PyTorch's names.</summary>
    public static BuiltInFallbackOptions Default { get; } = new();

    /// <summary>Whether the autograd fallback is a plain fallthrough, as in PyTorch's small builds.</summary>
    public bool SmallBuild { get; init; }

    /// <summary>Who carries out conjugation, negation and zeros; null calls the operators named in <see cref="OperatorMaterialiser"/>.</summary>
    public IMaterialiser? Materialiser { get; init; }
}
