namespace Functional.Dispatch.Keys;

/// <summary>What a kernel can be registered for: a runtime key (or Undefined), or an alias key. The default value is Undefined.</summary>
public readonly record struct RegistrationKey : IComparable<RegistrationKey>
{
    private RegistrationKey(byte value) => Value = value;

    /// <summary>PyTorch's enum value, 0 to 155.</summary>
    public byte Value { get; }

    /// <summary>Whether this is an alias key.</summary>
    public bool IsAlias => Value >= KeyLayout.StartOfAliasKeys;

    /// <summary>The alias key; meaningful only when <see cref="IsAlias"/>.</summary>
    public AliasKey Alias => (AliasKey)Value;

    /// <summary>The runtime key; meaningful only when not <see cref="IsAlias"/>.</summary>
    public DispatchKey Runtime => (DispatchKey)Value;

    /// <summary>The runtime keys this key stands for: itself, or the alias's set. Empty for Undefined.</summary>
    public DispatchKeySet RuntimeKeys => IsAlias ? AliasKeys.RuntimeKeys(Alias) : DispatchKeySet.Of(Runtime);

    /// <summary>A runtime key as registration key.</summary>
    /// <param name="key">Any defined key.</param>
    public static implicit operator RegistrationKey(DispatchKey key) => new((byte)key);

    /// <summary>An alias key as registration key.</summary>
    /// <param name="key">An alias key.</param>
    public static implicit operator RegistrationKey(AliasKey key) => new((byte)key);

    /// <summary>A runtime key as registration key.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>The registration key.</returns>
    public static RegistrationKey FromDispatchKey(DispatchKey key) => key;

    /// <summary>An alias key as registration key.</summary>
    /// <param name="key">An alias key.</param>
    /// <returns>The registration key.</returns>
    public static RegistrationKey FromAliasKey(AliasKey key) => key;

    /// <inheritdoc />
    public int CompareTo(RegistrationKey other) => Value.CompareTo(other.Value);

    /// <summary>Order of PyTorch's enum values.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">A key.</param>
    /// <returns>True when <paramref name="left"/> comes first.</returns>
    public static bool operator <(RegistrationKey left, RegistrationKey right) => left.Value < right.Value;

    /// <summary>Order of PyTorch's enum values.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">A key.</param>
    /// <returns>True when <paramref name="left"/> comes last.</returns>
    public static bool operator >(RegistrationKey left, RegistrationKey right) => left.Value > right.Value;

    /// <summary>Order of PyTorch's enum values.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">A key.</param>
    /// <returns>True when <paramref name="left"/> does not come after.</returns>
    public static bool operator <=(RegistrationKey left, RegistrationKey right) => left.Value <= right.Value;

    /// <summary>Order of PyTorch's enum values.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">A key.</param>
    /// <returns>True when <paramref name="left"/> does not come before.</returns>
    public static bool operator >=(RegistrationKey left, RegistrationKey right) => left.Value >= right.Value;

    /// <summary>PyTorch's name of the key.</summary>
    /// <returns>The name, backends not renamed.</returns>
    public override string ToString() => KeyNames.Default.Print(this);
}
