using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Serves the observers around calls, redispatches and ranges. Only reached while one is attached.</summary>
internal static class ObservedCalls
{
    /// <summary>Runs a part of a kernel as a range of its own, when anybody observes.</summary>
    public static void InRange<T>(
        OperatorEntry op, DispatchKeySet keys, string range, Stack stack, T state, Action<OperatorEntry, DispatchKeySet, Stack, T> body)
    {
        if (!op.Table.IsObserved)
        {
            body(op, keys, stack, state);
            return;
        }

        var scope = ObserverScope.Enter(op, keys, range, stack);
        try
        {
            body(op, keys, stack, state);
        }
        catch (Exception error) when (scope.Note(error))
        {
            throw;
        }
        finally
        {
            scope.Leave();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(OperatorEntry op, CallTable table, KernelFunction? kernel, DispatchKeySet keys, Stack stack, string range)
    {
        // A call that no kernel serves never begins.
        if (kernel is CallableFunction) InRange(op, keys, range, stack, (table, kernel), static (op, keys, stack, c) => BoxedCalls.Run(op, c.table, c.kernel, keys, stack));
        else BoxedCalls.Run(op, table, kernel, keys, stack);
    }
}

/// <summary>One range that observers were told of, to be ended for each of them in the reverse order.</summary>
internal sealed class ObserverScope
{
    private readonly OperatorEntry _op;
    private readonly List<(CallObserver Observer, object? Token)> _entered;
    private Exception? _error;

    private ObserverScope(OperatorEntry op, int capacity) => (_op, _entered) = (op, new(capacity));

    /// <summary>Tells the observers that a range begins. If one throws, those told before it are told that the range ended.</summary>
    public static ObserverScope Enter(OperatorEntry op, DispatchKeySet keys, string range, Stack stack)
    {
        var observers = op.Dispatcher.Settings.Observers;
        var scope = new ObserverScope(op, observers.Length);
        try
        {
            foreach (var observer in observers)
                if (range != CallRanges.Redispatch || observer.NeedsRedispatches)
                    scope._entered.Add((observer, observer.OnEnter(op, keys, range, observer.NeedsInputs ? stack : null)));
        }
        catch (Exception error)
        {
            scope._error = error;
            scope.Leave();
            throw;
        }

        return scope;
    }

    /// <summary>Notes the exception on its way; an exception filter that catches nothing.</summary>
    public bool Note(Exception error)
    {
        _error = error;
        return false;
    }

    /// <summary>Tells the observers that the range ended, each of them even if one throws; the first exception of an observer goes on.</summary>
    public void Leave()
    {
        Exception? first = null;
        for (var i = _entered.Count - 1; i >= 0; i--)
        {
            try
            {
                _entered[i].Observer.OnLeave(_entered[i].Token, _op, _error);
            }
            catch (Exception error)
            {
                first ??= error;
            }
        }

        _entered.Clear();
        if (first is not null) ExceptionDispatchInfo.Throw(first);
    }
}
