using System.Diagnostics.CodeAnalysis;
using Functional.Dispatch.Shell.Registry;
using LanguageExt;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Typed handles of operators.</summary>
[RequiresDynamicCode("closes adaptors over types that are not known before; the source generator needs none of this")]
[RequiresUnreferencedCode("makes generic types; the source generator needs none of this")]
public static class TypedCalls
{
    /// <summary>A handle for no arguments.</summary>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<TResult> Typed<TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<TResult>)Signature(op, typeof(TResult)));

    /// <summary>A handle for one argument.</summary>
    /// <typeparam name="T1">The .NET type of argument 0.</typeparam>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<T1, TResult> Typed<T1, TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<T1, TResult>)Signature(op, typeof(TResult), typeof(T1)));

    /// <summary>A handle for two arguments.</summary>
    /// <typeparam name="T1">The .NET type of argument 0.</typeparam>
    /// <typeparam name="T2">The .NET type of argument 1.</typeparam>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<T1, T2, TResult> Typed<T1, T2, TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<T1, T2, TResult>)Signature(op, typeof(TResult), typeof(T1), typeof(T2)));

    /// <summary>A handle for three arguments.</summary>
    /// <typeparam name="T1">The .NET type of argument 0.</typeparam>
    /// <typeparam name="T2">The .NET type of argument 1.</typeparam>
    /// <typeparam name="T3">The .NET type of argument 2.</typeparam>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<T1, T2, T3, TResult> Typed<T1, T2, T3, TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<T1, T2, T3, TResult>)Signature(op, typeof(TResult), typeof(T1), typeof(T2), typeof(T3)));

    /// <summary>A handle for four arguments.</summary>
    /// <typeparam name="T1">The .NET type of argument 0.</typeparam>
    /// <typeparam name="T2">The .NET type of argument 1.</typeparam>
    /// <typeparam name="T3">The .NET type of argument 2.</typeparam>
    /// <typeparam name="T4">The .NET type of argument 3.</typeparam>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<T1, T2, T3, T4, TResult> Typed<T1, T2, T3, T4, TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<T1, T2, T3, T4, TResult>)Signature(op, typeof(TResult), typeof(T1), typeof(T2), typeof(T3), typeof(T4)));

    /// <summary>A handle for five arguments.</summary>
    /// <typeparam name="T1">The .NET type of argument 0.</typeparam>
    /// <typeparam name="T2">The .NET type of argument 1.</typeparam>
    /// <typeparam name="T3">The .NET type of argument 2.</typeparam>
    /// <typeparam name="T4">The .NET type of argument 3.</typeparam>
    /// <typeparam name="T5">The .NET type of argument 4.</typeparam>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<T1, T2, T3, T4, T5, TResult> Typed<T1, T2, T3, T4, T5, TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<T1, T2, T3, T4, T5, TResult>)Signature(op, typeof(TResult), typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5)));

    /// <summary>A handle for six arguments.</summary>
    /// <typeparam name="T1">The .NET type of argument 0.</typeparam>
    /// <typeparam name="T2">The .NET type of argument 1.</typeparam>
    /// <typeparam name="T3">The .NET type of argument 2.</typeparam>
    /// <typeparam name="T4">The .NET type of argument 3.</typeparam>
    /// <typeparam name="T5">The .NET type of argument 4.</typeparam>
    /// <typeparam name="T6">The .NET type of argument 5.</typeparam>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<T1, T2, T3, T4, T5, T6, TResult> Typed<T1, T2, T3, T4, T5, T6, TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<T1, T2, T3, T4, T5, T6, TResult>)Signature(op, typeof(TResult), typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6)));

    /// <summary>A handle for seven arguments.</summary>
    /// <typeparam name="T1">The .NET type of argument 0.</typeparam>
    /// <typeparam name="T2">The .NET type of argument 1.</typeparam>
    /// <typeparam name="T3">The .NET type of argument 2.</typeparam>
    /// <typeparam name="T4">The .NET type of argument 3.</typeparam>
    /// <typeparam name="T5">The .NET type of argument 4.</typeparam>
    /// <typeparam name="T6">The .NET type of argument 5.</typeparam>
    /// <typeparam name="T7">The .NET type of argument 6.</typeparam>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<T1, T2, T3, T4, T5, T6, T7, TResult> Typed<T1, T2, T3, T4, T5, T6, T7, TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<T1, T2, T3, T4, T5, T6, T7, TResult>)Signature(op, typeof(TResult), typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7)));

    /// <summary>A handle for eight arguments.</summary>
    /// <typeparam name="T1">The .NET type of argument 0.</typeparam>
    /// <typeparam name="T2">The .NET type of argument 1.</typeparam>
    /// <typeparam name="T3">The .NET type of argument 2.</typeparam>
    /// <typeparam name="T4">The .NET type of argument 3.</typeparam>
    /// <typeparam name="T5">The .NET type of argument 4.</typeparam>
    /// <typeparam name="T6">The .NET type of argument 5.</typeparam>
    /// <typeparam name="T7">The .NET type of argument 6.</typeparam>
    /// <typeparam name="T8">The .NET type of argument 7.</typeparam>
    /// <typeparam name="TResult">The .NET type of the results; <see cref="Unit"/> for none.</typeparam>
    /// <param name="op">The operator, which must be defined.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    /// <exception cref="OperatorNotDefinedException">There is no schema to check the types against.</exception>
    public static TypedOperator<T1, T2, T3, T4, T5, T6, T7, T8, TResult> Typed<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(this OperatorEntry op) =>
        new(op, (TypedSignature<T1, T2, T3, T4, T5, T6, T7, T8, TResult>)Signature(op, typeof(TResult), typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8)));

    private static TypedSignature Signature(OperatorEntry op, Type result, params Type[] arguments) =>
        TypedSignatures.Of(op.Schema ?? throw new OperatorNotDefinedException(new NotDefinedError(op.Name, op.Exists)), arguments, result);
}
