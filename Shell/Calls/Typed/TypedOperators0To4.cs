using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using LanguageExt;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>A typed handle of an operator with no arguments.</summary>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<TResult> : TypedOperator
{
    private readonly TypedSignature<TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call()
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null);
        var kernel = table.Choose(DispatchKeySet.Empty, ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys);
        return _signature.Run(Entry, table, table.At(keys), keys);
    }
}

/// <summary>A typed handle of an operator with one argument.</summary>
/// <typeparam name="T1">The .NET type of argument 0.</typeparam>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<T1, TResult> : TypedOperator
{
    private readonly TypedSignature<T1, TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<T1, TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="a1">Argument 0.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call(T1 a1)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null, a1);
        var kernel = table.Choose(Keys(_signature.C1, a1, 0), ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys, a1);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="a1">Argument 0.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys, T1 a1)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys, a1);
        return _signature.Run(Entry, table, table.At(keys), keys, a1);
    }
}

/// <summary>A typed handle of an operator with two arguments.</summary>
/// <typeparam name="T1">The .NET type of argument 0.</typeparam>
/// <typeparam name="T2">The .NET type of argument 1.</typeparam>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<T1, T2, TResult> : TypedOperator
{
    private readonly TypedSignature<T1, T2, TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<T1, T2, TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call(T1 a1, T2 a2)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null, a1, a2);
        var kernel = table.Choose(Keys(_signature.C1, a1, 0) | Keys(_signature.C2, a2, 1), ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys, a1, a2);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys, T1 a1, T2 a2)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys, a1, a2);
        return _signature.Run(Entry, table, table.At(keys), keys, a1, a2);
    }
}

/// <summary>A typed handle of an operator with three arguments.</summary>
/// <typeparam name="T1">The .NET type of argument 0.</typeparam>
/// <typeparam name="T2">The .NET type of argument 1.</typeparam>
/// <typeparam name="T3">The .NET type of argument 2.</typeparam>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<T1, T2, T3, TResult> : TypedOperator
{
    private readonly TypedSignature<T1, T2, T3, TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<T1, T2, T3, TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call(T1 a1, T2 a2, T3 a3)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null, a1, a2, a3);
        var kernel = table.Choose(Keys(_signature.C1, a1, 0) | Keys(_signature.C2, a2, 1) | Keys(_signature.C3, a3, 2), ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys, a1, a2, a3);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys, T1 a1, T2 a2, T3 a3)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys, a1, a2, a3);
        return _signature.Run(Entry, table, table.At(keys), keys, a1, a2, a3);
    }
}

/// <summary>A typed handle of an operator with four arguments.</summary>
/// <typeparam name="T1">The .NET type of argument 0.</typeparam>
/// <typeparam name="T2">The .NET type of argument 1.</typeparam>
/// <typeparam name="T3">The .NET type of argument 2.</typeparam>
/// <typeparam name="T4">The .NET type of argument 3.</typeparam>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<T1, T2, T3, T4, TResult> : TypedOperator
{
    private readonly TypedSignature<T1, T2, T3, T4, TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<T1, T2, T3, T4, TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call(T1 a1, T2 a2, T3 a3, T4 a4)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null, a1, a2, a3, a4);
        var kernel = table.Choose(Keys(_signature.C1, a1, 0) | Keys(_signature.C2, a2, 1) | Keys(_signature.C3, a3, 2) | Keys(_signature.C4, a4, 3), ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys, a1, a2, a3, a4);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys, a1, a2, a3, a4);
        return _signature.Run(Entry, table, table.At(keys), keys, a1, a2, a3, a4);
    }
}
