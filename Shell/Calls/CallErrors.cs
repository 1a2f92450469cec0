using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>A value is of another kind than was asked for.</summary>
/// <param name="Asked">The kind asked for.</param>
/// <param name="Held">The kind held.</param>
public sealed record ValueKindError(ValueKind Asked, ValueKind Held) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"a value of kind {Held} was asked for as {Asked}";
}

/// <summary>A boxed call has another number of arguments than the schema.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Expected">How many the schema has.</param>
/// <param name="Given">How many were on the stack.</param>
public sealed record ArgumentCountError(OperatorName Operator, int Expected, int Given) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Operator}` takes {Expected} arguments, {Given} were given";
}

/// <summary>An argument of a boxed call does not fit the schema.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Argument">The argument's name.</param>
/// <param name="Expected">Its type in the schema.</param>
/// <param name="Given">The kind of the value given.</param>
public sealed record ArgumentMismatchError(OperatorName Operator, string Argument, string Expected, ValueKind Given) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"argument `{Argument}` of `{Operator}` is of type `{Expected}`, a value of kind {Given} was given";
}

/// <summary>A kernel left another number of results than the schema says.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Expected">How many the schema has.</param>
/// <param name="Given">How many it left; negative when it took values that are not its own.</param>
public sealed record ResultCountError(OperatorName Operator, int Expected, int Given) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"a kernel of `{Operator}` left {Given} results on the stack, the schema has {Expected}";

    /// <inheritdoc />
    public override string Hint => "a boxed kernel pops every argument and pushes every result";
}

/// <summary>A kernel's result is of another type than the schema says.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Position">Which result, from 0.</param>
/// <param name="Expected">Its type in the schema.</param>
/// <param name="Given">The kind of the value left.</param>
public sealed record ResultMismatchError(OperatorName Operator, int Position, string Expected, ValueKind Given) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"result {Position} of a kernel of `{Operator}` is of kind {Given}, the schema says `{Expected}`";
}

/// <summary>A .NET type has no counterpart in the schema language.</summary>
/// <param name="Type">The .NET type.</param>
/// <param name="Remedy">What to take instead, or null.</param>
public sealed record UnsupportedTypeError(string Type, string? Remedy) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"the .NET type `{Type}` stands for no schema type";

    /// <inheritdoc />
    public override string? Hint => Remedy;
}

/// <summary>The types of a typed handle do not fit the operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Difference">The first difference.</param>
/// <param name="Defined">The operator's schema.</param>
/// <param name="Requested">The schema that the handle's types say.</param>
public sealed record TypedHandleError(OperatorName Operator, string Difference, string Defined, string Requested) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        $"the types asked for do not fit `{Operator}`: {Difference.Replace("the kernel", "the types", StringComparison.Ordinal)} (schema `{Defined}`, types `{Requested}`)";
}

/// <summary>No kernel serves the call.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Key">The highest key of the call; Undefined when no tensor argument said where to go.</param>
/// <param name="Available">The keys that have kernels.</param>
/// <param name="IsBackendLinked">Whether any operator at all has a kernel for the backend.</param>
/// <param name="Remedy">The nearest thing that would work, or null.</param>
public sealed record NoKernelError(OperatorName Operator, DispatchKey Key, ImmutableArray<DispatchKey> Available, bool IsBackendLinked, string? Remedy)
    : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        (Key == DispatchKey.Undefined ? $"`{Operator}` was called without a tensor argument, and has no kernel that needs none"
            : !IsBackendLinked ? $"no kernel at all is registered for the backend of `{Key}`, so `{Operator}` cannot run there: is the backend loaded?"
            : $"`{Operator}` has no kernel for `{Key}`")
        + (Available.IsEmpty ? "; it has none for any key" : $"; it has kernels for {string.Join(", ", Available.Take(12))}{(Available.Length > 12 ? ", …" : "")}");

    /// <inheritdoc />
    public override string? Hint => Remedy;
}

/// <summary>AutogradOther is ambiguous for the operator.</summary>
/// <param name="Operator">The operator.</param>
public sealed record AmbiguousError(OperatorName Operator) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        $"`{Operator}` has a CompositeImplicitAutograd kernel and a kernel at a backend whose autograd is AutogradOther: which to differentiate is ambiguous";

    /// <inheritdoc />
    public override string Hint => "register a kernel at AutogradOther, or make the composite one CompositeExplicitAutograd";
}

/// <summary>A set that was not masked selected a fallthrough.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Key">The key.</param>
public sealed record FallthroughCalledError(OperatorName Operator, DispatchKey Key) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Operator}` was redispatched to `{Key}`, which is a fallthrough and cannot run";

    /// <inheritdoc />
    public override string Hint => "redispatch with a set that the operator's mask was applied to";
}

/// <summary>The operator is not defined, so its arguments are not known.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="HasKernels">Whether kernels are there all the same.</param>
public sealed record NotDefinedError(OperatorName Operator, bool HasKernels) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        HasKernels ? $"`{Operator}` has kernels but no definition" : $"`{Operator}` is not registered, or no longer";
}

/// <summary>No kernel serves a call.</summary>
/// <param name="error">The failure.</param>
public sealed class NotImplementedForKeyException(DispatchError error) : DispatchException(error);

/// <summary>AutogradOther is ambiguous for an operator.</summary>
/// <param name="error">The failure.</param>
public sealed class AmbiguousAutogradException(DispatchError error) : DispatchException(error);

/// <summary>A fallthrough was run.</summary>
/// <param name="error">The failure.</param>
public sealed class FallthroughCalledException(DispatchError error) : DispatchException(error);

/// <summary>An argument does not fit: wrong number, wrong kind.</summary>
/// <param name="error">The failure.</param>
public sealed class ArgumentTypeException(DispatchError error) : DispatchException(error);

/// <summary>The operator is not (or no longer) defined.</summary>
/// <param name="error">The failure.</param>
public sealed class OperatorNotDefinedException(DispatchError error) : DispatchException(error);

/// <summary>A kernel broke its side of the calling convention: another number or kind of results.</summary>
/// <param name="error">The failure.</param>
public sealed class KernelContractException(DispatchError error) : DispatchException(error);

/// <summary>A typed handle, or a delegate's types, do not fit an operator or the schema language.</summary>
/// <param name="error">The failure.</param>
public sealed class SignatureMismatchException(DispatchError error) : DispatchException(error);
