using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// The stack of a boxed call: the caller pushes the arguments in order, the kernel pops them and pushes the results. Belongs to one thread at
/// a time; can be used for any number of calls.
/// </summary>
public sealed class Stack
{
    private Value[] _items;

    /// <summary>An empty stack.</summary>
    /// <param name="capacity">How many values fit before it grows.</param>
    public Stack(int capacity = 8) => _items = new Value[Math.Max(capacity, 1)];

    /// <summary>The next free stack of the pool it belongs to.</summary>
    internal Stack? NextFree { get; set; }

    /// <summary>How many values are on it.</summary>
    public int Count { get; private set; }

    /// <summary>Everything on it, the oldest first; valid until the next push or pop.</summary>
    public Span<Value> Items => _items.AsSpan(0, Count);

    /// <summary>The last values pushed, the oldest of them first; valid until the next push or pop.</summary>
    /// <param name="count">How many, at most <see cref="Count"/>.</param>
    /// <returns>The values, which can be replaced in place.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Value> Last(int count) => _items.AsSpan(Count - count, count);

    /// <summary>The union of the keys of some of the values above a height.</summary>
    /// <param name="floor">The height.</param>
    /// <param name="positions">Which values, counted from it.</param>
    /// <returns>The set.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DispatchKeySet KeyUnion(int floor, int[] positions)
    {
        var keys = DispatchKeySet.Empty;
        var items = _items;
        foreach (var position in positions)
        {
            if (items[floor + position].AsTensor is not { } tensor) return KeyUnionWithOthers(floor, positions);
            keys |= tensor.KeySet;
        }

        return keys;
    }

    // A method of its own, so that the loop over tensors keeps everything in registers.
    private DispatchKeySet KeyUnionWithOthers(int floor, int[] positions)
    {
        var keys = DispatchKeySet.Empty;
        foreach (var position in positions) keys |= _items[floor + position].KeyUnion();
        return keys;
    }

    /// <summary>Puts a value on top.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(Value value)
    {
        var items = _items;
        var count = Count;
        if ((uint)count < (uint)items.Length)
        {
            items[count] = value;
            Count = count + 1;
            return;
        }

        Grow(value);
    }

    /// <summary>Puts two values on top, the second one highest.</summary>
    /// <param name="first">A value.</param>
    /// <param name="second">A value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(Value first, Value second)
    {
        var items = _items;
        var count = Count;
        if ((uint)(count + 1) < (uint)items.Length)
        {
            items[count] = first;
            items[count + 1] = second;
            Count = count + 2;
            return;
        }

        Grow(first);
        Push(second);
    }

    /// <summary>Takes the top value off.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The stack is empty.</exception>
    public Value Pop()
    {
        if (Count == 0) throw new InvalidOperationException("the stack is empty");
        var value = _items[--Count];
        _items[Count] = default;
        return value;
    }

    /// <summary>Takes the top values off.</summary>
    /// <param name="count">How many, at most <see cref="Count"/>.</param>
    public void Drop(int count)
    {
        // One read and one write of the height: each that follows another waits for it. The span refuses more than there are.
        var end = Count - count;
        foreach (ref var item in _items.AsSpan(end, count)) item = default;
        Count = end;
    }

    /// <summary>Puts one result in the place of the arguments.</summary>
    /// <param name="arguments">How many values to take off, at most <see cref="Count"/>.</param>
    /// <param name="result">The value to put on.</param>
    public void Replace(int arguments, Value result)
    {
        Drop(arguments);
        Push(result);
    }

    /// <summary>Takes everything above a height off, as a failed call must.</summary>
    /// <param name="count">The height to go back to.</param>
    public void DropTo(int count)
    {
        if (Count > count) Drop(Count - count);
    }

    /// <summary>Takes values out from under the top ones.</summary>
    /// <param name="count">How many to take out.</param>
    /// <param name="top">How many above them to keep.</param>
    public void Collapse(int count, int top)
    {
        if (top > 0) Last(top).CopyTo(_items.AsSpan(Count - top - count, top));
        Drop(count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(Value value)
    {
        if (Count == _items.Length) Array.Resize(ref _items, _items.Length * 2);
        _items[Count++] = value;
    }
}
