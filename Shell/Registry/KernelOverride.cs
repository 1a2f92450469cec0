using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>A kernel took the place of an older one, which comes back when the newer is released.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Key">The key.</param>
/// <param name="Previous">The kernel that was active at this very key until now.</param>
/// <param name="Replacement">The kernel that is.</param>
public sealed record KernelOverride(OperatorName Operator, RegistrationKey Key, Kernel Previous, Kernel Replacement)
{
    /// <summary>One line that names operator, key and both places.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"a kernel of `{Operator}` at `{Key}` takes the place of an older one: previous {Previous.Debug}, now {Replacement.Debug}";

    /// <summary>Does as PyTorch does, for <see cref="DispatcherSettings.OnOverride"/>: warns of the first override in the process.</summary>
    /// <param name="report">What happened.</param>
    public static void WarnOnce(KernelOverride report)
    {
        ArgumentNullException.ThrowIfNull(report);
        // Fake kernels replace shape-only kernels as a matter of course.
        if (report.Key != DispatchKey.Meta) WarningSink.Current.WarnOnce(nameof(KernelOverride), $"{report} (given once)");
    }
}
