using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using Outcome = Functional.Dispatch.Routing.Outcome;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.PropertyTests.Shell.Fallbacks;

/// <summary>Calls through the built-in fallbacks pass the kernels that a prediction over the live registry says, in the same thread states.</summary>
public sealed class PredictedFallbacksTests
{
    private enum What
    {
        Leaf,
        Redispatch,
        VariableType,
        CallAgain,
    }

    private sealed record Program(
        ImmutableArray<(DispatchKey Key, What What)> Kernels, ImmutableArray<(DispatchKeySet Given, bool RequiresGrad)> Tensors, LocalKeys Locals,
        bool Engine, bool Warn, bool SmallBuild);

    private sealed record Step(HopKind Kind, DispatchKeySet Keys, ThreadState State);

    private static Gen<bool> Bool { get; } = Gen.Elements(true, false);

    // Keys at which kernels of these kinds end: at PythonDispatcher a redispatch below itself would come back (section 6).
    private static Gen<(DispatchKey, What)> AnyKernel { get; } =
        from key in KeyGen.RuntimeKey.Where(k => k != DispatchKey.PythonDispatcher)
        from what in Gen.Elements(Enum.GetValues<What>())
        where what != What.VariableType || KeyLayout.FunctionalityOf(key) is DispatchKey.AutogradFunctionality or DispatchKey.AutogradOther
        select (key, what);

    private static Gen<Program> Programs { get; } =
        from count in Gen.Choose(0, 4)
        from kernels in AnyKernel.ListOf(count)
        from backends in Gen.Elements(DispatchKey.CPU, DispatchKey.CUDA, DispatchKey.Meta, DispatchKey.SparseCPU).ListOf(2)
        from tensors in (from given in KeyGen.Sets.Generator from grad in Bool select (given, grad)).ListOf(2)
        from locals in Gen.Frequency((3, Gen.Constant(LocalKeys.Default)), (2, StateGen.Locals.Generator))
        from engine in Bool
        from warn in Bool
        from small in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Program([.. kernels, .. backends.Select(k => (k, What.Leaf))], [.. tensors], locals, engine, warn, small);

    [Fact]
    public void Predicted_hops_are_the_executed_ones() => Claim.Checks(Arb.From(Programs), Check, runs: 3000);

    private static void Check(Program program)
    {
        var dispatcher = Ops.WithFallbacks(new BuiltInFallbackOptions { SmallBuild = program.SmallBuild, Materialiser = new Nothing() });
        if (program.Engine) dispatcher.AttachEngine(new NoMarks());
        dispatcher.SetFallbackMode(program.Warn ? AutogradFallbackMode.Warn : AutogradFallbackMode.Nothing);
        var op = dispatcher.Define("test::op(Tensor x, Tensor? y) -> Tensor");
        foreach (var (key, what) in program.Kernels) op.With(key, Code(key, what), Next(key, what));
        var tensors = program.Tensors.Select(t => new Tensor(t.Given, TensorShape.Contiguous(2), default, ScalarType.Float)).ToArray();
        foreach (var (tensor, (_, requiresGrad)) in tensors.Zip(program.Tensors))
            if (!tensor.IsInference) tensor.RequiresGrad = requiresGrad;

        var observer = new Recorder();
        dispatcher.Observe(observer);
        using var force = new ForceGuard(program.Locals);
        var before = ThreadContext.State;
        var call = new Call(op.Name, [.. tensors.Select(t => (CallArgument)new CallArgument.Tensor(t.KeySet, t.RequiresGrad))]);
        var route = Prediction.Of(call, before, dispatcher.RouteSettings());

        DispatchException? error = null;
        try
        {
            op.Call(tensors);
        }
        catch (DispatchException e)
        {
            error = e;
        }

        Assert.Equal(before, ThreadContext.State);
        Assert.Equal(route.Hops.Select(h => new Step(h.Kind, h.Keys, h.State)), observer.Steps);
        Assert.True(Agree(route.Outcome, error), $"predicted {route.Outcome}, ended by {error}");
    }

    private static bool Agree(Outcome outcome, DispatchException? error) => outcome switch
    {
        Outcome.Returned => error is null,
        Outcome.NoKernel or Outcome.NoTensorArguments => error is NotImplementedForKeyException,
        Outcome.FallthroughCalled => error is FallthroughCalledException,
        Outcome.Ambiguous => error is AmbiguousAutogradException,
        Outcome.FallbackFailed failed => error?.Error == failed.Failure,
        _ => false,
    };

    private static BoxedKernel Code(DispatchKey key, What what) => what switch
    {
        What.Leaf => Ops.Fresh,
        What.Redispatch => (op, keys, stack) => op.RedispatchBoxed(keys & DispatchKeySet.FullAfter(keys.HighestFunctionality), stack),
        What.VariableType => (op, keys, stack) =>
        {
            using var guard = Guards.BelowADInplaceOrView();
            op.RedispatchBoxed(keys & KeySets.AfterAutograd, stack);
        },
        What.CallAgain => (op, _, stack) =>
        {
            using var guard = Guards.Exclude(DispatchKeySet.Of(key));
            op.CallBoxed(stack);
        },
    };

    private static KernelNext Next(DispatchKey key, What what) => what switch
    {
        What.Leaf => new KernelNext.Leaf(),
        What.Redispatch => new KernelNext.Redispatch(new RedispatchKeys.BelowOwn()),
        What.VariableType => Ops.VariableTypeNext,
        What.CallAgain => new KernelNext.CallAgain(new Guard.Exclude(DispatchKeySet.Of(key))),
    };

    private sealed class Recorder : CallObserver
    {
        public List<Step> Steps { get; } = [];

        public override bool NeedsRedispatches => true;

        public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs)
        {
            if (range is CallRanges.Call or CallRanges.Redispatch)
                Steps.Add(new Step(range == CallRanges.Call ? HopKind.Call : HopKind.Redispatch, keys, ThreadContext.State));
            return null;
        }

        public override void OnLeave(object? token, OperatorEntry op, Exception? error)
        {
        }
    }

    // Leaves the bits where they are, so that the arguments' keys stay those of the prediction.
    private sealed class Nothing : IMaterialiser
    {
        public Tensor Materialise(Dispatcher dispatcher, DispatchKey property, Tensor tensor) => tensor;

        public void CopyInto(Dispatcher dispatcher, DispatchKey property, Tensor target, Tensor values) => throw new InvalidOperationException();
    }

    private sealed class NoMarks : VariableHooks
    {
        public override void Mark(OperatorEntry op, IReadOnlyList<Tensor> inputs, Tensor output, OutputMark mark) => Assert.Equal(2, inputs.Count);
    }
}
