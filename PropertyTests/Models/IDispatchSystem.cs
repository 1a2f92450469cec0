using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;

namespace Functional.Dispatch.PropertyTests.Models;

/// <summary>Where a call came to a kernel: which step registered it, and at which runtime key it was found.</summary>
internal readonly record struct Stop(int At, DispatchKey Key);

/// <summary>How a call went: the kernels in order, then a word for its end.</summary>
internal sealed record Passage(IReadOnlyList<Stop> Stops, string End)
{
    public const string Returned = "returned";

    public const string Limit = "kernel limit";

    public const string NoKernel = "no kernel";

    public const string NothingLeft = "no keys left";

    public const string Ambiguous = "ambiguous";

    public const string Fallthrough = "fallthrough called";

    public const string NoSchema = "no schema";

    /// <summary>How many kernels a call may pass: programs have kernels that never end.</summary>
    public const int KernelLimit = 12;

    public override string ToString() => $"{string.Join(", ", Stops.Select(s => $"{s.At} at {s.Key}"))}: {End}";
}

/// <summary>
/// Something that can carry out a session: the core with states and rule sets as values, or a shell with threads and a registry. Whatever it is, it is
/// held against <see cref="SessionModel"/> step by step by <see cref="SessionRun"/>.
/// </summary>
internal interface IDispatchSystem
{
    /// <summary>Carries out a step that registers or releases.</summary>
    /// <returns>The name of the error type that refused it, or null.</returns>
    string? Register(int at, Step step);

    void Enter(int thread, Guard guard);

    void Leave(int thread);

    /// <summary>What a thread holds now.</summary>
    string StateOf(int thread);

    Passage Call(Step.Call call);
}
