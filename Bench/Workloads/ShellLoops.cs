using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using Stack = Functional.Dispatch.Shell.Calls.Stack;
using Unit = LanguageExt.Unit;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>The shell's loops: calls, guards and registrations, one body for both harnesses. Each body makes <see cref="Count"/> operations.</summary>
internal sealed class ShellLoops
{
    public const int Count = 1024;

    private readonly Dispatcher _dispatcher = new();
    private readonly BenchTensor _a = new(DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.AutogradCPU, DispatchKey.ADInplaceOrView));
    private readonly BenchTensor _b = new(DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.AutogradCPU, DispatchKey.ADInplaceOrView));
    private readonly NoOp.Handle _noop;
    private readonly Guarded.Handle _guarded;
    private readonly Redispatching.Handle _redispatching;
    private readonly BoxedNoOp.Handle _boxedKernel;
    private readonly TypedOperator<BenchTensor, BenchTensor, Unit> _generic;
    private readonly OperatorEntry _pass;
    private readonly Stack _stack = new();
    private readonly Action<BenchTensor, BenchTensor> _kernel = (_, _) => { };
    private readonly Action<DispatchKeySet, BenchTensor, BenchTensor> _nested;
    private readonly BoxedKernel _passKernel = (_, _, _) => { };

    [ThreadStatic]
    private static ulong t_one;

    [ThreadStatic]
    private static ulong t_two;

    public ShellLoops()
    {
        _nested = (_, a, b) => _kernel(a, b);
        _noop = NoOp.In(_dispatcher);
        _guarded = Guarded.In(_dispatcher);
        _redispatching = Redispatching.In(_dispatcher);
        _boxedKernel = BoxedNoOp.In(_dispatcher);
        _pass = Workloads.Pass.In(_dispatcher).Entry;
        NoOp.Define(_dispatcher);
        Guarded.Define(_dispatcher);
        Redispatching.Define(_dispatcher);
        BoxedNoOp.Define(_dispatcher);
        Workloads.Pass.Define(_dispatcher);
        _dispatcher.Fallback(DispatchKey.ADInplaceOrView, Kernels.Fallthrough(Kernels.Here()));
        _dispatcher.Fallback(DispatchKey.BackendSelect, Kernels.Fallthrough(Kernels.Here()));
        NoOp.Implement(_dispatcher, DispatchKey.CPU, (_, _) => { });
        Guarded.Implement(_dispatcher, DispatchKey.CPU, (_, _) => { });
        Redispatching.Implement(_dispatcher, DispatchKey.CPU, (_, _) => { });
        Guarded.Implement(_dispatcher, DispatchKey.AutogradCPU, (keys, a, b) =>
        {
            using var guard = Guards.BelowADInplaceOrView();
            _guarded.Redispatch(keys & KeySets.AfterAutograd, a, b);
        });
        Redispatching.Implement(_dispatcher, DispatchKey.AutogradCPU, (keys, a, b) => _redispatching.Redispatch(keys & KeySets.AfterAutograd, a, b));
        _dispatcher.Implement(BoxedNoOp.Schema.Name, DispatchKey.CPU, Kernels.Boxed((_, _, stack) => stack.Drop(2), Kernels.Here()));
        _dispatcher.Implement(Workloads.Pass.Schema.Name, DispatchKey.CPU, Kernels.Boxed((_, _, _) => { }, Kernels.Here()));
        _generic = _noop.Entry.Typed<BenchTensor, BenchTensor, Unit>();
        _stack.Push(Value.From(_a), Value.From(_b));
    }

    /// <summary>A boxed kernel's delegate called with the stack: the floor of a boxed call.</summary>
    public int BoxedKernelAlone()
    {
        for (var i = 0; i < Count; i++) _passKernel(_pass, default, _stack);
        return 0;
    }

    /// <summary>A kernel's delegate called: the floor of a redispatch.</summary>
    public int DelegateCall()
    {
        for (var i = 0; i < Count; i++) _kernel(_a, _b);
        return 0;
    }

    /// <summary>A delegate that calls a delegate: the floor of an autograd layer.</summary>
    public int NestedDelegates()
    {
        for (var i = 0; i < Count; i++) _nested(default, _a, _b);
        return 0;
    }

    public int Typed()
    {
        using var guard = Guards.BelowADInplaceOrView();
        for (var i = 0; i < Count; i++) _noop.Call(_a, _b);
        return 0;
    }

    public int TypedHandle()
    {
        using var guard = Guards.BelowADInplaceOrView();
        for (var i = 0; i < Count; i++) _generic.Call(_a, _b);
        return 0;
    }

    public int TypedToBoxed()
    {
        using var guard = Guards.BelowADInplaceOrView();
        for (var i = 0; i < Count; i++) _boxedKernel.Call(_a, _b);
        return 0;
    }

    public int GuardAndRedispatch()
    {
        for (var i = 0; i < Count; i++) _guarded.Call(_a, _b);
        return 0;
    }

    public int RedispatchOnly()
    {
        for (var i = 0; i < Count; i++) _redispatching.Call(_a, _b);
        return 0;
    }

    public int Redispatch()
    {
        var keys = DispatchKeySet.Of(DispatchKey.CPU);
        for (var i = 0; i < Count; i++) _noop.Redispatch(keys, _a, _b);
        return 0;
    }

    public int PushAndBoxedCall()
    {
        using var guard = Guards.BelowADInplaceOrView();
        var (op, stack) = (_noop.Entry, _stack);
        for (var i = 0; i < Count; i++)
        {
            stack.Push(Value.From(_a), Value.From(_b));
            op.CallBoxed(stack);
        }

        return 0;
    }

    /// <summary>The same on a stack of the calling thread's own, so that threads can share this object.</summary>
    public int PushAndBoxedCallOnOwnStack()
    {
        using var guard = Guards.BelowADInplaceOrView();
        var (op, stack) = (_noop.Entry, StackPool.Rent());
        for (var i = 0; i < Count; i++)
        {
            stack.Push(Value.From(_a), Value.From(_b));
            op.CallBoxed(stack);
        }

        StackPool.Return(stack);
        return 0;
    }

    public int BoxedCallStackReused()
    {
        using var guard = Guards.BelowADInplaceOrView();
        for (var i = 0; i < Count; i++) _pass.CallBoxed(_stack);
        return 0;
    }

    public int BoxedRedispatch()
    {
        var keys = DispatchKeySet.Of(DispatchKey.CPU);
        for (var i = 0; i < Count; i++) _pass.RedispatchBoxed(keys, _stack);
        return 0;
    }

    public int PushAndDrop()
    {
        for (var i = 0; i < Count; i++)
        {
            _stack.Push(Value.From(_a), Value.From(_b));
            _stack.Drop(2);
        }

        return 0;
    }

    /// <summary>The floor of a guard: what it does at the least.</summary>
    public static int ThreadStaticWords()
    {
        for (var i = 0; i < Count; i++)
        {
            var (one, two) = (t_one, t_two);
            (t_one, t_two) = (one | 1, two | 2);
            try
            {
                Nothing();
            }
            finally
            {
                (t_one, t_two) = (one, two);
            }
        }

        return 0;
    }

    public static int Exclude()
    {
        for (var i = 0; i < Count; i++) { using var guard = Guards.BelowAutograd(); Nothing(); }
        return 0;
    }

    public static int Include()
    {
        for (var i = 0; i < Count; i++) { using var guard = Guards.Include(DispatchKeySet.Of(DispatchKey.Functionalize)); Nothing(); }
        return 0;
    }

    public static int Force()
    {
        for (var i = 0; i < Count; i++) { using var guard = Guards.Force(KeySets.Autograd, KeySets.Autocast); Nothing(); }
        return 0;
    }

    public static int Inference()
    {
        for (var i = 0; i < Count; i++) { using var guard = Guards.InferenceMode(); Nothing(); }
        return 0;
    }

    public static int NoGrad()
    {
        for (var i = 0; i < Count; i++) { using var guard = Guards.NoGrad(); Nothing(); }
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Nothing()
    {
    }
}
