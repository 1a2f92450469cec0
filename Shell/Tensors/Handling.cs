using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>Says to a handler that a call is its own; see <see cref="ITensorSubclass.Handle"/>.</summary>
internal delegate bool Handler(DispatchedCall call);

/// <summary>A call that is offered to several handlers in turn: keeps the arguments, so that each finds them as they were.</summary>
internal sealed class Handling
{
    private readonly OperatorEntry _op;
    private readonly DispatchKeySet _keys;
    private readonly Stack _stack;
    private readonly Value[] _arguments;
    private readonly int _results;
    private readonly int _bottom;
    private readonly List<string> _asked = [];
    private readonly ImmutableArray<Type> _types;

    private Handling(OperatorEntry op, DispatchKeySet keys, Stack stack, CallSignature signature)
    {
        (_op, _keys, _stack, _results) = (op, keys, stack, signature.ReturnCount);
        _arguments = stack.Last(signature.ArgumentCount).ToArray();
        _bottom = stack.Count - _arguments.Length;
        Subclasses = ObjectInterpreter.SubclassesAmong(_arguments);
        _types = [.. Subclasses.Select(t => t.GetType())];
    }

    /// <summary>One tensor for each subclass type among the arguments, in the order in which they are asked.</summary>
    public ImmutableArray<Tensor> Subclasses { get; }

    public static Handling Begin(OperatorEntry op, DispatchKeySet keys, Stack stack) =>
        new(op, keys, stack, op.Table.Signature ?? throw new OperatorNotDefinedException(new NotDefinedError(op.Name, op.Exists)));

    /// <summary>Offers the call to a handler.</summary>
    /// <returns>Whether it handled the call; then its results are on the stack. Otherwise the arguments are again.</returns>
    public bool Ask(Handler handler, string name)
    {
        _asked.Add(name);
        if (handler(new DispatchedCall(_op, _keys, _types, _arguments, _stack, _bottom)))
        {
            var left = _stack.Count - _bottom;
            if (left == _results) return true;
            _stack.DropTo(_bottom);
            throw new HandlerResultException(new HandlerResultError(_op.Name.ToString(), name, _results, left));
        }

        _stack.DropTo(_bottom);
        foreach (var argument in _arguments) _stack.Push(argument);
        return false;
    }

    public CallDeclinedException Declined() => new(new DeclinedError(_op.Name.ToString(), [.. _asked]));
}
