using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using LanguageExt;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>A typed handle of an operator with five arguments.</summary>
/// <typeparam name="T1">The .NET type of argument 0.</typeparam>
/// <typeparam name="T2">The .NET type of argument 1.</typeparam>
/// <typeparam name="T3">The .NET type of argument 2.</typeparam>
/// <typeparam name="T4">The .NET type of argument 3.</typeparam>
/// <typeparam name="T5">The .NET type of argument 4.</typeparam>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<T1, T2, T3, T4, T5, TResult> : TypedOperator
{
    private readonly TypedSignature<T1, T2, T3, T4, T5, TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<T1, T2, T3, T4, T5, TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <param name="a5">Argument 4.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call(T1 a1, T2 a2, T3 a3, T4 a4, T5 a5)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null, a1, a2, a3, a4, a5);
        var kernel = table.Choose(Keys(_signature.C1, a1, 0) | Keys(_signature.C2, a2, 1) | Keys(_signature.C3, a3, 2) | Keys(_signature.C4, a4, 3) | Keys(_signature.C5, a5, 4), ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys, a1, a2, a3, a4, a5);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <param name="a5">Argument 4.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys, a1, a2, a3, a4, a5);
        return _signature.Run(Entry, table, table.At(keys), keys, a1, a2, a3, a4, a5);
    }
}

/// <summary>A typed handle of an operator with six arguments.</summary>
/// <typeparam name="T1">The .NET type of argument 0.</typeparam>
/// <typeparam name="T2">The .NET type of argument 1.</typeparam>
/// <typeparam name="T3">The .NET type of argument 2.</typeparam>
/// <typeparam name="T4">The .NET type of argument 3.</typeparam>
/// <typeparam name="T5">The .NET type of argument 4.</typeparam>
/// <typeparam name="T6">The .NET type of argument 5.</typeparam>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<T1, T2, T3, T4, T5, T6, TResult> : TypedOperator
{
    private readonly TypedSignature<T1, T2, T3, T4, T5, T6, TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<T1, T2, T3, T4, T5, T6, TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <param name="a5">Argument 4.</param>
    /// <param name="a6">Argument 5.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call(T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null, a1, a2, a3, a4, a5, a6);
        var kernel = table.Choose(Keys(_signature.C1, a1, 0) | Keys(_signature.C2, a2, 1) | Keys(_signature.C3, a3, 2) | Keys(_signature.C4, a4, 3) | Keys(_signature.C5, a5, 4) | Keys(_signature.C6, a6, 5), ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys, a1, a2, a3, a4, a5, a6);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <param name="a5">Argument 4.</param>
    /// <param name="a6">Argument 5.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys, a1, a2, a3, a4, a5, a6);
        return _signature.Run(Entry, table, table.At(keys), keys, a1, a2, a3, a4, a5, a6);
    }
}

/// <summary>A typed handle of an operator with seven arguments.</summary>
/// <typeparam name="T1">The .NET type of argument 0.</typeparam>
/// <typeparam name="T2">The .NET type of argument 1.</typeparam>
/// <typeparam name="T3">The .NET type of argument 2.</typeparam>
/// <typeparam name="T4">The .NET type of argument 3.</typeparam>
/// <typeparam name="T5">The .NET type of argument 4.</typeparam>
/// <typeparam name="T6">The .NET type of argument 5.</typeparam>
/// <typeparam name="T7">The .NET type of argument 6.</typeparam>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<T1, T2, T3, T4, T5, T6, T7, TResult> : TypedOperator
{
    private readonly TypedSignature<T1, T2, T3, T4, T5, T6, T7, TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<T1, T2, T3, T4, T5, T6, T7, TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <param name="a5">Argument 4.</param>
    /// <param name="a6">Argument 5.</param>
    /// <param name="a7">Argument 6.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call(T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null, a1, a2, a3, a4, a5, a6, a7);
        var kernel = table.Choose(Keys(_signature.C1, a1, 0) | Keys(_signature.C2, a2, 1) | Keys(_signature.C3, a3, 2) | Keys(_signature.C4, a4, 3) | Keys(_signature.C5, a5, 4) | Keys(_signature.C6, a6, 5) | Keys(_signature.C7, a7, 6), ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys, a1, a2, a3, a4, a5, a6, a7);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <param name="a5">Argument 4.</param>
    /// <param name="a6">Argument 5.</param>
    /// <param name="a7">Argument 6.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys, a1, a2, a3, a4, a5, a6, a7);
        return _signature.Run(Entry, table, table.At(keys), keys, a1, a2, a3, a4, a5, a6, a7);
    }
}

/// <summary>A typed handle of an operator with eight arguments.</summary>
/// <typeparam name="T1">The .NET type of argument 0.</typeparam>
/// <typeparam name="T2">The .NET type of argument 1.</typeparam>
/// <typeparam name="T3">The .NET type of argument 2.</typeparam>
/// <typeparam name="T4">The .NET type of argument 3.</typeparam>
/// <typeparam name="T5">The .NET type of argument 4.</typeparam>
/// <typeparam name="T6">The .NET type of argument 5.</typeparam>
/// <typeparam name="T7">The .NET type of argument 6.</typeparam>
/// <typeparam name="T8">The .NET type of argument 7.</typeparam>
/// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
public sealed class TypedOperator<T1, T2, T3, T4, T5, T6, T7, T8, TResult> : TypedOperator
{
    private readonly TypedSignature<T1, T2, T3, T4, T5, T6, T7, T8, TResult> _signature;

    internal TypedOperator(OperatorEntry entry, TypedSignature<T1, T2, T3, T4, T5, T6, T7, T8, TResult> signature)
        : base(entry, signature) => _signature = signature;

    /// <summary>Calls the operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <param name="a5">Argument 4.</param>
    /// <param name="a6">Argument 5.</param>
    /// <param name="a7">Argument 6.</param>
    /// <param name="a8">Argument 7.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public TResult Call(T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, null, a1, a2, a3, a4, a5, a6, a7, a8);
        var kernel = table.Choose(Keys(_signature.C1, a1, 0) | Keys(_signature.C2, a2, 1) | Keys(_signature.C3, a3, 2) | Keys(_signature.C4, a4, 3) | Keys(_signature.C5, a5, 4) | Keys(_signature.C6, a6, 5) | Keys(_signature.C7, a7, 6) | Keys(_signature.C8, a8, 7), ThreadContext.Keys, out var keys);
        return _signature.Run(Entry, table, kernel, keys, a1, a2, a3, a4, a5, a6, a7, a8);
    }

    /// <summary>Continues the operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="a1">Argument 0.</param>
    /// <param name="a2">Argument 1.</param>
    /// <param name="a3">Argument 2.</param>
    /// <param name="a4">Argument 3.</param>
    /// <param name="a5">Argument 4.</param>
    /// <param name="a6">Argument 5.</param>
    /// <param name="a7">Argument 6.</param>
    /// <param name="a8">Argument 7.</param>
    /// <returns>What the kernel returns.</returns>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public TResult Redispatch(DispatchKeySet keys, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8)
    {
        var table = Entry.Table;
        if (table.IsObserved) return _signature.Observed(Entry, table, keys, a1, a2, a3, a4, a5, a6, a7, a8);
        return _signature.Run(Entry, table, table.At(keys), keys, a1, a2, a3, a4, a5, a6, a7, a8);
    }
}
