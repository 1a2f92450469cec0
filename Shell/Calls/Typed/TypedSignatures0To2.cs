using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;
using LanguageExt;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>The adaptors of kernels with no arguments.</summary>
internal sealed class TypedSignature<TResult>(ResultCodec<TResult> results)
    : ResultSignature<TResult>([], results)
{
    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action plain) plain();
            else ((Action<DispatchKeySet>)kernel)(keys);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<TResult> plain ? plain() : ((Func<DispatchKeySet, TResult>)kernel)(keys));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action action)
                {
                    action();
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet> actionWithKeys)
                {
                    actionWithKeys(keys);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<TResult> function) return function();
                if (unboxed is Func<DispatchKeySet, TResult> functionWithKeys) return functionWithKeys(keys);
            }
        }

        return Boxed(op, table, kernel, keys);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys)
    {
        using var frame = new BoxedFrame(op, table);
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch)
    {
        using var frame = new BoxedFrame(op, table);
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}

/// <summary>The adaptors of kernels with one argument.</summary>
internal sealed class TypedSignature<T1, TResult>(Codec<T1> c1, ResultCodec<TResult> results)
    : ResultSignature<TResult>([c1], results)
{
    public Codec<T1> C1 => c1;

    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var arguments = Arguments(op, stack, 1);
        var a1 = Unbox(c1, op, stack, arguments, 0);
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action<T1> plain) plain(a1);
            else ((Action<DispatchKeySet, T1>)kernel)(keys, a1);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<T1, TResult> plain ? plain(a1) : ((Func<DispatchKeySet, T1, TResult>)kernel)(keys, a1));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action<T1> action)
                {
                    action(a1);
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet, T1> actionWithKeys)
                {
                    actionWithKeys(keys, a1);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<T1, TResult> function) return function(a1);
                if (unboxed is Func<DispatchKeySet, T1, TResult> functionWithKeys) return functionWithKeys(keys, a1);
            }
        }

        return Boxed(op, table, kernel, keys, a1);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch, T1 a1)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}

/// <summary>The adaptors of kernels with two arguments.</summary>
internal sealed class TypedSignature<T1, T2, TResult>(Codec<T1> c1, Codec<T2> c2, ResultCodec<TResult> results)
    : ResultSignature<TResult>([c1, c2], results)
{
    public Codec<T1> C1 => c1;

    public Codec<T2> C2 => c2;

    public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var arguments = Arguments(op, stack, 2);
        var a1 = Unbox(c1, op, stack, arguments, 0);
        var a2 = Unbox(c2, op, stack, arguments, 1);
        if (typeof(TResult) == typeof(Unit))
        {
            if (kernel is Action<T1, T2> plain) plain(a1, a2);
            else ((Action<DispatchKeySet, T1, T2>)kernel)(keys, a1, a2);
            Finish(op, stack, default!);
        }
        else
        {
            Finish(op, stack, kernel is Func<T1, T2, TResult> plain ? plain(a1, a2) : ((Func<DispatchKeySet, T1, T2, TResult>)kernel)(keys, a1, a2));
        }
    }

    internal TResult Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2)
    {
        if (kernel?.Unboxed is { } unboxed)
        {
            if (typeof(TResult) == typeof(Unit))
            {
                if (unboxed is Action<T1, T2> action)
                {
                    action(a1, a2);
                    return default!;
                }

                if (unboxed is Action<DispatchKeySet, T1, T2> actionWithKeys)
                {
                    actionWithKeys(keys, a1, a2);
                    return default!;
                }
            }
            else
            {
                if (unboxed is Func<T1, T2, TResult> function) return function(a1, a2);
                if (unboxed is Func<DispatchKeySet, T1, T2, TResult> functionWithKeys) return functionWithKeys(keys, a1, a2);
            }
        }

        return Boxed(op, table, kernel, keys, a1, a2);
    }

    internal TResult Boxed(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, T1 a1, T2 a2)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        return Results.Read(op, frame.Run(kernel, keys, Results.Parts.Length));
    }

    internal TResult Observed(OperatorEntry op, CallTable table, DispatchKeySet? redispatch, T1 a1, T2 a2)
    {
        using var frame = new BoxedFrame(op, table);
        frame.Push(c1.Box(a1));
        frame.Push(c2.Box(a2));
        return Results.Read(op, frame.Observed(redispatch, Results.Parts.Length));
    }
}
