using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;

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
    internal BoxedKernel Kernel => kernel;

    /// <inheritdoc />
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack) => kernel(op, keys, stack);
}

/// <summary>Boxed calls of operators: what works for every operator, whatever its schema.</summary>
public static class BoxedCalls
{
    /// <summary>Calls an operator: thread state and fallthrough mask are applied. The arguments are consumed either way: a call that fails leaves the stack as high as it was below them.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="stack">The arguments on top, one for each parameter; afterwards the results in their place.</param>
    /// <exception cref="DispatchException">No kernel serves the call, or the arguments do not fit.</exception>
    public static void CallBoxed(this OperatorEntry op, Stack stack)
    {
        var table = op.Table;
        if (table.Signature is not { } signature) throw Undefined(op, table);
        var floor = stack.Count - signature.ArgumentCount;
        if (floor < 0) throw CallFailures.TooFewArguments(op, signature.ArgumentCount, stack.Count);
        var kernel = table.Choose(stack.KeyUnion(floor, signature.DispatchPositions), ThreadContext.Keys, out var keys);
        Continue(op, table, signature, kernel, keys, stack, floor, CallRanges.Call);
    }

    /// <summary>Continues an operator with a set as it is: neither thread state nor mask is read.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="keys">The set.</param>
    /// <param name="stack">The arguments on top.</param>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public static void RedispatchBoxed(this OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        // Every call on the way is the last thing done, and so a jump: nothing here is kept for afterwards, which would cost as much as all the rest.
        var table = op.Table;
        if (!table.TryAt(keys, out var kernel)) BuildAndRedispatch(op, table, keys, stack);
        else if (table.Signature is { } signature) Continue(op, table, signature, kernel, keys, stack, stack.Count - signature.ArgumentCount, CallRanges.Redispatch);
        else GuardedAny(op, table, kernel, keys, stack, CallRanges.Redispatch);
    }

    /// <summary>Runs the kernel of one key's slot, whatever the arguments say.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="key">The key.</param>
    /// <param name="stack">The arguments on top.</param>
    /// <exception cref="DispatchException">No kernel serves the key.</exception>
    public static void CallBoxedForKey(this OperatorEntry op, DispatchKey key, Stack stack) => op.RedispatchBoxed(DispatchKeySet.Of(key), stack);

    /// <summary>Checks the arguments of a call against the schema, as every value is checked on its way to a typed kernel; boxed kernels get what is there.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="stack">The arguments on top.</param>
    /// <exception cref="DispatchException">The operator is not defined, there are too few values, or one does not fit.</exception>
    public static void CheckArguments(this OperatorEntry op, Stack stack)
    {
        var table = op.Table;
        if (table.Signature is not { } signature) throw Undefined(op, table);
        if (stack.Count < signature.ArgumentCount) throw CallFailures.TooFewArguments(op, signature.ArgumentCount, stack.Count);
        if (ArgumentCheck.Of(op.Name, signature.Schema, stack.Last(signature.ArgumentCount)) is { } error) throw new ArgumentTypeException(error);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BuildAndRedispatch(OperatorEntry op, CallTable table, DispatchKeySet keys, Stack stack)
    {
        table.At(keys);
        op.RedispatchBoxed(keys, stack);
    }

    // Kernels that put the stack right themselves need no guarding: a region that catches costs a call more than it seems. Exact types first, which cost one
    // comparison each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Continue(
        OperatorEntry op, CallTable table, CallSignature signature, KernelFunction? kernel, DispatchKeySet keys, Stack stack, int floor, string range)
    {
        if (table.IsObserved) GuardedAny(op, table, kernel, keys, stack, range);
        else if (kernel is UnboxedFunction { PutsRight: true } unboxed) unboxed.Signature.RunBoxed(unboxed.Unboxed!, op, keys, stack);
        else if (kernel is BoxedFunction boxed) Guarded(boxed.Kernel, op, signature, keys, stack, floor);
        else if (kernel is { PutsRight: true }) Unsafe.As<CallableFunction>(kernel).Run(op, keys, stack);
        else GuardedAny(op, table, kernel, keys, stack, range);
    }

    // No more parameters than there are registers for them, so that the caller can jump here.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Guarded(BoxedKernel kernel, OperatorEntry op, CallSignature signature, DispatchKeySet keys, Stack stack, int floor)
    {
        if (floor < 0) throw CallFailures.TooFewArguments(op, signature.ArgumentCount, stack.Count);
        try
        {
            kernel(op, keys, stack);
            if (stack.Count != floor + signature.ReturnCount) CheckCount(op, signature, stack.Count - floor);
        }
        catch
        {
            stack.DropTo(floor);
            throw;
        }
    }

    // The same for any kernel, observers included; of an operator without definition the arguments are not known, and nothing can be put right.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void GuardedAny(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, Stack stack, string range)
    {
        if (table.Signature is not { } signature)
        {
            Run(op, table, kernel, keys, stack);
            return;
        }

        var floor = stack.Count - signature.ArgumentCount;
        if (floor < 0) throw CallFailures.TooFewArguments(op, signature.ArgumentCount, stack.Count);
        try
        {
            if (table.IsObserved) ObservedCalls.Run(op, table, kernel, keys, stack, range);
            else Run(op, table, kernel, keys, stack);
            if (stack.Count != floor + signature.ReturnCount) CheckCount(op, signature, stack.Count - floor);
        }
        catch
        {
            stack.DropTo(floor);
            throw;
        }
    }

    /// <summary>Runs what a table chose.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="table">Its table.</param>
    /// <param name="kernel">The choice.</param>
    /// <param name="keys">The keys it was chosen with.</param>
    /// <param name="stack">The arguments on top.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, Stack stack)
    {
        // The two ready-made kinds by exact type, which costs one comparison each and saves a virtual call.
        if (kernel is BoxedFunction boxed) boxed.Kernel(op, keys, stack);
        else if (kernel is UnboxedFunction unboxed) unboxed.Signature.RunBoxed(unboxed.Unboxed!, op, keys, stack);
        else if (kernel is CallableFunction callable) callable.Run(op, keys, stack);
        else throw Refusal(op, table, kernel, keys, stack);
    }

    /// <summary>Checks how many results a kernel left.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="results">How many there are.</param>
    /// <exception cref="KernelContractException">The schema says another number.</exception>
    internal static void CheckCount(OperatorEntry op, CallSignature signature, int results)
    {
        if (results != signature.ReturnCount && !signature.Schema.IsVarRet && !signature.Schema.IsVarArg) throw CallFailures.WrongResultCount(op, signature.ReturnCount, results);
    }

    // An argument of the wrong kind has no keys, so that the choice goes astray: say the cause, not the effect.
    private static DispatchException Refusal(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, Stack stack) =>
        table.Signature is { } signature && stack.Count >= signature.ArgumentCount && ArgumentCheck.Of(op.Name, signature.Schema, stack.Last(signature.ArgumentCount)) is { } error
            ? new ArgumentTypeException(error)
            : CallFailures.Of(op, table, kernel, keys, table.Signature is { } known && stack.Count >= known.ArgumentCount ? stack.Last(known.ArgumentCount) : []);

    internal static OperatorNotDefinedException Undefined(OperatorEntry op, CallTable table) =>
        new(new NotDefinedError(op.Name, !table.Rules.IsEmpty));
}
