using System.Collections.Immutable;
using Functional.Dispatch.Shell.Registry;
using LanguageExt;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>How the .NET result of a kernel stands for the returns of a schema: none, one, or a tuple of several.</summary>
/// <typeparam name="TResult">The .NET type; <see cref="Unit"/> for none.</typeparam>
public abstract class ResultCodec<TResult>
{
    private protected ResultCodec(params ImmutableArray<Codec> parts) => Parts = parts;

    /// <summary>The codecs of the returns.</summary>
    public ImmutableArray<Codec> Parts { get; }

    /// <summary>Pushes the results in order.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="result">The result.</param>
    public abstract void Push(Stack stack, TResult result);

    /// <summary>Reads the results back.</summary>
    /// <param name="op">The operator, for the error.</param>
    /// <param name="results">As many values as there are returns.</param>
    /// <returns>The result.</returns>
    /// <exception cref="KernelContractException">A value is of another kind than its return.</exception>
    public abstract TResult Read(OperatorEntry op, ReadOnlySpan<Value> results);

    private protected static T Unbox<T>(Codec<T> codec, OperatorEntry op, ReadOnlySpan<Value> results, int position) =>
        codec.TryUnbox(results[position], out var value) ? value
            : throw new KernelContractException(new ResultMismatchError(op.Name, position, codec.Type.ToString(), results[position].Kind));
}

/// <summary>No return.</summary>
internal sealed class NoResultCodec : ResultCodec<Unit>
{
    public static NoResultCodec Instance { get; } = new();

    public override void Push(Stack stack, Unit result)
    {
    }

    public override Unit Read(OperatorEntry op, ReadOnlySpan<Value> results) => default;
}

/// <summary>One return.</summary>
internal sealed class OneResultCodec<T>(Codec<T> codec) : ResultCodec<T>(codec)
{
    public override void Push(Stack stack, T result) => stack.Push(codec.Box(result));

    public override T Read(OperatorEntry op, ReadOnlySpan<Value> results) => Unbox(codec, op, results, 0);
}

/// <summary>A tuple of 2 returns.</summary>
internal sealed class TupleResultCodec<T1, T2>(Codec<T1> c1, Codec<T2> c2)
    : ResultCodec<(T1, T2)>(c1, c2)
{
    public override void Push(Stack stack, (T1, T2) result)
    {
        stack.Push(c1.Box(result.Item1));
        stack.Push(c2.Box(result.Item2));
    }

    public override (T1, T2) Read(OperatorEntry op, ReadOnlySpan<Value> results) =>
        (Unbox(c1, op, results, 0), Unbox(c2, op, results, 1));
}

/// <summary>A tuple of 3 returns.</summary>
internal sealed class TupleResultCodec<T1, T2, T3>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3)
    : ResultCodec<(T1, T2, T3)>(c1, c2, c3)
{
    public override void Push(Stack stack, (T1, T2, T3) result)
    {
        stack.Push(c1.Box(result.Item1));
        stack.Push(c2.Box(result.Item2));
        stack.Push(c3.Box(result.Item3));
    }

    public override (T1, T2, T3) Read(OperatorEntry op, ReadOnlySpan<Value> results) =>
        (Unbox(c1, op, results, 0), Unbox(c2, op, results, 1), Unbox(c3, op, results, 2));
}

/// <summary>A tuple of 4 returns.</summary>
internal sealed class TupleResultCodec<T1, T2, T3, T4>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4)
    : ResultCodec<(T1, T2, T3, T4)>(c1, c2, c3, c4)
{
    public override void Push(Stack stack, (T1, T2, T3, T4) result)
    {
        stack.Push(c1.Box(result.Item1));
        stack.Push(c2.Box(result.Item2));
        stack.Push(c3.Box(result.Item3));
        stack.Push(c4.Box(result.Item4));
    }

    public override (T1, T2, T3, T4) Read(OperatorEntry op, ReadOnlySpan<Value> results) =>
        (Unbox(c1, op, results, 0), Unbox(c2, op, results, 1), Unbox(c3, op, results, 2), Unbox(c4, op, results, 3));
}

/// <summary>A tuple of 5 returns.</summary>
internal sealed class TupleResultCodec<T1, T2, T3, T4, T5>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4, Codec<T5> c5)
    : ResultCodec<(T1, T2, T3, T4, T5)>(c1, c2, c3, c4, c5)
{
    public override void Push(Stack stack, (T1, T2, T3, T4, T5) result)
    {
        stack.Push(c1.Box(result.Item1));
        stack.Push(c2.Box(result.Item2));
        stack.Push(c3.Box(result.Item3));
        stack.Push(c4.Box(result.Item4));
        stack.Push(c5.Box(result.Item5));
    }

    public override (T1, T2, T3, T4, T5) Read(OperatorEntry op, ReadOnlySpan<Value> results) =>
        (Unbox(c1, op, results, 0), Unbox(c2, op, results, 1), Unbox(c3, op, results, 2), Unbox(c4, op, results, 3), Unbox(c5, op, results, 4));
}

/// <summary>A tuple of 6 returns.</summary>
internal sealed class TupleResultCodec<T1, T2, T3, T4, T5, T6>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4, Codec<T5> c5, Codec<T6> c6)
    : ResultCodec<(T1, T2, T3, T4, T5, T6)>(c1, c2, c3, c4, c5, c6)
{
    public override void Push(Stack stack, (T1, T2, T3, T4, T5, T6) result)
    {
        stack.Push(c1.Box(result.Item1));
        stack.Push(c2.Box(result.Item2));
        stack.Push(c3.Box(result.Item3));
        stack.Push(c4.Box(result.Item4));
        stack.Push(c5.Box(result.Item5));
        stack.Push(c6.Box(result.Item6));
    }

    public override (T1, T2, T3, T4, T5, T6) Read(OperatorEntry op, ReadOnlySpan<Value> results) =>
        (Unbox(c1, op, results, 0), Unbox(c2, op, results, 1), Unbox(c3, op, results, 2), Unbox(c4, op, results, 3), Unbox(c5, op, results, 4), Unbox(c6, op, results, 5));
}

/// <summary>A tuple of 7 returns.</summary>
internal sealed class TupleResultCodec<T1, T2, T3, T4, T5, T6, T7>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4, Codec<T5> c5, Codec<T6> c6, Codec<T7> c7)
    : ResultCodec<(T1, T2, T3, T4, T5, T6, T7)>(c1, c2, c3, c4, c5, c6, c7)
{
    public override void Push(Stack stack, (T1, T2, T3, T4, T5, T6, T7) result)
    {
        stack.Push(c1.Box(result.Item1));
        stack.Push(c2.Box(result.Item2));
        stack.Push(c3.Box(result.Item3));
        stack.Push(c4.Box(result.Item4));
        stack.Push(c5.Box(result.Item5));
        stack.Push(c6.Box(result.Item6));
        stack.Push(c7.Box(result.Item7));
    }

    public override (T1, T2, T3, T4, T5, T6, T7) Read(OperatorEntry op, ReadOnlySpan<Value> results) =>
        (Unbox(c1, op, results, 0), Unbox(c2, op, results, 1), Unbox(c3, op, results, 2), Unbox(c4, op, results, 3), Unbox(c5, op, results, 4), Unbox(c6, op, results, 5), Unbox(c7, op, results, 6));
}
