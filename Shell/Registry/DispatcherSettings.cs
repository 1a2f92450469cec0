using System.Collections.Immutable;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>What a dispatcher goes by besides its registrations: one immutable record, swapped as a whole.</summary>
public sealed record DispatcherSettings
{
    /// <summary>PyTorch's defaults.</summary>
    public static DispatcherSettings Default { get; } = new();

    /// <summary>What the autograd fallback does; Warn by default. Mode Error is refused by <see cref="AutogradFallback.SetMode"/>.</summary>
    public AutogradFallbackMode FallbackMode { get; init; } = AutogradFallbackMode.Warn;

    /// <summary>How keys are printed: PrivateUse1 under the name its backend chose.</summary>
    public KeyNames KeyNames { get; init; } = KeyNames.Default;

    /// <summary>Modules whose fake implementations are loaded.</summary>
    public ImmutableHashSet<string> LoadedModules { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Who is told of operators that come and go.</summary>
    public ImmutableArray<IRegistrationListener> Listeners { get; init; } = [];

    /// <summary>Who is told of calls.</summary>
    public ImmutableArray<CallObserver> Observers { get; init; } = [];

    /// <summary>Told, outside all locks, of every kernel that takes the place of an older one; null when nobody asks. See <see cref="KernelOverride.WarnOnce"/>.</summary>
    public Action<KernelOverride>? OnOverride { get; init; }

    /// <summary>The namespaces that a definition block holds, with who opened it.</summary>
    public ImmutableDictionary<string, string> Namespaces { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The variable hooks of an attached autograd engine, or null; their type belongs to the Fallbacks floor.</summary>
    internal object? VariableHooks { get; init; }

    /// <summary>The warnings that were given already and are given once.</summary>
    public ImmutableHashSet<string> Warned { get; init; } = ImmutableHashSet<string>.Empty;
}
