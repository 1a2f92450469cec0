using Functional.Dispatch.Bench.Workloads;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>The shell's rows of the small harness: calls, redispatches and guards.</summary>
internal static class ShellRun
{
    public static void Run(Action<string, Measurement> write)
    {
        var loops = new ShellLoops();
        Measurement Each(Func<int> body) => Measurement.Of(ShellLoops.Count, body);
        write("typed call, 2 tensors, straight to the kernel", Each(loops.Typed));
        write("the same through a generic handle", Each(loops.TypedHandle));
        write("typed call to a boxed kernel", Each(loops.TypedToBoxed));
        write("autograd kernel: guard and redispatch", Each(loops.GuardAndRedispatch));
        write("autograd kernel: redispatch only", Each(loops.RedispatchOnly));
        write("redispatch alone", Each(loops.Redispatch));
        write("push 2 and drop", Each(loops.PushAndDrop));
        write("push 2 and boxed call of a typed kernel", Each(loops.PushAndBoxedCall));
        write("boxed call of a boxed kernel, stack reused", Each(loops.BoxedCallStackReused));
        write("boxed redispatch of a boxed kernel, stack reused", Each(loops.BoxedRedispatch));
        write("guard: exclude (below autograd)", Each(ShellLoops.Exclude));
        write("guard: include", Each(ShellLoops.Include));
        write("guard: force", Each(ShellLoops.Force));
        write("guard: inference mode", Each(ShellLoops.Inference));
        write("guard: no-grad", Each(ShellLoops.NoGrad));
    }
}
