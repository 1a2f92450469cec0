using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
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
    private readonly Proto.Operator _noop;
    private readonly Proto.Operator _guarded;
    private readonly Proto.Operator _redispatching;
    private readonly Proto.Operator _boxedKernel;
    private readonly TypedOperator<BenchTensor, BenchTensor, Unit> _handle;
    private readonly OperatorEntry _pass;
    private readonly Stack _stack = new();

    public ShellLoops()
    {
        var sig = new Proto.Sig();
        Action<BenchTensor, BenchTensor> nothing = (_, _) => { };
        _dispatcher.Fallback(DispatchKey.ADInplaceOrView, Kernels.Fallthrough("here"));
        _dispatcher.Fallback(DispatchKey.BackendSelect, Kernels.Fallthrough("here"));
        Proto.Operator Op(string name)
        {
            var schema = SchemaParser.Parse($"bench::{name}(Tensor a, Tensor b) -> ()").IfLeft(() => throw new InvalidOperationException());
            _dispatcher.Define(schema, "here");
            return new Proto.Operator(_dispatcher.Entry(schema.Name));
        }

        _noop = Op("noop");
        _guarded = Op("guarded");
        _redispatching = Op("redispatching");
        _boxedKernel = Op("boxed");
        foreach (var op in new[] { _noop, _guarded, _redispatching })
            _dispatcher.Implement(op.Entry.Name, DispatchKey.CPU, Kernels.Of(nothing, sig, false, "here"));
        _dispatcher.Implement(_boxedKernel.Entry.Name, DispatchKey.CPU, Kernels.Boxed((_, _, stack) => stack.Drop(2), "here"));
        Action<DispatchKeySet, BenchTensor, BenchTensor> guarded = (keys, a, b) =>
        {
            using var guard = Guards.BelowADInplaceOrView();
            _guarded.Redispatch(keys & KeySets.AfterAutograd, a, b);
        };
        Action<DispatchKeySet, BenchTensor, BenchTensor> redispatching = (keys, a, b) => _redispatching.Redispatch(keys & KeySets.AfterAutograd, a, b);
        _dispatcher.Implement(_guarded.Entry.Name, DispatchKey.AutogradCPU, Kernels.Of(guarded, sig, true, "here"));
        _dispatcher.Implement(_redispatching.Entry.Name, DispatchKey.AutogradCPU, Kernels.Of(redispatching, sig, true, "here"));
        _handle = _noop.Entry.Typed<BenchTensor, BenchTensor, Unit>();

        var pass = SchemaParser.Parse("bench::pass(Tensor a, Tensor b) -> (Tensor, Tensor)").IfLeft(() => throw new InvalidOperationException());
        _dispatcher.Define(pass, "here");
        _dispatcher.Implement(pass.Name, DispatchKey.CPU, Kernels.Boxed((_, _, _) => { }, "here"));
        _pass = _dispatcher.Entry(pass.Name);
        _stack.Push(Value.From(_a));
        _stack.Push(Value.From(_b));
    }

    public int Typed() => Below(_noop, static (op, a, b) => { for (var i = 0; i < Count; i++) op.Call(a, b); });

    public int TypedHandle()
    {
        using var guard = Guards.BelowADInplaceOrView();
        for (var i = 0; i < Count; i++) _handle.Call(_a, _b);
        return 0;
    }

    public int TypedToBoxed() => Below(_boxedKernel, static (op, a, b) => { for (var i = 0; i < Count; i++) op.Call(a, b); });

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

    private int Below(Proto.Operator op, Action<Proto.Operator, BenchTensor, BenchTensor> loop)
    {
        using var guard = Guards.BelowADInplaceOrView();
        loop(op, _a, _b);
        return 0;
    }
}
