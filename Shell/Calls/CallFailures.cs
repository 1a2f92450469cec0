using System.Globalization;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>What is thrown when a slot has nothing that runs; kept off the hot path.</summary>
public static class CallFailures
{
    /// <summary>The exception for a slot without code.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="table">Its table.</param>
    /// <param name="kernel">What the slot holds: null or a fallthrough.</param>
    /// <param name="keys">The keys that selected the slot.</param>
    /// <param name="arguments">The arguments, as far as they are known: what would work is found by them.</param>
    /// <returns>The exception to throw.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static DispatchException Of(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, ReadOnlySpan<Value> arguments)
    {
        var slot = keys.TableSlot;
        if (kernel is { IsFallthrough: true }) return new FallthroughCalledException(new FallthroughCalledError(op.Name, KeyLayout.KeyAt(slot)));
        var computed = table.Compute();
        if (computed[slot].Reason == SlotReason.AmbiguousAutogradOther) return new AmbiguousAutogradException(new AmbiguousError(op.Name));
        if (table.Rules.IsEmpty) return new OperatorNotDefinedException(new NotDefinedError(op.Name, false));
        var key = keys.HighestPriorityKey;
        return new NotImplementedForKeyException(new NoKernelError(
            op.Name, key, [.. computed.KeysWithKernels()], IsLinked(op.Dispatcher, key), Advice(op, key, arguments)));
    }

    /// <summary>The exception for too few values on the stack.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="expected">How many it takes.</param>
    /// <param name="given">How many there are.</param>
    /// <returns>The exception to throw.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentTypeException TooFewArguments(OperatorEntry op, int expected, int given) => new(new ArgumentCountError(op.Name, expected, given));

    /// <summary>The exception for an argument that does not fit.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="position">Which argument, from 0.</param>
    /// <param name="given">The value given; None for null.</param>
    /// <returns>The exception to throw.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentTypeException BadArgument(OperatorEntry op, int position, Value given)
    {
        var argument = op.Schema is { } schema && position < schema.Arguments.Count ? schema.Arguments[position] : null;
        return new(new ArgumentMismatchError(
            op.Name, argument?.Name ?? position.ToString(CultureInfo.InvariantCulture), argument?.Type.ToString() ?? "unknown", given.Kind));
    }

    /// <summary>The exception for a kernel that left another number of results.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="expected">How many the schema has.</param>
    /// <param name="given">How many it left.</param>
    /// <returns>The exception to throw.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static KernelContractException WrongResultCount(OperatorEntry op, int expected, int given) => new(new ResultCountError(op.Name, expected, given));

    // The same remedies that an explanation of the call ends with; the nearest is said.
    private static string? Advice(OperatorEntry op, DispatchKey key, ReadOnlySpan<Value> arguments)
    {
        var call = new Call(op.Name, [.. arguments.ToArray().Select(Argument)]);
        Outcome outcome = key == DispatchKey.Undefined ? new Outcome.NoTensorArguments(op.Name) : new Outcome.NoKernel(op.Name, key);
        var rules = op.Dispatcher.Rules;
        var settings = RouteSettings.Over(rules);
        // The same few operators are asked for once for every change of arguments that is tried.
        var found = new Dictionary<OperatorName, RoutedOperator?>();
        RoutedOperator? Find(OperatorName name) => found.TryGetValue(name, out var known) ? known : found[name] = settings.Find(name);
        return Remedy.For(rules, call, ThreadContext.State, settings with { Find = Find }, outcome).FirstOrDefault()?.Advice(KeyNames.Default);
    }

    private static CallArgument Argument(Value value) => value switch
    {
        { IsNone: true } => new CallArgument.None(),
        { AsTensor: { } tensor } => new CallArgument.Tensor(tensor.KeySet, tensor.RequiresGrad),
        { Kind: ValueKind.List } => new CallArgument.List([.. value.Items.Select(Argument)]),
        { Kind: ValueKind.Device } => new CallArgument.Device(value.ToDevice().Type),
        _ => new CallArgument.Other(),
    };

    // A backend is linked when anything at all has a kernel at one of its keys.
    private static bool IsLinked(Dispatcher dispatcher, DispatchKey key)
    {
        var backend = KeyLayout.BackendOf(key);
        if (backend == BackendComponent.Invalid) return true;
        foreach (var entry in dispatcher.Entries())
            foreach (var rule in entry.Table.Rules.Kernels)
                if (!rule.Key.IsAlias && KeyLayout.BackendOf(rule.Key.Runtime) == backend) return true;
        return false;
    }
}
