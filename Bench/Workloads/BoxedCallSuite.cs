using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>Calls through a stack, and what continues a call: redispatch, guards, and an autograd layer made of both.</summary>
internal static class BoxedCallSuite
{
    private const int Count = ShellLoops.Count;
    private const string Kernel = "boxed kernel called directly";
    private const string Delegate = "delegate call";
    private const string Word = "two thread-static words changed and put back";
    private const string Nested = "two delegate calls, one in the other";

    /// <summary>Boxed calls.</summary>
    public static Suite Calls { get; } = new("boxed call", "an operator called through a stack, whatever its schema",
    [
        Row(Kernel, null, l => l.BoxedKernelAlone),
        Row("push 2 and drop", Kernel, l => l.PushAndDrop),
        Row("boxed call of a boxed kernel, stack reused", Kernel, l => l.BoxedCallStackReused),
        Row("push 2 and boxed call of a typed kernel", Kernel, l => l.PushAndBoxedCall),
        new Workload("push 2 and boxed call of a typed kernel, devices at random", Count, () =>
        {
            var dispatcher = TypedCallSuite.Dispatcher();
            OfDevices.Define(dispatcher);
            foreach (var backend in CallFloors.Backends)
                OfDevices.Implement(dispatcher, KeyLayout.RuntimeKey(DispatchKey.Dense, backend), CallFloors.Target.On(backend).Delegate);
            var (op, pairs, stack) = (OfDevices.In(dispatcher).Entry, CallFloors.RandomDevices(Count), new Stack());
            return new Body(() =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                foreach (var pair in pairs)
                {
                    stack.Push(Value.From(pair.A), Value.From(pair.B));
                    op.CallBoxed(stack);
                }

                return 0;
            });
        }) { Floor = Kernel, AllocatesNothing = true },
    ]);

    /// <summary>Redispatch.</summary>
    public static Suite Redispatch { get; } = new("redispatch", "an operator continued with a given set of keys",
    [
        Row(Delegate, null, l => l.DelegateCall),
        Row("redispatch alone", Delegate, l => l.Redispatch),
        Row("boxed redispatch of a boxed kernel, stack reused", Delegate, l => l.BoxedRedispatch),
    ]);

    /// <summary>Guards.</summary>
    public static Suite ThreadGuards { get; } = new("guards", "a guard entered and left",
    [
        Row(Word, null, _ => ShellLoops.ThreadStaticWords),
        Row("exclude (below autograd)", Word, _ => ShellLoops.Exclude),
        Row("include", Word, _ => ShellLoops.Include),
        Row("force", Word, _ => ShellLoops.Force),
        Row("inference mode", Word, _ => ShellLoops.Inference),
        Row("no-grad", Word, _ => ShellLoops.NoGrad),
    ]);

    /// <summary>An autograd kernel above the device's.</summary>
    public static Suite Autograd { get; } = new("autograd layer", "a call whose autograd kernel goes on to the device's; no gradient is recorded",
    [
        Row(Nested, null, l => l.NestedDelegates),
        Row("autograd kernel: redispatch only", Nested, l => l.RedispatchOnly),
        Row("autograd kernel: guard and redispatch", Nested, l => l.GuardAndRedispatch),
    ]);

    private static Workload Row(string name, string? floor, Func<ShellLoops, Func<int>> loop) =>
        Workload.Of(name, Count, floor, () => loop(new ShellLoops())) with { AllocatesNothing = true };
}
