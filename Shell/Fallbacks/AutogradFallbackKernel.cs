using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>The fallback of the autograd keys (VariableFallbackKernel.cpp). Goes by <see cref="AutogradFallback"/>, without allocating where nothing is marked.</summary>
internal sealed class AutogradFallbackKernel : CallableFunction
{
    private AutogradFallbackKernel() => PutsRight = true;

    public static AutogradFallbackKernel Instance { get; } = new();

    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        if (op.Dispatcher.Engine() is { } engine) RunEngine(engine, op, keys, stack);
        else op.RedispatchBoxed(AutogradFallback.Below(keys), stack);
    }

    // A redispatch puts the stack right by itself; an engine may do something else, or throw after it.
    private static void RunEngine(VariableHooks engine, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var signature = op.Table.Signature ?? throw BoxedCalls.Undefined(op, op.Table);
        var floor = stack.Count - signature.ArgumentCount;
        if (floor < 0) throw CallFailures.TooFewArguments(op, signature.ArgumentCount, stack.Count);
        try
        {
            engine.BasicAutogradNotImplementedFallback(op, keys, stack);
            BoxedCalls.CheckCount(op, signature, stack.Count - floor);
        }
        catch
        {
            stack.DropTo(floor);
            throw;
        }
    }

    /// <summary>Whether the outputs of a call are marked: the arguments are looked at last, and only when it depends on them.</summary>
    public static bool MarksOutputs(OperatorEntry op, ReadOnlySpan<Value> arguments)
    {
        var (mode, gradients) = (op.Dispatcher.Settings.FallbackMode, ThreadContext.GradientsEnabled);
        return AutogradFallback.MarksOutputs(mode, gradients, anyInputRequiresGrad: true)
            && AutogradFallback.MarksOutputs(mode, gradients, TensorArguments.AnyRequiresGrad(arguments));
    }

    public static void RunAndMark(VariableHooks engine, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var signature = op.Table.Signature!;
        var arguments = stack.Last(signature.ArgumentCount);
        if (!MarksOutputs(op, arguments))
        {
            op.RedispatchBoxed(AutogradFallback.Below(keys), stack);
            return;
        }

        var inputs = TensorArguments.Of(arguments);
        op.RedispatchBoxed(AutogradFallback.Below(keys), stack);
        var results = stack.Last(signature.ReturnCount).ToArray();
        for (var i = 0; i < results.Length; i++)
        {
            var isMutable = signature.Schema.Returns[i].Alias is { IsWrite: true };
            foreach (var output in TensorArguments.Of(results.AsSpan(i, 1)))
                if (AutogradFallback.OnOutput(Facts(output, isMutable)) is var mark and not OutputMark.None) engine.Mark(op, inputs, output, mark);
        }
    }

    public static OutputFacts Facts(Tensor output, bool isMutable) => new(
        IsDifferentiable: output.IsDefined && ScalarTypes.IsDifferentiable(output.ScalarType),
        output.RequiresGrad, isMutable, IsViewOfBaseThatRequiresGrad: output.ViewedBase is { RequiresGrad: true });
}
