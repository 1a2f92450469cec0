using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// One typed call on its way through a boxed kernel: push the arguments in order, run, read the results, dispose. For typed wrappers, the
/// generated ones included; the default value is of no use.
/// </summary>
public readonly ref struct BoxedFrame
{
    private readonly OperatorEntry _op;
    private readonly CallTable _table;
    private readonly Stack _stack;

    /// <summary>Begins a call.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="table">Its table as the call read it.</param>
    public BoxedFrame(OperatorEntry op, CallTable table)
    {
        _op = op;
        _table = table;
        _stack = StackPool.Rent();
    }

    /// <summary>The next argument.</summary>
    /// <param name="value">It, boxed.</param>
    public void Push(Value value) => _stack.Push(value);

    /// <summary>Runs a kernel on the arguments.</summary>
    /// <param name="kernel">What the table chose.</param>
    /// <param name="keys">The keys it was chosen with.</param>
    /// <param name="results">How many results the caller wants.</param>
    /// <returns>The results, valid until this frame is disposed. Those that the schema says are written arguments are those very arguments.</returns>
    /// <exception cref="DispatchException">Nothing serves the call, or the kernel left another number of results.</exception>
    public ReadOnlySpan<Value> Run(KernelFunction? kernel, DispatchKeySet keys, int results)
    {
        var floor = KeepArguments();
        BoxedCalls.Run(_op, _table, kernel, keys, _stack);
        return Results(floor, results);
    }

    /// <summary>Calls the operator from scratch, as a boxed call does, observers included.</summary>
    /// <param name="results">How many results the caller wants.</param>
    /// <returns>As <see cref="Run"/>.</returns>
    public ReadOnlySpan<Value> Call(int results)
    {
        var floor = KeepArguments();
        _op.CallBoxed(_stack);
        return Results(floor, results);
    }

    /// <summary>Continues the operator with a set as it is, as a boxed redispatch does, observers included.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="results">How many results the caller wants.</param>
    /// <returns>As <see cref="Run"/>.</returns>
    public ReadOnlySpan<Value> Redispatch(DispatchKeySet keys, int results)
    {
        var floor = KeepArguments();
        _op.RedispatchBoxed(keys, _stack);
        return Results(floor, results);
    }

    internal ReadOnlySpan<Value> Observed(DispatchKeySet? redispatch, int results) =>
        redispatch is { } keys ? Redispatch(keys, results) : Call(results);

    /// <summary>Ends the call.</summary>
    public void Dispose() => StackPool.Return(_stack);

    // Where a result is an argument, a second copy of the arguments is consumed and the first one kept to take it from.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int KeepArguments() => _table.Signature is { HasReturnAliases: true } ? CopyArguments() : 0;

    private int CopyArguments()
    {
        var count = _stack.Count;
        for (var i = 0; i < count; i++) _stack.Push(_stack.Items[i]);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<Value> Results(int floor, int results)
    {
        if (_stack.Count != floor + results) throw CallFailures.WrongResultCount(_op, results, _stack.Count - floor);
        return floor == 0 ? _stack.Last(results) : WrittenArguments(floor, results);
    }

    private ReadOnlySpan<Value> WrittenArguments(int floor, int results)
    {
        var values = _stack.Last(results);
        var aliases = _table.Signature!.ReturnAliases;
        for (var i = 0; i < Math.Min(results, aliases.Length); i++)
            if (aliases[i] >= 0) values[i] = _stack.Items[aliases[i]];
        return values;
    }
}
