using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>What makes one value of many: associative but for rounding, so that parts can be made apart and joined.</summary>
/// <typeparam name="T">The type of the values on the way.</typeparam>
internal interface IReduction<T>
    where T : unmanaged
{
    /// <summary>The value of no elements.</summary>
    static abstract T Empty { get; }

    /// <summary>The value of a run.</summary>
    /// <param name="run">One element or more.</param>
    /// <returns>The value.</returns>
    static abstract T Of(ReadOnlySpan<T> run);

    /// <summary>The value of two parts.</summary>
    /// <param name="first">The value of the one.</param>
    /// <param name="second">The value of the other.</param>
    /// <returns>The value of both.</returns>
    static abstract T Join(T first, T second);

    /// <summary>Joins many values with as many others.</summary>
    /// <param name="into">The ones, replaced.</param>
    /// <param name="others">The others.</param>
    static abstract void Join(Span<T> into, ReadOnlySpan<T> others);

    /// <summary>The last step.</summary>
    /// <param name="value">The value of all elements.</param>
    /// <param name="count">How many they were.</param>
    /// <returns>The result.</returns>
    static virtual T Finish(T value, long count) => value;
}

/// <summary>The sum; integers wrap around.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal readonly struct SumReduction<T> : IReduction<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc />
    public static T Empty => T.Zero;

    /// <inheritdoc />
    public static T Of(ReadOnlySpan<T> run) => VectorSum.Of(run);

    /// <inheritdoc />
    public static T Join(T first, T second) => first + second;

    /// <inheritdoc />
    public static void Join(Span<T> into, ReadOnlySpan<T> others) => TensorPrimitives.Add(into, others, into);
}

/// <summary>The mean: the sum, divided at the end. Of no elements it is NaN.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal readonly struct MeanReduction<T> : IReduction<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc />
    public static T Empty => T.Zero;

    /// <inheritdoc />
    public static T Of(ReadOnlySpan<T> run) => VectorSum.Of(run);

    /// <inheritdoc />
    public static T Join(T first, T second) => first + second;

    /// <inheritdoc />
    public static void Join(Span<T> into, ReadOnlySpan<T> others) => TensorPrimitives.Add(into, others, into);

    /// <inheritdoc />
    public static T Finish(T value, long count) => value / T.CreateTruncating(count);
}

/// <summary>The greatest; NaN where there is one. There is none of no elements: who calls refuses that.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal readonly struct MaxReduction<T> : IReduction<T>
    where T : unmanaged, INumber<T>
{
    /// <inheritdoc />
    public static T Empty => T.Zero;

    /// <inheritdoc />
    public static T Of(ReadOnlySpan<T> run) => TensorPrimitives.Max(run);

    /// <inheritdoc />
    public static T Join(T first, T second) => T.Max(first, second);

    /// <inheritdoc />
    public static void Join(Span<T> into, ReadOnlySpan<T> others) => TensorPrimitives.Max(into, others, into);
}

/// <summary>The least; NaN where there is one. Of no elements it is one, for <c>all</c>; who asks for a least element refuses that.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal readonly struct MinReduction<T> : IReduction<T>
    where T : unmanaged, INumber<T>
{
    /// <inheritdoc />
    public static T Empty => T.One;

    /// <inheritdoc />
    public static T Of(ReadOnlySpan<T> run) => TensorPrimitives.Min(run);

    /// <inheritdoc />
    public static T Join(T first, T second) => T.Min(first, second);

    /// <inheritdoc />
    public static void Join(Span<T> into, ReadOnlySpan<T> others) => TensorPrimitives.Min(into, others, into);
}
