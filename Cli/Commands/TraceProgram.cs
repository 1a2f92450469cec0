using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Observation;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Cli.Commands;

/// <summary>
/// The small program that <c>run trace</c> runs: two operators of its own, one written in terms of the other, called in several thread states.
/// Its kernels compute nothing; what they do about dispatch is real.
/// </summary>
internal static class TraceProgram
{
    /// <summary>Runs the program.</summary>
    /// <param name="output">Told each step and each line of the trace.</param>
    public static void Run(Action<string> output)
    {
        var dispatcher = new Dispatcher();
        foreach (var registration in BuiltInFallbackKernels.Register(dispatcher)) GC.KeepAlive(registration);
        using var library = Library.Definition(dispatcher, "demo");
        library.Def("scale(Tensor self, float by) -> Tensor");
        library.Def("twice(Tensor self) -> Tensor");
        library.Def("host(Tensor self) -> Tensor");
        var scale = Entry(dispatcher, "demo::scale");
        library.Impl("scale", Kernels.Boxed(Leaf, "scale on the CPU"), DispatchKey.CPU);
        library.Impl("scale", Kernels.Boxed(Differentiate, "scale, differentiated"), AliasKey.Autograd);
        library.Impl("host", Kernels.Boxed(Leaf, "host on the CPU"), DispatchKey.CPU);
        library.Impl("twice", Kernels.Boxed((_, _, stack) => Twice(scale, stack), "twice, composite"));

        using var trace = new DispatchTrace(output);
        using var observing = dispatcher.Observe(trace);
        var tensor = new Tensor(TensorShape.Contiguous(2, 3));
        var meta = new Tensor(TensorShape.Contiguous(2, 3), new TensorOptions { Device = new Device(DeviceType.Meta) });

        output("# demo::scale has a kernel at Autograd, which guards and redispatches");
        Call(scale, Value.From(tensor), Value.From(2.0));
        output("# in inference mode autograd is excluded");
        using (Guards.InferenceMode()) Call(scale, Value.From(tensor), Value.From(2.0));
        output("# demo::twice is composite: it calls demo::scale");
        Call(Entry(dispatcher, "demo::twice"), Value.From(tensor));
        output("# demo::host has no autograd kernel: the built-in fallback goes below autograd");
        Call(Entry(dispatcher, "demo::host"), Value.From(tensor));
        output("# with a mode on the stack the call goes to the mode, which calls again");
        var counting = new CallCountingMode();
        using (DispatchModes.Push(counting)) Call(scale, Value.From(tensor), Value.From(2.0));
        output("# and where no kernel serves the key the call is refused");
        try
        {
            Call(Entry(dispatcher, "demo::host"), Value.From(meta));
        }
        catch (Shell.DispatchException refused)
        {
            output($"# {refused.Message}");
        }
    }

    private static OperatorEntry Entry(Dispatcher dispatcher, string name) => dispatcher.Entry(new Schemas.OperatorName(name, ""));

    private static void Call(OperatorEntry op, params ReadOnlySpan<Value> arguments)
    {
        var stack = new Stack();
        foreach (var argument in arguments) stack.Push(argument);
        op.CallBoxed(stack);
    }

    // Gives back its first argument.
    private static void Leaf(OperatorEntry op, DispatchKeySet keys, Stack stack) => stack.Drop(op.Table.Signature!.ArgumentCount - 1);

    private static void Differentiate(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        using var guard = Guards.BelowADInplaceOrView();
        op.RedispatchBoxed(keys & KeySets.AfterAutograd, stack);
    }

    private static void Twice(OperatorEntry scale, Stack stack)
    {
        stack.Push(Value.From(2.0));
        scale.CallBoxed(stack);
    }
}
