using System.Globalization;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// An integer that may be symbolic: a plain one, or an object that stands for one not known yet (its meaning is whoever made it's). The
/// default value is 0.
/// </summary>
public readonly struct SymInt : IEquatable<SymInt>
{
    private readonly long _value;
    private readonly object? _symbol;

    private SymInt(long value, object? symbol)
    {
        _value = value;
        _symbol = symbol;
    }

    /// <summary>A symbolic integer.</summary>
    /// <param name="symbol">What stands for it.</param>
    /// <returns>The integer.</returns>
    public static SymInt Symbolic(object symbol) => new(0, symbol ?? throw new ArgumentNullException(nameof(symbol)));

    /// <summary>A plain integer.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator SymInt(long value) => new(value, null);

    /// <summary>Whether it is symbolic.</summary>
    public bool IsSymbolic => _symbol is not null;

    /// <summary>What stands for it; null for a plain integer.</summary>
    public object? Symbol => _symbol;

    /// <summary>The plain integer.</summary>
    /// <returns>The integer.</returns>
    /// <exception cref="InvalidOperationException">It is symbolic.</exception>
    public long ToInt64() => _symbol is null ? _value : throw new InvalidOperationException($"the symbolic integer {_symbol} has no value yet");

    /// <summary>The integer in a value: kind Int when plain, SymInt when symbolic.</summary>
    /// <returns>The value.</returns>
    public Value ToValue() => _symbol is null ? Value.From(_value) : Value.FromObject(ValueKind.SymInt, _symbol);

    /// <summary>The integer that a value holds.</summary>
    /// <param name="value">A value.</param>
    /// <param name="integer">The integer.</param>
    /// <returns>False when the value holds no integer.</returns>
    public static bool TryFrom(in Value value, out SymInt integer)
    {
        switch (value.Kind)
        {
            case ValueKind.Int:
                integer = value.ToInt64();
                return true;
            case ValueKind.SymInt:
                integer = Symbolic(value.ToObject<object>()!);
                return true;
            default:
                integer = default;
                return false;
        }
    }

    /// <inheritdoc />
    public bool Equals(SymInt other) => _value == other._value && Equals(_symbol, other._symbol);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is SymInt other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_value, _symbol);

    /// <summary>Equality of plain integers, or of symbols.</summary>
    /// <param name="left">An integer.</param>
    /// <param name="right">An integer.</param>
    /// <returns>True when equal.</returns>
    public static bool operator ==(SymInt left, SymInt right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    /// <param name="left">An integer.</param>
    /// <param name="right">An integer.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(SymInt left, SymInt right) => !left.Equals(right);

    /// <inheritdoc />
    public override string ToString() => _symbol?.ToString() ?? _value.ToString(CultureInfo.InvariantCulture);
}
