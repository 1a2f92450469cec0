using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>A boxed kernel: pops the operator's arguments off the stack and pushes its results.</summary>
/// <param name="op">The operator called.</param>
/// <param name="keys">The keys the kernel was chosen with; what it continues with is a function of them.</param>
/// <param name="stack">The stack.</param>
public delegate void BoxedKernel(OperatorEntry op, DispatchKeySet keys, Stack stack);

/// <summary>The code of a kernel that can be run through a stack. Typed kernels derive from it and box on the way.</summary>
public abstract class CallableFunction : KernelFunction
{
    /// <summary>Runs the kernel through a stack.</summary>
    /// <param name="op">The operator called.</param>
    /// <param name="keys">The keys it was chosen with.</param>
    /// <param name="stack">The stack, arguments on top.</param>
    public abstract void Run(OperatorEntry op, DispatchKeySet keys, Stack stack);
}

/// <summary>A kernel given in boxed form.</summary>
/// <param name="kernel">The kernel.</param>
public sealed class BoxedFunction(BoxedKernel kernel) : CallableFunction
{
    /// <inheritdoc />
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack) => kernel(op, keys, stack);
}

/// <summary>Boxed calls of operators: what works for every operator, whatever its schema.</summary>
public static class BoxedCalls
{
    /// <summary>Calls an operator: thread state and fallthrough mask are applied.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="stack">The arguments on top, one for each parameter; afterwards the results in their place.</param>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public static void CallBoxed(this OperatorEntry op, Stack stack)
    {
        var table = op.Table;
        var arguments = DispatchKeys(op, table, stack);
        var kernel = table.Choose(arguments, ThreadContext.Keys, out var keys);
        if (table.IsObserved) ObservedCalls.Run(op, table, kernel, keys, stack, CallRanges.Call);
        else Run(op, table, kernel, keys, stack);
    }

    /// <summary>Continues an operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="keys">The set.</param>
    /// <param name="stack">The arguments on top.</param>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public static void RedispatchBoxed(this OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var table = op.Table;
        var kernel = table.At(keys);
        if (table.IsObserved) ObservedCalls.Run(op, table, kernel, keys, stack, CallRanges.Redispatch);
        else Run(op, table, kernel, keys, stack);
    }

    /// <summary>Runs the kernel of one key's slot, whatever the arguments say.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="key">The key.</param>
    /// <param name="stack">The arguments on top.</param>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public static void CallBoxedForKey(this OperatorEntry op, DispatchKey key, Stack stack) => op.RedispatchBoxed(DispatchKeySet.Of(key), stack);

    /// <summary>The union of the keys of the arguments that take part in dispatch.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="table">Its table.</param>
    /// <param name="stack">The arguments on top.</param>
    /// <returns>The set.</returns>
    /// <exception cref="DispatchException">The operator has no schema, or too few values are on the stack.</exception>
    internal static DispatchKeySet DispatchKeys(OperatorEntry op, CallTable table, Stack stack)
    {
        if (table.Signature is not { } signature) throw Undefined(op, table);
        if (stack.Count < signature.ArgumentCount) throw new ArgumentTypeException(new ArgumentCountError(op.Name, signature.ArgumentCount, stack.Count));
        var arguments = stack.Last(signature.ArgumentCount);
        var keys = DispatchKeySet.Empty;
        foreach (var position in signature.DispatchArguments) keys |= arguments[position].KeyUnion();
        return keys;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, Stack stack)
    {
        if (kernel is CallableFunction callable) callable.Run(op, keys, stack);
        else throw CallFailures.Of(op, table, kernel, keys);
    }

    private static OperatorNotDefinedException Undefined(OperatorEntry op, CallTable table) =>
        new(new NotDefinedError(op.Name, !table.Rules.IsEmpty));
}

/// <summary>What is thrown when a slot has nothing that runs; kept off the hot path.</summary>
public static class CallFailures
{
    /// <summary>The exception for a slot without code.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="table">Its table.</param>
    /// <param name="kernel">What the slot holds: null or a fallthrough.</param>
    /// <param name="keys">The keys that selected the slot.</param>
    /// <returns>The exception to throw.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static DispatchException Of(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys)
    {
        var slot = keys.TableSlot;
        if (kernel is { IsFallthrough: true }) return new FallthroughCalledException(new FallthroughCalledError(op.Name, KeyLayout.KeyAt(slot)));
        var computed = table.Compute();
        if (computed[slot].Reason == SlotReason.AmbiguousAutogradOther) return new AmbiguousAutogradException(new AmbiguousError(op.Name));
        if (table.Rules.IsEmpty) return new OperatorNotDefinedException(new NotDefinedError(op.Name, false));
        var key = keys.HighestPriorityKey;
        return new NotImplementedForKeyException(new NoKernelError(
            op.Name, key, [.. computed.KeysWithKernels()], IsLinked(op.Dispatcher, key), null));
    }

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
