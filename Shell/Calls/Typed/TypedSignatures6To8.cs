using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;
using LanguageExt;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>The adaptors of kernels with six arguments.</summary>
internal sealed class TypedSignature<T1, T2, T3, T4, T5, T6, TResult>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4, Codec<T5> c5, Codec<T6> c6, ResultCodec<TResult> results)
    : ResultSignature<TResult>([c1, c2, c3, c4, c5, c6], results)
{
    public Codec<T1> C1 => c1;

    public Codec<T2> C2 => c2;

    public Codec<T3> C3 => c3;

    public Codec<T4> C4 => c4;

    public Codec<T5> C5 => c5;

    public Codec<T6> C6 => c6;

    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var arguments = Arguments(op, stack, 6);
        var a1 = Unbox(c1, op, stack, arguments, 0);
        var a2 = Unbox(c2, op, stack, arguments, 1);
        var a3 = Unbox(c3, op, stack, arguments, 2);
        var a4 = Unbox(c4, op, stack, arguments, 3);
        var a5 = Unbox(c5, op, stack, arguments, 4);
        var a6 = Unbox(c6, op, stack, arguments, 5);
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action<T1, T2, T3, T4, T5, T6> plain) plain(a1, a2, a3, a4, a5, a6);
            else ((Action<DispatchKeySet, T1, T2, T3, T4, T5, T6>)kernel)(keys, a1, a2, a3, a4, a5, a6);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<T1, T2, T3, T4, T5, T6, TResult> plain ? plain(a1, a2, a3, a4, a5, a6) : ((Func<DispatchKeySet, T1, T2, T3, T4, T5, T6, TResult>)kernel)(keys, a1, a2, a3, a4, a5, a6));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action<T1, T2, T3, T4, T5, T6> action)
                {
                    action(a1, a2, a3, a4, a5, a6);
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet, T1, T2, T3, T4, T5, T6> actionWithKeys)
                {
                    actionWithKeys(keys, a1, a2, a3, a4, a5, a6);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<T1, T2, T3, T4, T5, T6, TResult> function) return function(a1, a2, a3, a4, a5, a6);
                if (unboxed is Func<DispatchKeySet, T1, T2, T3, T4, T5, T6, TResult> functionWithKeys) return functionWithKeys(keys, a1, a2, a3, a4, a5, a6);
            }
        }

        return Boxed(op, table, kernel, keys, a1, a2, a3, a4, a5, a6);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        frame.Push(c5.Box(a5));
        frame.Push(c6.Box(a6));
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        frame.Push(c5.Box(a5));
        frame.Push(c6.Box(a6));
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}

/// <summary>The adaptors of kernels with seven arguments.</summary>
internal sealed class TypedSignature<T1, T2, T3, T4, T5, T6, T7, TResult>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4, Codec<T5> c5, Codec<T6> c6, Codec<T7> c7, ResultCodec<TResult> results)
    : ResultSignature<TResult>([c1, c2, c3, c4, c5, c6, c7], results)
{
    public Codec<T1> C1 => c1;

    public Codec<T2> C2 => c2;

    public Codec<T3> C3 => c3;

    public Codec<T4> C4 => c4;

    public Codec<T5> C5 => c5;

    public Codec<T6> C6 => c6;

    public Codec<T7> C7 => c7;

    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var arguments = Arguments(op, stack, 7);
        var a1 = Unbox(c1, op, stack, arguments, 0);
        var a2 = Unbox(c2, op, stack, arguments, 1);
        var a3 = Unbox(c3, op, stack, arguments, 2);
        var a4 = Unbox(c4, op, stack, arguments, 3);
        var a5 = Unbox(c5, op, stack, arguments, 4);
        var a6 = Unbox(c6, op, stack, arguments, 5);
        var a7 = Unbox(c7, op, stack, arguments, 6);
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action<T1, T2, T3, T4, T5, T6, T7> plain) plain(a1, a2, a3, a4, a5, a6, a7);
            else ((Action<DispatchKeySet, T1, T2, T3, T4, T5, T6, T7>)kernel)(keys, a1, a2, a3, a4, a5, a6, a7);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<T1, T2, T3, T4, T5, T6, T7, TResult> plain ? plain(a1, a2, a3, a4, a5, a6, a7) : ((Func<DispatchKeySet, T1, T2, T3, T4, T5, T6, T7, TResult>)kernel)(keys, a1, a2, a3, a4, a5, a6, a7));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action<T1, T2, T3, T4, T5, T6, T7> action)
                {
                    action(a1, a2, a3, a4, a5, a6, a7);
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet, T1, T2, T3, T4, T5, T6, T7> actionWithKeys)
                {
                    actionWithKeys(keys, a1, a2, a3, a4, a5, a6, a7);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<T1, T2, T3, T4, T5, T6, T7, TResult> function) return function(a1, a2, a3, a4, a5, a6, a7);
                if (unboxed is Func<DispatchKeySet, T1, T2, T3, T4, T5, T6, T7, TResult> functionWithKeys) return functionWithKeys(keys, a1, a2, a3, a4, a5, a6, a7);
            }
        }

        return Boxed(op, table, kernel, keys, a1, a2, a3, a4, a5, a6, a7);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        frame.Push(c5.Box(a5));
        frame.Push(c6.Box(a6));
        frame.Push(c7.Box(a7));
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        frame.Push(c5.Box(a5));
        frame.Push(c6.Box(a6));
        frame.Push(c7.Box(a7));
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}

/// <summary>The adaptors of kernels with eight arguments.</summary>
internal sealed class TypedSignature<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(Codec<T1> c1, Codec<T2> c2, Codec<T3> c3, Codec<T4> c4, Codec<T5> c5, Codec<T6> c6, Codec<T7> c7, Codec<T8> c8, ResultCodec<TResult> results)
    : ResultSignature<TResult>([c1, c2, c3, c4, c5, c6, c7, c8], results)
{
    public Codec<T1> C1 => c1;

    public Codec<T2> C2 => c2;

    public Codec<T3> C3 => c3;

    public Codec<T4> C4 => c4;

    public Codec<T5> C5 => c5;

    public Codec<T6> C6 => c6;

    public Codec<T7> C7 => c7;

    public Codec<T8> C8 => c8;

    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var arguments = Arguments(op, stack, 8);
        var a1 = Unbox(c1, op, stack, arguments, 0);
        var a2 = Unbox(c2, op, stack, arguments, 1);
        var a3 = Unbox(c3, op, stack, arguments, 2);
        var a4 = Unbox(c4, op, stack, arguments, 3);
        var a5 = Unbox(c5, op, stack, arguments, 4);
        var a6 = Unbox(c6, op, stack, arguments, 5);
        var a7 = Unbox(c7, op, stack, arguments, 6);
        var a8 = Unbox(c8, op, stack, arguments, 7);
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action<T1, T2, T3, T4, T5, T6, T7, T8> plain) plain(a1, a2, a3, a4, a5, a6, a7, a8);
            else ((Action<DispatchKeySet, T1, T2, T3, T4, T5, T6, T7, T8>)kernel)(keys, a1, a2, a3, a4, a5, a6, a7, a8);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> plain ? plain(a1, a2, a3, a4, a5, a6, a7, a8) : ((Func<DispatchKeySet, T1, T2, T3, T4, T5, T6, T7, T8, TResult>)kernel)(keys, a1, a2, a3, a4, a5, a6, a7, a8));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action<T1, T2, T3, T4, T5, T6, T7, T8> action)
                {
                    action(a1, a2, a3, a4, a5, a6, a7, a8);
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet, T1, T2, T3, T4, T5, T6, T7, T8> actionWithKeys)
                {
                    actionWithKeys(keys, a1, a2, a3, a4, a5, a6, a7, a8);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> function) return function(a1, a2, a3, a4, a5, a6, a7, a8);
                if (unboxed is Func<DispatchKeySet, T1, T2, T3, T4, T5, T6, T7, T8, TResult> functionWithKeys) return functionWithKeys(keys, a1, a2, a3, a4, a5, a6, a7, a8);
            }
        }

        return Boxed(op, table, kernel, keys, a1, a2, a3, a4, a5, a6, a7, a8);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        frame.Push(c5.Box(a5));
        frame.Push(c6.Box(a6));
        frame.Push(c7.Box(a7));
        frame.Push(c8.Box(a8));
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        frame.Push(c3.Box(a3));
        frame.Push(c4.Box(a4));
        frame.Push(c5.Box(a5));
        frame.Push(c6.Box(a6));
        frame.Push(c7.Box(a7));
        frame.Push(c8.Box(a8));
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}
