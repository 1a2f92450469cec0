using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>A call on its way through handlers of modes and tensors. Valid while the handler runs; the arguments are restored for the next one that is asked.</summary>
public readonly ref struct DispatchedCall
{
    private readonly ReadOnlySpan<Value> _arguments;
    private readonly int _bottom;

    internal DispatchedCall(OperatorEntry op, DispatchKeySet keys, ImmutableArray<Type> types, ReadOnlySpan<Value> arguments, Stack stack, int bottom)
    {
        (Operator, Keys, Types, Stack) = (op, keys, types, stack);
        _arguments = arguments;
        _bottom = bottom;
    }

    /// <summary>The operator.</summary>
    public OperatorEntry Operator { get; }

    /// <summary>The keys with which the Python key was reached.</summary>
    public DispatchKeySet Keys { get; }

    /// <summary>The types of the subclass tensors among the arguments, each once, derived types before their bases.</summary>
    public ImmutableArray<Type> Types { get; }

    /// <summary>The stack, the arguments on top.</summary>
    public Stack Stack { get; }

    /// <summary>The arguments, one for each parameter. A copy: what happens on the stack does not show.</summary>
    public ReadOnlySpan<Value> Arguments => _arguments;

    /// <summary>Calls the operator again with the same arguments: what a handler does that only looks on. The next mode, then the tensors' own handlers get it.</summary>
    public void CallAgain() => CallAgain(_arguments);

    /// <summary>Calls the operator again with other arguments.</summary>
    /// <param name="arguments">One for each parameter.</param>
    public void CallAgain(ReadOnlySpan<Value> arguments)
    {
        Replace(arguments);
        Operator.CallBoxed(Stack);
    }

    /// <summary>Ends the call with results of the handler's own.</summary>
    /// <param name="results">One for each of the operator's results.</param>
    public void Return(params ReadOnlySpan<Value> results) => Replace(results);

    // From the bottom of the arguments, whatever a call that failed in between has left there.
    private void Replace(ReadOnlySpan<Value> values)
    {
        Stack.DropTo(_bottom);
        foreach (var value in values) Stack.Push(value);
    }
}
