using System.Collections;
using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Schemas;

/// <summary>An immutable array that is equal to another when their elements are, in order. The default value is the empty array.</summary>
/// <typeparam name="T">The element; compared with its default equality.</typeparam>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
{
    private readonly T[]? _items;

    internal EquatableArray(T[] items) => _items = items;

    /// <summary>The number of elements.</summary>
    public int Count => _items is null ? 0 : _items.Length;

    /// <summary>The element at a position.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1; anything else throws <see cref="IndexOutOfRangeException"/>.</param>
    public T this[int index] => AsSpan()[index];

    /// <summary>The elements as a span, without a copy.</summary>
    /// <returns>A view of all elements.</returns>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Enumerates the elements without allocation.</summary>
    /// <returns>The enumerator.</returns>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in this)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Whether both hold equal elements in the same order.</summary>
    /// <param name="left">One array.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Whether the arrays differ in length or in an element.</summary>
    /// <param name="left">One array.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();
}

/// <summary>Makes an <see cref="EquatableArray{T}"/>; collection expressions use it.</summary>
public static class EquatableArray
{
    /// <summary>An array with a copy of the elements.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements, in order.</param>
    /// <returns>The array.</returns>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
