using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.PropertyTests.Shell.Registry;

/// <summary>What the tests of the registry call with.</summary>
internal static class Given
{
    public static Tensor Cpu => new(TensorShape.Contiguous(2));

    /// <summary>A kernel of one argument and no result that says it ran.</summary>
    public static BoxedKernel Logs(string name, List<string> log) => (op, _, stack) =>
    {
        log.Add(name);
        stack.Drop(op.Schema!.Arguments.Count);
    };

    /// <summary>A kernel of one argument and no result that does nothing.</summary>
    public static void Nothing(OperatorEntry op, DispatchKeySet keys, Stack stack) => stack.Drop(op.Schema!.Arguments.Count);

    /// <summary>Lets calls see nothing but the tensors' backends: the tests are about what is registered there.</summary>
    public static ForceGuard Backends() => Guards.Force(DispatchKeySet.Empty, KeySets.AutogradWithADInplaceOrView | KeySets.Autocast);

    public static void Call(this OperatorEntry op, params ReadOnlySpan<Value> arguments)
    {
        var stack = new Stack();
        foreach (var argument in arguments) stack.Push(argument);
        using var guard = Backends();
        op.CallBoxed(stack);
    }
}
