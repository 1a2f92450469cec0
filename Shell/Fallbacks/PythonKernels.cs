using System.Collections.Immutable;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>The fallbacks of the four keys that bring calls to interpreters (PythonFallbackKernel.cpp). What they do is decided by <see cref="PythonFallback"/>.</summary>
internal static class PythonKernels
{
    public static void Python(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var signature = op.Table.Signature ?? throw new OperatorNotDefinedException(new NotDefinedError(op.Name, op.Exists));
        var mode = DispatchModes.Current.Innermost;
        var tensors = mode is null ? TensorArguments.Of(stack.Last(signature.ArgumentCount)) : [];
        var facts = tensors.Select(t => new ArgumentFacts(t.KeySet.Has(DispatchKey.Python), t.Interpreter is not null)).ToImmutableArray();
        var step = PythonFallback.OnCall(keys, ThreadContext.State, mode is not null, facts);
        if (step is FallbackStep.Raise { Failure: FallbackFailure.NoSnapshot } raise) throw FallbackFailures.Of(raise.Failure);

        using var exclusion = new ExcludeGuard(PythonFallback.ExcludedInHandler);
        var range = mode is null ? CallRanges.Subclass : CallRanges.Mode;
        ObservedCalls.InRange(op, keys, range, stack, (step, mode, tensors), static (op, keys, stack, s) => CarryOut(s.step, s.mode, s.tensors, op, keys, stack));
    }

    public static void PythonDispatcher(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var dispatcher = DispatcherObjects.Current;
        var situation = new FallbackSituation(op.Name.ToString(), keys, ThreadContext.State) { HasDispatcherObject = dispatcher is not null };
        if (BuiltInFallbacks.Decide(DispatchKey.PythonDispatcher, situation) is FallbackStep.HandToDispatcher step)
            dispatcher!.Dispatch(op, step.Keys, stack);
        else
            throw FallbackFailures.Of(new FallbackFailure.NoDispatcherObject());
    }

    public static void PythonTLSSnapshot(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        using var snapshot = MaybeSetTLSOnEntryGuard.Enter();
        op.RedispatchBoxed(keys & DispatchKeySet.FullAfter(DispatchKey.PythonTLSSnapshot), stack);
    }

    public static void PreDispatch(OperatorEntry op, DispatchKeySet keys, Stack stack) =>
        op.RedispatchBoxed(keys & DispatchKeySet.FullAfter(DispatchKey.PreDispatch), stack);

    private static void CarryOut(FallbackStep step, DispatchMode? mode, List<Tensor> tensors, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        switch (step)
        {
            case FallbackStep.RunInterpreter { From: InterpreterSource.Mode }:
                mode!.Interpreter.Dispatch(op, keys, stack);
                break;
            case FallbackStep.RunInterpreter run:
                tensors[run.Argument].Interpreter!.Dispatch(op, keys, stack);
                break;
            case FallbackStep.Redispatch redispatch:
                using (new ForceGuard(redispatch.State.Keys)) op.RedispatchBoxed(redispatch.Keys, stack);
                break;
            case FallbackStep.Raise raise:
                throw FallbackFailures.Of(raise.Failure);
        }
    }
}
