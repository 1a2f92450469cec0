using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Keys;

/// <summary>
/// The two keysets of a thread that every choice reads: included keys are added to the arguments' keys, then excluded ones are taken away.
/// The default value is PyTorch's default: included {BackendSelect, ADInplaceOrView}, excluded every Autocast key.
/// </summary>
public readonly struct LocalKeys : IEquatable<LocalKeys>
{
    private const ulong DefaultIncluded = (1UL << (15 + (int)DispatchKey.BackendSelect)) | (1UL << (15 + (int)DispatchKey.ADInplaceOrView));

    private const ulong DefaultExcluded =
        (1UL << (16 + (int)DispatchKey.AutocastPrivateUse1)) - (1UL << (15 + (int)DispatchKey.AutocastCPU));

    // Stored XOR the defaults, so that zeroed memory is the default state.
    private readonly ulong _included;
    private readonly ulong _excluded;

    /// <summary>A state from its two sets.</summary>
    /// <param name="included">Keys added to every call.</param>
    /// <param name="excluded">Keys taken away from every call; exclusion wins.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalKeys(DispatchKeySet included, DispatchKeySet excluded)
    {
        _included = included.Raw ^ DefaultIncluded;
        _excluded = excluded.Raw ^ DefaultExcluded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LocalKeys(ulong storedIncluded, ulong storedExcluded)
    {
        _included = storedIncluded;
        _excluded = storedExcluded;
    }

    /// <summary>A state from its two words as stored; see <see cref="Stored"/>.</summary>
    /// <param name="included">The included set XOR its default.</param>
    /// <param name="excluded">The excluded set XOR its default.</param>
    /// <returns>The state.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LocalKeys FromStored(ulong included, ulong excluded) => new(included, excluded);

    /// <summary>What a new thread starts with.</summary>
    public static LocalKeys Default => default;

    /// <summary>Keys added to every call.</summary>
    public DispatchKeySet Included
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_included ^ DefaultIncluded);
    }

    /// <summary>Keys taken away from every call.</summary>
    public DispatchKeySet Excluded
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_excluded ^ DefaultExcluded);
    }

    /// <summary>The two words as stored (and as PyTorch stores them): zero means the default set.</summary>
    public (ulong Included, ulong Excluded) Stored
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_included, _excluded);
    }

    /// <summary>The keys a call goes by before the operator's fallthrough mask: (arguments ∪ included) − excluded.</summary>
    /// <param name="arguments">The union of the tensor arguments' keys.</param>
    /// <returns>The set.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DispatchKeySet Apply(DispatchKeySet arguments) =>
        // (arguments | Included) - Excluded, with the complement of the difference taken on the constant instead of on every call.
        new((arguments.Raw | (_included ^ DefaultIncluded)) & ((_excluded ^ ~DefaultExcluded) | KeyLayout.BackendMask));

    /// <summary>The same with another included set.</summary>
    /// <param name="included">The set.</param>
    /// <returns>A new state.</returns>
    public LocalKeys WithIncluded(DispatchKeySet included) => new(included, Excluded);

    /// <summary>The same with another excluded set.</summary>
    /// <param name="excluded">The set.</param>
    /// <returns>A new state.</returns>
    public LocalKeys WithExcluded(DispatchKeySet excluded) => new(Included, excluded);

    /// <summary>The same with more keys included.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>A new state.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalKeys Including(DispatchKeySet keys) => new(Included | keys, Excluded);

    /// <summary>The same with more keys excluded.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>A new state.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalKeys Excluding(DispatchKeySet keys) => new(Included, Excluded | keys);

    /// <summary>The unscoped setter: includes or un-includes one key. Un-including keeps backend bits.</summary>
    /// <param name="key">A runtime key.</param>
    /// <param name="value">Whether it shall be included.</param>
    /// <returns>A new state, the same one when nothing changes.</returns>
    public LocalKeys SetIncluded(DispatchKey key, bool value) => WithIncluded(Set(Included, key, value));

    /// <summary>The unscoped setter: excludes or un-excludes one key. Un-excluding keeps backend bits.</summary>
    /// <param name="key">A runtime key.</param>
    /// <param name="value">Whether it shall be excluded.</param>
    /// <returns>A new state, the same one when nothing changes.</returns>
    public LocalKeys SetExcluded(DispatchKey key, bool value) => WithExcluded(Set(Excluded, key, value));

    private static DispatchKeySet Set(DispatchKeySet set, DispatchKey key, bool value) =>
        set.Has(key) == value ? set : value ? set.Add(key) : set.Remove(key);

    /// <inheritdoc />
    public bool Equals(LocalKeys other) => _included == other._included && _excluded == other._excluded;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is LocalKeys other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_included, _excluded);

    /// <summary>Equality of both sets.</summary>
    /// <param name="left">A state.</param>
    /// <param name="right">A state.</param>
    /// <returns>True when both sets are the same.</returns>
    public static bool operator ==(LocalKeys left, LocalKeys right) => left.Equals(right);

    /// <summary>Inequality of a set.</summary>
    /// <param name="left">A state.</param>
    /// <param name="right">A state.</param>
    /// <returns>True when a set differs.</returns>
    public static bool operator !=(LocalKeys left, LocalKeys right) => !left.Equals(right);

    /// <summary>Both sets, printed.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"included {Included}, excluded {Excluded}";
}
