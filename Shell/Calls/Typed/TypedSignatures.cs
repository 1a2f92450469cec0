using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Makes signatures from delegates and from the types of a handle, by reflection: at registration, never on a call.</summary>
[RequiresDynamicCode("closes adaptors over types that are not known before; the source generator needs none of this")]
[RequiresUnreferencedCode("reads annotations and makes generic types; the source generator needs none of this")]
internal static class TypedSignatures
{
    /// <summary>The most arguments that adaptors exist for; operators with more take the source generator.</summary>
    public const int MostArguments = 8;

    private static readonly Type[] Closed =
    [
        typeof(TypedSignature<>), typeof(TypedSignature<,>), typeof(TypedSignature<,,>), typeof(TypedSignature<,,,>), typeof(TypedSignature<,,,,>),
        typeof(TypedSignature<,,,,,>), typeof(TypedSignature<,,,,,,>), typeof(TypedSignature<,,,,,,,>), typeof(TypedSignature<,,,,,,,,>),
    ];

    private static readonly Type[] Tuples =
    [
        typeof(TupleResultCodec<,>), typeof(TupleResultCodec<,,>), typeof(TupleResultCodec<,,,>), typeof(TupleResultCodec<,,,,>),
        typeof(TupleResultCodec<,,,,,>), typeof(TupleResultCodec<,,,,,,>),
    ];

    // One signature for each method that kernels are made of; reading annotations is slow, and a kernel is often registered many times.
    private static readonly ConditionalWeakTable<MethodInfo, Known> OfMethod = [];

    private sealed record Known(Type From, Type Canonical, TypedSignature Signature, bool TakesKeys);

    /// <summary>The signature of a kernel.</summary>
    /// <param name="kernel">Any delegate, with or without a leading keyset.</param>
    /// <returns>The signature, whether the kernel takes the keyset, and the kernel as the delegate type that calls look for.</returns>
    /// <exception cref="SignatureMismatchException">A type stands for no schema type, or there are too many parameters.</exception>
    public static (TypedSignature Signature, bool TakesKeys, Delegate Kernel) Of(Delegate kernel)
    {
        var type = kernel.GetType();
        var known = OfMethod.GetValue(kernel.Method, _ => Infer(kernel));
        if (known.From != type) known = Infer(kernel);
        var canonical = known.Canonical == type ? kernel : Delegate.CreateDelegate(known.Canonical, kernel, type.GetMethod("Invoke")!);
        return (known.Signature, known.TakesKeys, canonical);
    }

    /// <summary>The signature that a handle's types say of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="arguments">The .NET types of the arguments.</param>
    /// <param name="result">The .NET type of the result.</param>
    /// <returns>The signature.</returns>
    /// <exception cref="SignatureMismatchException">The types do not fit the schema.</exception>
    public static TypedSignature Of(FunctionSchema schema, Type[] arguments, Type result)
    {
        var isVoid = result == typeof(Unit);
        var parts = isVoid ? [] : TupleParts(result) ?? [result];
        Require(schema, arguments.Length == schema.Arguments.Count, () => $"the schema has {schema.Arguments.Count} arguments and the kernel {arguments.Length}", "");
        Require(schema, parts.Length == schema.Returns.Count, () => $"the schema has {schema.Returns.Count} returns and the kernel {parts.Length}", "");
        var argumentCodecs = arguments.Select((t, i) => CodecResolver.Find(t, new NullHints(schema.Arguments[i].Type))).ToArray();
        var partCodecs = parts.Select((t, i) => CodecResolver.Find(t, new NullHints(schema.Returns[i].Type))).ToArray();
        var signature = Close(arguments, argumentCodecs, result, parts, partCodecs);
        var difference = SchemaDifference.Between(schema, signature.Inferred, signature.IsSymbolic);
        Require(schema, difference.IsNone, () => difference.IfNone(""), signature.Inferred.ToString());
        return signature;
    }

    private static void Require(FunctionSchema schema, bool holds, Func<string> difference, string requested)
    {
        if (!holds) throw new SignatureMismatchException(new TypedHandleError(schema.Name, difference(), schema.ToString(), requested));
    }

    private static Known Infer(Delegate kernel)
    {
        var type = kernel.GetType();
        var invoke = type.GetMethod("Invoke")!;
        var all = invoke.GetParameters();
        var takesKeys = all is [{ ParameterType: var first }, ..] && first == typeof(DispatchKeySet);
        var signature = Infer(kernel, takesKeys ? all[1..] : all, invoke.ReturnType);
        return new(type, Canonical(all, invoke.ReturnType), signature, takesKeys);
    }

    private static TypedSignature Infer(Delegate kernel, ParameterInfo[] parameters, Type returnType)
    {
        if (parameters.Length > MostArguments)
            throw new SignatureMismatchException(new UnsupportedTypeError(
                $"{kernel.GetType().Name} with {parameters.Length} arguments", $"operators with more than {MostArguments} arguments take the source generator"));
        // The annotations are those of the method that was written, whose last parameters are the delegate's.
        var annotations = new NullabilityInfoContext();
        var written = kernel.Method.GetParameters()[^parameters.Length..];
        var types = parameters.Select(p => p.ParameterType).ToArray();
        var codecs = types.Select((t, i) => CodecResolver.Find(t, new NullHints(annotations.Create(written[i])))).ToArray();
        if (returnType == typeof(void)) return Close(types, codecs, typeof(Unit), [], []);
        var hints = new NullHints(annotations.Create(kernel.Method.ReturnParameter));
        return TupleParts(returnType) is { } parts
            ? Close(types, codecs, returnType, parts, [.. parts.Select((t, i) => CodecResolver.Find(t, hints.Part(i)))])
            : Close(types, codecs, returnType, [returnType], [CodecResolver.Find(returnType, hints)]);
    }

    private static TypedSignature Close(Type[] arguments, Codec[] argumentCodecs, Type result, Type[] parts, Codec[] partCodecs)
    {
        object results = result == typeof(Unit) ? NoResultCodec.Instance
            : parts.Length == 1 && parts[0] == result ? Activator.CreateInstance(typeof(OneResultCodec<>).MakeGenericType(result), partCodecs[0])!
            : Activator.CreateInstance(Tuples[parts.Length - 2].MakeGenericType(parts), [.. partCodecs])!;
        return (TypedSignature)Activator.CreateInstance(Closed[arguments.Length].MakeGenericType([.. arguments, result]), [.. argumentCodecs, results])!;
    }

    private static Type[]? TupleParts(Type type) =>
        type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) && type.GetGenericArguments() is { Length: >= 2 and <= 7 } parts ? parts : null;

    // Calls look for Func and Action, so that kernels of a custom delegate type are served as well.
    private static Type Canonical(ParameterInfo[] parameters, Type result)
    {
        Type[] types = [.. parameters.Select(p => p.ParameterType)];
        return result == typeof(void)
            ? System.Linq.Expressions.Expression.GetActionType(types)
            : System.Linq.Expressions.Expression.GetFuncType([.. types, result]);
    }
}
