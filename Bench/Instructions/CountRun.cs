using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Instructions;

internal static class CountRun
{
    public static int Run()
    {
        Console.Error.WriteLine($"listening: {Callgrind.IsListening}");
        var loops = new ShellLoops();
        var one = KeySetWorkload.Predictable(1024);
        var rnd = KeySetWorkload.Random(1024);
        (string, Func<int>)[] rows = [("choose", () => ChooseLoops.Choose(Operators.OneMask, one, LocalKeys.Default)), ("choose random", () => ChooseLoops.ChooseFromThread([Operators.OneMask, Operators.OneMaskToo], rnd)),
            ("typed", loops.Typed), ("autograd", loops.GuardAndRedispatch), ("redispatch", loops.Redispatch), ("boxed reused", loops.BoxedCallStackReused), ("boxed push", loops.PushAndBoxedCall),
            ("boxed redispatch", loops.BoxedRedispatch), ("exclude", ShellLoops.Exclude), ("inference", ShellLoops.Inference)];
        _ = ChooseLoops.OfThread;
        foreach (var (_, body) in rows) { body(); body(); }
        Callgrind.Dump("warm");
        Callgrind.Start();
        foreach (var (name, body) in rows)
        {
            Callgrind.Dump(".");
            body();
            Callgrind.Dump(name + " 1");
            body(); body(); body();
            Callgrind.Dump(name + " 3");
        }
        Callgrind.Stop();
        return 0;
    }
}
