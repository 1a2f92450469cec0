using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>Calls that pass through fallbacks: kernels that serve every operator, and so box.</summary>
internal static class FallbackSuite
{
    private const int Count = ShellLoops.Count;
    private const string Floor = "typed call without a fallback";

    /// <summary>The rows.</summary>
    public static Suite Chain { get; } = new("fallback chain", "a typed call, no-op kernel, with a fallback on its way; 2 tensors",
    [
        Row(Floor, null, d => d, () => Guards.Include(default), DispatchKeySet.Of(DispatchKey.CPU)),
        Row("four keys that fall through", Floor, d => d, () => Guards.Include(DispatchKeySet.Of(DispatchKey.VmapMode, DispatchKey.FuncTorchVmapMode)), OnCpu),
        Row("autograd fallback, no engine", Floor, d => d, () => Guards.Include(default), Autograd),
        Row("autograd fallback, engine, mode nothing", Floor, d => Engine(d, AutogradFallbackMode.Nothing), () => Guards.Include(default), Autograd),
        Row("autograd fallback, engine, mode warn, no input requires grad", Floor, d => Engine(d, AutogradFallbackMode.Warn), () => Guards.Include(default), Autograd),
        Row("pre-dispatch fallback", Floor, d => d, () => Guards.Include(DispatchKeySet.Of(DispatchKey.PreDispatch)), OnCpu),
        Row("backend fallback, boxed, in place of the kernel", Floor, BackendFallback, () => Guards.Include(default), DispatchKeySet.Of(DispatchKey.PrivateUse1)),
        new Workload("autograd fallback, no engine, boxed call, stack reused", Count, () =>
        {
            var dispatcher = Built();
            Pass.Define(dispatcher);
            dispatcher.Implement(Pass.Schema.Name, DispatchKey.CPU, Kernels.Boxed(static (_, _, _) => { }, Kernels.Here()));
            var (op, stack, a) = (Pass.In(dispatcher).Entry, new Stack(), new BenchTensor(Autograd));
            stack.Push(Value.From(a), Value.From(a));
            return new Body(() =>
            {
                for (var i = 0; i < Count; i++) op.CallBoxed(stack);
                return 0;
            });
        }) { Floor = Floor, AllocatesNothing = true },
    ]);

    private delegate IncludeGuard Enter();

    private static DispatchKeySet OnCpu => DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.ADInplaceOrView);

    private static DispatchKeySet Autograd => DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.AutogradCPU, DispatchKey.ADInplaceOrView);

    private static Workload Row(string name, string? floor, Func<Dispatcher, Dispatcher> change, Enter enter, DispatchKeySet keys) => new(name, Count, () =>
    {
        var dispatcher = change(Built());
        NoOp.Define(dispatcher);
        NoOp.Implement(dispatcher, DispatchKey.CPU, static (_, _) => { });
        var (op, a, b) = (NoOp.In(dispatcher), new BenchTensor(keys), new BenchTensor(keys));
        return new Body(() =>
        {
            using var guard = enter();
            for (var i = 0; i < Count; i++) op.Call(a, b);
            return 0;
        });
    }) { Floor = floor, AllocatesNothing = true };

    private static Dispatcher Built()
    {
        var dispatcher = new Dispatcher();
        BuiltInFallbackKernels.Register(dispatcher);
        return dispatcher;
    }

    private static Dispatcher Engine(Dispatcher dispatcher, AutogradFallbackMode mode)
    {
        dispatcher.AttachEngine(new NoEngine());
        dispatcher.SetFallbackMode(mode);
        return dispatcher;
    }

    private static Dispatcher BackendFallback(Dispatcher dispatcher)
    {
        dispatcher.Fallback(DispatchKey.PrivateUse1, Kernels.Boxed(static (op, _, stack) => stack.Drop(op.Table.Signature!.ArgumentCount), Kernels.Here()));
        return dispatcher;
    }

    // An engine that the fallback asks, and that has nothing to mark: no input requires grad.
    private sealed class NoEngine : VariableHooks
    {
        public override void Mark(OperatorEntry op, IReadOnlyList<Tensor> inputs, Tensor output, OutputMark mark) => throw new InvalidOperationException("nothing requires grad here");
    }
}
