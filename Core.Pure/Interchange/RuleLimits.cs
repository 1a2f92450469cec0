using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// How much one rule set can hold. The bounds are far above what is real (PyTorch 2.14.1 has 3,640 operators, 21,000 registrations and at
/// most 20 kernels for one operator) and low enough that reading anything takes bounded time and memory.
/// </summary>
public static class RuleLimits
{
    /// <summary>The most registrations: definitions, kernels and fallbacks.</summary>
    public const int Registrations = 1_000_000;

    /// <summary>The most kernels of one operator.</summary>
    public const int KernelsOfOperator = 1_000;

    /// <summary>The most steps that a kernel is said to take.</summary>
    public const int Steps = 100;

    /// <summary>The most texts in a list, such as an operator's tags.</summary>
    public const int Texts = 1_000;
}

/// <summary>A rule set that holds more than one can.</summary>
/// <param name="What">What there is too much of.</param>
/// <param name="Limit">How much of it there can be.</param>
public sealed record TooManyError(string What, int Limit) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"there are more than {Limit} {What}";
}
