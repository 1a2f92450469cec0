using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;
using LanguageExt;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>The adaptors of kernels with three arguments.</summary>
internal sealed class TypedSignature<T1, T2, T3, TResult>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, ResultCodec<TResult> results)
    : ResultSignature<TResult>([c1, c2, c3], results)
{
    public Codec<T1> C1 => c1;

    public Codec<T2> C2 => c2;

    public Codec<T3> C3 => c3;

    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var arguments = Arguments(op, stack, 3);
        var a1 = Unbox(c1, op, stack, arguments, 0);
        var a2 = Unbox(c2, op, stack, arguments, 1);
        var a3 = Unbox(c3, op, stack, arguments, 2);
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action<T1, T2, T3> plain) plain(a1, a2, a3);
            else ((Action<DispatchKeySet, T1, T2, T3>)kernel)(keys, a1, a2, a3);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<T1, T2, T3, TResult> plain ? plain(a1, a2, a3) : ((Func<DispatchKeySet, T1, T2, T3, TResult>)kernel)(keys, a1, a2, a3));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action<T1, T2, T3> action)
                {
                    action(a1, a2, a3);
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet, T1, T2, T3> actionWithKeys)
                {
                    actionWithKeys(keys, a1, a2, a3);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<T1, T2, T3, TResult> function) return function(a1, a2, a3);
                if (unboxed is Func<DispatchKeySet, T1, T2, T3, TResult> functionWithKeys) return functionWithKeys(keys, a1, a2, a3);
            }
        }

        return Boxed(op, table, kernel, keys, a1, a2, a3);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch, T1 a1, T2 a2, T3 a3)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}

/// <summary>The adaptors of kernels with four arguments.</summary>
internal sealed class TypedSignature<T1, T2, T3, T4, TResult>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4, ResultCodec<TResult> results)
    : ResultSignature<TResult>([c1, c2, c3, c4], results)
{
    public Codec<T1> C1 => c1;

    public Codec<T2> C2 => c2;

    public Codec<T3> C3 => c3;

    public Codec<T4> C4 => c4;

    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var arguments = Arguments(op, stack, 4);
        var a1 = Unbox(c1, op, stack, arguments, 0);
        var a2 = Unbox(c2, op, stack, arguments, 1);
        var a3 = Unbox(c3, op, stack, arguments, 2);
        var a4 = Unbox(c4, op, stack, arguments, 3);
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action<T1, T2, T3, T4> plain) plain(a1, a2, a3, a4);
            else ((Action<DispatchKeySet, T1, T2, T3, T4>)kernel)(keys, a1, a2, a3, a4);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<T1, T2, T3, T4, TResult> plain ? plain(a1, a2, a3, a4) : ((Func<DispatchKeySet, T1, T2, T3, T4, TResult>)kernel)(keys, a1, a2, a3, a4));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action<T1, T2, T3, T4> action)
                {
                    action(a1, a2, a3, a4);
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet, T1, T2, T3, T4> actionWithKeys)
                {
                    actionWithKeys(keys, a1, a2, a3, a4);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<T1, T2, T3, T4, TResult> function) return function(a1, a2, a3, a4);
                if (unboxed is Func<DispatchKeySet, T1, T2, T3, T4, TResult> functionWithKeys) return functionWithKeys(keys, a1, a2, a3, a4);
            }
        }

        return Boxed(op, table, kernel, keys, a1, a2, a3, a4);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch, T1 a1, T2 a2, T3 a3, T4 a4)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}

/// <summary>The adaptors of kernels with five arguments.</summary>
internal sealed class TypedSignature<T1, T2, T3, T4, T5, TResult>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4, Codec<T5> c5, ResultCodec<TResult> results)
    : ResultSignature<TResult>([c1, c2, c3, c4, c5], results)
{
    public Codec<T1> C1 => c1;

    public Codec<T2> C2 => c2;

    public Codec<T3> C3 => c3;

    public Codec<T4> C4 => c4;

    public Codec<T5> C5 => c5;

    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var arguments = Arguments(op, stack, 5);
        var a1 = Unbox(c1, op, stack, arguments, 0);
        var a2 = Unbox(c2, op, stack, arguments, 1);
        var a3 = Unbox(c3, op, stack, arguments, 2);
        var a4 = Unbox(c4, op, stack, arguments, 3);
        var a5 = Unbox(c5, op, stack, arguments, 4);
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action<T1, T2, T3, T4, T5> plain) plain(a1, a2, a3, a4, a5);
            else ((Action<DispatchKeySet, T1, T2, T3, T4, T5>)kernel)(keys, a1, a2, a3, a4, a5);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<T1, T2, T3, T4, T5, TResult> plain ? plain(a1, a2, a3, a4, a5) : ((Func<DispatchKeySet, T1, T2, T3, T4, T5, TResult>)kernel)(keys, a1, a2, a3, a4, a5));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action<T1, T2, T3, T4, T5> action)
                {
                    action(a1, a2, a3, a4, a5);
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet, T1, T2, T3, T4, T5> actionWithKeys)
                {
                    actionWithKeys(keys, a1, a2, a3, a4, a5);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<T1, T2, T3, T4, T5, TResult> function) return function(a1, a2, a3, a4, a5);
                if (unboxed is Func<DispatchKeySet, T1, T2, T3, T4, T5, TResult> functionWithKeys) return functionWithKeys(keys, a1, a2, a3, a4, a5);
            }
        }

        return Boxed(op, table, kernel, keys, a1, a2, a3, a4, a5);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        frame.Push(c5.Box(a5));
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        frame.Push(c5.Box(a5));
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}
