using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Tables;

/// <summary>The active kernel of every key of one operator, indexed for table computation.</summary>
public readonly ref struct ActiveKernels
{
    private readonly OperatorRules _rules;
    private readonly Positions _positions;

    /// <summary>Indexes an operator's kernels.</summary>
    /// <param name="rules">The operator's registrations.</param>
    public ActiveKernels(OperatorRules rules)
    {
        _rules = rules;
        var kernels = rules.Kernels.AsSpan();
        // Newest first within a key: walking backwards leaves the newest. Position 0 means none.
        for (var i = kernels.Length - 1; i >= 0; i--) _positions[kernels[i].Key.Value] = (ushort)(i + 1);
    }

    /// <summary>The active kernel at exactly this key.</summary>
    /// <param name="key">A runtime or alias key.</param>
    /// <returns>The newest kernel, or null.</returns>
    public KernelRule? At(RegistrationKey key)
    {
        var position = _positions[key.Value];
        return position == 0 ? null : _rules.Kernels[position - 1];
    }

    /// <summary>Whether any runtime key of the set has a kernel of its own.</summary>
    /// <param name="keys">A set of keys.</param>
    /// <returns>True when one has.</returns>
    public bool HasAny(DispatchKeySet keys) => !keys.IsEmpty && _rules.HasKernelAtAny(keys);

    [InlineArray(KeyLayout.EndOfAliasKeys + 1)]
    private struct Positions
    {
        private ushort _first;
    }
}
