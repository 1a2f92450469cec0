using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// The signature of typed kernels: what the registry checks of it, and the adaptor that runs such a kernel through a stack. Made once, when a
/// kernel or a handle is; immutable. The source generator derives one for each operator; others are closed over the types by reflection.
/// </summary>
public abstract class TypedSignature
{
    private readonly string _parameters;
    private readonly string _result;

    /// <summary>A signature.</summary>
    /// <param name="inferred">The schema that the .NET types say; argument names do not count.</param>
    /// <param name="arguments">The codecs of the arguments.</param>
    /// <param name="returns">The codecs of the returns.</param>
    protected TypedSignature(FunctionSchema inferred, ImmutableArray<Codec> arguments, ImmutableArray<Codec> returns)
    {
        // A signature has no name: with one it would not be read back from a rule file.
        Inferred = inferred with { Name = new OperatorName("", "") };
        _result = ResultName(returns);
        _parameters = string.Join(",", arguments.Select(a => a.NativeName));
        IsSymbolic = arguments.Any(a => a.IsSymbolic) || returns.Any(r => r.IsSymbolic);
        Native = new NativeSignature($"{_result}({_parameters})", IsSymbolic);
        NativeWithKeys = new NativeSignature(_parameters.Length == 0 ? $"{_result}(DispatchKeySet)" : $"{_result}(DispatchKeySet,{_parameters})", IsSymbolic);
    }

    private protected TypedSignature(ImmutableArray<Codec> arguments, ImmutableArray<Codec> returns)
        : this(new FunctionSchema(default, [.. arguments.Select(Named)], [.. returns.Select(Named)]), arguments, returns)
    {
    }

    /// <summary>The schema that the .NET types say.</summary>
    public FunctionSchema Inferred { get; }

    /// <summary>Whether an argument takes symbolic integers.</summary>
    public bool IsSymbolic { get; }

    /// <summary>The native signature of kernels without keyset parameter.</summary>
    public NativeSignature Native { get; }

    /// <summary>The native signature of kernels that take the keyset first.</summary>
    public NativeSignature NativeWithKeys { get; }

    /// <summary>Whether <see cref="RunBoxed"/> takes the arguments off the stack before it calls the kernel, so that the stack is right whatever the kernel throws. Otherwise the caller puts it right.</summary>
    public virtual bool DropsFirst => false;

    /// <summary>Runs a typed kernel through a stack: unboxes the arguments, calls, puts the results in their place. Results that the schema says are written arguments are those very arguments.</summary>
    /// <param name="kernel">The kernel, of one of the two delegate types of this signature.</param>
    /// <param name="op">The operator called.</param>
    /// <param name="keys">The keys it was chosen with.</param>
    /// <param name="stack">The stack, arguments on top.</param>
    public abstract void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack);

    /// <summary>The arguments of a boxed call.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="count">How many there must be.</param>
    /// <returns>The values, valid until the stack changes.</returns>
    /// <exception cref="ArgumentTypeException">There are too few.</exception>
    protected static ReadOnlySpan<Value> Arguments(OperatorEntry op, Stack stack, int count) =>
        stack.Count >= count ? stack.Last(count) : throw CallFailures.TooFewArguments(op, count, stack.Count);

    /// <summary>One argument unboxed.</summary>
    /// <typeparam name="T">Its .NET type.</typeparam>
    /// <param name="codec">Its codec.</param>
    /// <param name="op">The operator.</param>
    /// <param name="stack">The stack; the arguments are taken off it when this one does not fit.</param>
    /// <param name="arguments">All arguments.</param>
    /// <param name="position">Which of them.</param>
    /// <returns>The argument.</returns>
    /// <exception cref="ArgumentTypeException">It is of another kind.</exception>
    protected static T Unbox<T>(Codec<T> codec, OperatorEntry op, Stack stack, ReadOnlySpan<Value> arguments, int position) =>
        codec.TryUnbox(arguments[position], out var value) ? value : throw Refused(op, stack, arguments, position);

    /// <summary>One tensor argument unboxed.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="op">The operator.</param>
    /// <param name="stack">The stack; the arguments are taken off it when this one does not fit.</param>
    /// <param name="arguments">All arguments.</param>
    /// <param name="position">Which of them.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentTypeException">It is none of that class.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static T Unboxed<T>(OperatorEntry op, Stack stack, ReadOnlySpan<Value> arguments, int position)
        where T : KeyedObject
    {
        // The very class is the common case, and one comparison; a derived one takes the walk up.
        var held = arguments[position].AsObject;
        return held is not null && held.GetType() == typeof(T) ? Unsafe.As<T>(held) : Derived<T>(op, stack, arguments, position);
    }

    private static T Derived<T>(OperatorEntry op, Stack stack, ReadOnlySpan<Value> arguments, int position)
        where T : KeyedObject =>
        arguments[position].AsObject as T ?? throw Refused(op, stack, arguments, position);

    private static ArgumentTypeException Refused(OperatorEntry op, Stack stack, ReadOnlySpan<Value> arguments, int position)
    {
        var given = arguments[position];
        stack.Drop(arguments.Length);
        return CallFailures.BadArgument(op, position, given);
    }

    /// <summary>Ends an adaptor: the results lie on top of the arguments; afterwards in their place.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="stack">The stack.</param>
    protected void Finish(OperatorEntry op, Stack stack)
    {
        var (arguments, results) = (Inferred.Arguments.Count, Inferred.Returns.Count);
        if (op.Table.Signature is { HasReturnAliases: true } signature)
        {
            var frame = stack.Last(arguments + results);
            for (var i = 0; i < results; i++)
                if (signature.ReturnAliases[i] is >= 0 and var argument) frame[arguments + i] = frame[argument];
        }

        stack.Collapse(arguments, results);
    }

    private static Argument Named(Codec codec, int position) => new(codec.Type, $"_{position}");

    private static string ResultName(ImmutableArray<Codec> returns) => returns.Length switch
    {
        0 => "void",
        1 => returns[0].NativeName,
        _ => $"({string.Join(",", returns.Select(r => r.NativeName))})",
    };
}

/// <summary>A signature with a result type; the classes for each number of arguments derive from it.</summary>
internal abstract class ResultSignature<TResult>(ImmutableArray<Codec> arguments, ResultCodec<TResult> results)
    : TypedSignature(arguments, results.Parts)
{
    public ResultCodec<TResult> Results { get; } = results;

    protected void Finish(OperatorEntry op, Stack stack, TResult result)
    {
        Results.Push(stack, result);
        Finish(op, stack);
    }
}
