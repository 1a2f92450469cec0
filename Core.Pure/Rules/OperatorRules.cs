using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Rules;

/// <summary>How an operator's aliasing is known.</summary>
public enum AliasAnalysis
{
    /// <summary>Nobody said; treated as conservative, printed <c>CONSERVATIVE (default)</c>.</summary>
    Default,

    /// <summary>May do anything.</summary>
    Conservative,

    /// <summary>Follows from the schema's alias annotations.</summary>
    FromSchema,

    /// <summary>Has no side effects.</summary>
    PureFunction,
}

/// <summary>The definition of an operator.</summary>
/// <param name="Id">Its identity, for release.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Debug">Who defined it.</param>
public sealed record OperatorDefinition(RegistrationId Id, FunctionSchema Schema, string Debug)
{
    /// <summary>How its aliasing is known.</summary>
    public AliasAnalysis AliasAnalysis { get; init; } = AliasAnalysis.FromSchema;

    /// <summary>Tags such as <c>pointwise</c>, in the order given.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Module and context that hold the operator's fake (shape-only) implementation, used in error texts; null when not declared.</summary>
    public (string Module, string Context)? FakeImplementation { get; init; }
}

/// <summary>Everything registered for one operator. It exists while it has a definition or a kernel.</summary>
/// <param name="Name">The operator.</param>
/// <param name="Definition">Its definition, or null while only kernels are there.</param>
/// <param name="Kernels">All kernels: ascending by key, newest first for one key. The first of each key is active, the others inactive.</param>
public sealed record OperatorRules(OperatorName Name, OperatorDefinition? Definition, ImmutableArray<KernelRule> Kernels)
{
    /// <summary>An operator of which nothing is registered.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Empty rules.</returns>
    public static OperatorRules None(OperatorName name) => new(name, null, []);

    /// <summary>Whether nothing is registered any more.</summary>
    public bool IsEmpty => Definition is null && Kernels.IsEmpty;

    /// <summary>The active kernel at exactly this key.</summary>
    /// <param name="key">A runtime or alias key.</param>
    /// <returns>The newest kernel, or null.</returns>
    public KernelRule? Active(RegistrationKey key)
    {
        foreach (var rule in Kernels)
            if (rule.Key == key) return rule;
        return null;
    }

    /// <summary>Whether the kernel is the one its key uses, not shadowed by a newer one.</summary>
    /// <param name="rule">A kernel of this operator.</param>
    /// <returns>True for the newest at its key.</returns>
    public bool IsActive(KernelRule rule) => Active(rule.Key)?.Id == rule.Id;

    /// <summary>Whether any runtime key of the set has a kernel of its own (alias keys do not count).</summary>
    /// <param name="keys">A set of keys.</param>
    /// <returns>True when one has.</returns>
    public bool HasKernelAtAny(DispatchKeySet keys)
    {
        foreach (var rule in Kernels)
            if (!rule.Key.IsAlias && rule.Key.Runtime != DispatchKey.Undefined && keys.Has(rule.Key.Runtime)) return true;
        return false;
    }

    /// <summary>The positions of the arguments whose keys count; none while there is no schema.</summary>
    public EquatableArray<int> DispatchArguments => Definition?.Schema.DispatchArguments ?? [];

    internal OperatorRules With(KernelRule rule)
    {
        var at = 0;
        while (at < Kernels.Length && Kernels[at].Key < rule.Key) at++;
        return this with { Kernels = Kernels.Insert(at, rule) };
    }

    internal OperatorRules Without(RegistrationId id) =>
        Definition?.Id == id ? this with { Definition = null } : this with { Kernels = Kernels.RemoveAll(r => r.Id == id) };
}
