using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>How one .NET type stands for one type of the schema language: the part that does not depend on the .NET type.</summary>
public abstract class Codec
{
    private protected Codec(SchemaType type, string nativeName, bool isSymbolic = false)
    {
        Type = type;
        NativeName = nativeName;
        IsSymbolic = isSymbolic;
        TakesPartInDispatch = new Argument(type).TakesPartInDispatch;
    }

    /// <summary>The schema type.</summary>
    public SchemaType Type { get; }

    /// <summary>The .NET type as native signatures name it.</summary>
    public string NativeName { get; }

    /// <summary>Whether it takes symbolic integers.</summary>
    public bool IsSymbolic { get; }

    /// <summary>Whether calls take keys from arguments of this type.</summary>
    public bool TakesPartInDispatch { get; }
}

/// <summary>Turns values of one .NET type into boxed ones and back, and reads their keys. Immutable; made once, when a signature is.</summary>
/// <typeparam name="T">The .NET type.</typeparam>
public abstract class Codec<T> : Codec
{
    private protected Codec(SchemaType type, string nativeName, bool isSymbolic = false)
        : base(type, nativeName, isSymbolic)
    {
    }

    /// <summary>Boxes.</summary>
    /// <param name="value">A value.</param>
    /// <returns>It boxed.</returns>
    public abstract Value Box(T value);

    /// <summary>Unboxes.</summary>
    /// <param name="boxed">A boxed value.</param>
    /// <param name="value">It unboxed.</param>
    /// <returns>False when it is of another kind.</returns>
    public abstract bool TryUnbox(in Value boxed, out T value);

    /// <summary>The keys of an argument; none for types that carry none.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="op">The operator called, for the error.</param>
    /// <param name="position">Which argument, for the error.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="ArgumentTypeException">It is null and must not be.</exception>
    public virtual DispatchKeySet Keys(T value, OperatorEntry op, int position) => DispatchKeySet.Empty;

    /// <summary>The keys of the items of a list.</summary>
    /// <param name="values">The items.</param>
    /// <param name="op">The operator called, for the error.</param>
    /// <param name="position">Which argument the list is, for the error.</param>
    /// <returns>Their union.</returns>
    /// <exception cref="ArgumentTypeException">One is null and must not be.</exception>
    internal virtual DispatchKeySet Keys(ReadOnlySpan<T> values, OperatorEntry op, int position)
    {
        var keys = DispatchKeySet.Empty;
        foreach (var value in values) keys |= Keys(value, op, position);
        return keys;
    }
}
