using System.Collections.Immutable;
using Functional.Dispatch.Cli.Verification;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.PropertyTests.Shell.Replay;

/// <summary>A kernel or built-in fallback that ran, or was predicted to.</summary>
internal sealed record Ran(string Kernel, OperatorName Operator, DispatchKeySet Keys, ThreadState State);

/// <summary>A case carried out: registered with a dispatcher, called with guards and kernels that really run.</summary>
internal sealed class CaseRun
{
    private const int KernelLimit = 12;

    // The kernels of PyTorch's fallbacks, to be wrapped so that they are logged.
    private static readonly ImmutableArray<KernelRule> BuiltIn = BuiltInRules();

    private readonly Case _case;
    private readonly ImmutableArray<Ran>.Builder _log = ImmutableArray.CreateBuilder<Ran>();
    private int _kernels;

    public CaseRun(Case source)
    {
        _case = source;
        Dispatcher.Change(s => s with { FallbackMode = source.Mode });
        if (source.HasEngine) Dispatcher.AttachEngine(new NoEngine());
        foreach (var rule in BuiltIn) Dispatcher.Fallback(rule.Key.Runtime, Logged(rule.Kernel, (CallableFunction)rule.Kernel.Code!), rule.IsBuiltInFallback);
        var made = new Registration?[source.Steps.Length];
        for (var i = 0; i < made.Length; i++) made[i] = Take(source.Steps[i], made);
    }

    public Dispatcher Dispatcher { get; } = new();

    public ImmutableArray<Ran> Log => _log.ToImmutable();

    /// <summary>What the core says of the live registry.</summary>
    public static Route Predict(Case source, RouteSettings settings) =>
        Prediction.Of(source.Call, source.State, settings with { KernelLimit = KernelLimit, DetectCycles = false });

    public RouteSettings Settings => Dispatcher.RouteSettings();

    /// <summary>Makes the call.</summary>
    /// <returns>How it ended, and what was not left as it was found, or null.</returns>
    public (Outcome Outcome, string? Unsound) Call()
    {
        using var guard = _case.State.Restore();
        var entry = ThreadState.Capture();
        var stack = new Stack();
        stack.Push(Value.From("below the arguments"));
        foreach (var argument in _case.Call.Arguments) stack.Push(ValueOf(argument));
        var op = Dispatcher.Entry(_case.Call.Operator);
        var results = op.Schema?.Returns.Count ?? 0;
        Outcome outcome;
        try
        {
            op.CallBoxed(stack);
            outcome = new Outcome.Returned();
        }
        catch (Exception e) when (e is DispatchException or OverLimitException)
        {
            outcome = OutcomeOf(e);
            results = outcome is Outcome.UnknownOperator { Operator: var unknown } && unknown == _case.Call.Operator ? _case.Call.Arguments.Count : 0;
        }

        return (outcome, ThreadState.Capture() != entry ? "the thread's state" : stack.Count != 1 + results ? $"the stack: {stack.Count} values" : null);
    }

    private static ImmutableArray<KernelRule> BuiltInRules()
    {
        var dispatcher = new Dispatcher();
        BuiltInFallbackKernels.Register(dispatcher, new BuiltInFallbackOptions { Materialiser = new NoMaterialiser() });
        return [.. dispatcher.Export().Fallbacks.Select(f => f.Kernel.IsFallthrough ? f with { Kernel = f.Kernel with { Code = new BoxedFunction((_, _, _) => { }) } } : f)];
    }

    private Registration? Take(CaseStep step, Registration?[] made)
    {
        try
        {
            switch (step)
            {
                case CaseStep.Define define: return Dispatcher.Define(define.Schema, "d");
                case CaseStep.Implement implement: return Dispatcher.Implement(implement.Operator, implement.Key, Running(implement.Kernel));
                case CaseStep.Fallback fallback: return Dispatcher.Fallback(fallback.Key, Running(fallback.Kernel));
                case CaseStep.Release release:
                    made[release.Step]?.Dispose();
                    return null;
                default: throw new InvalidOperationException();
            }
        }
        catch (RegistrationException)
        {
            return null;
        }
    }

    private Kernel Running(Kernel kernel) => Logged(kernel, new BoxedFunction((op, keys, stack) => Follow(kernel.Next, op, keys, stack)));

    private Kernel Logged(Kernel kernel, CallableFunction code) => kernel.IsFallthrough ? kernel with { Code = null } : kernel with
    {
        Code = new BoxedFunction((op, keys, stack) =>
        {
            _log.Add(new Ran(kernel.Debug, op.Name, keys, ThreadContext.State));
            if (kernel.Next is not KernelNext.BuiltIn && ++_kernels >= KernelLimit) throw new OverLimitException();
            code.Run(op, keys, stack);
        }),
    };

    private void Follow(KernelNext next, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        switch (next)
        {
            case KernelNext.Leaf:
                stack.Drop(op.Schema!.Arguments.Count);
                for (var i = 0; i < op.Schema!.Returns.Count; i++) stack.Push(Value.From(Tensor.Undefined));
                break;
            case KernelNext.Redispatch redispatch: GuardRun.Under(redispatch.Under, () => op.RedispatchBoxed(redispatch.Keys.From(keys), stack)); break;
            case KernelNext.CallAgain again: GuardRun.Under(again.Under, () => op.CallBoxed(stack)); break;
            case KernelNext.CallOther other:
                GuardRun.Under(other.Under, () => CallOther(Dispatcher.Entry(other.Other), op, stack));
                Follow(other.Then, op, keys, stack);
                break;
            case KernelNext.SelectBackend: BackendSelectKernel.Instance.Run(op, keys, stack); break;
            case KernelNext.BuiltIn builtIn: ((CallableFunction)BuiltIn.Single(r => r.Key == builtIn.Key).Kernel.Code!).Run(op, keys, stack); break;
            case KernelNext.Composite or KernelNext.Unknown:
                CallOther(Dispatcher.Entry(Replay.Case.G), op, stack);
                Follow(new KernelNext.Leaf(), op, keys, stack);
                break;
        }
    }

    private static void CallOther(OperatorEntry other, OperatorEntry op, Stack stack)
    {
        var tensors = new Queue<Value>(stack.Last(op.Schema!.Arguments.Count).ToArray().SelectMany(Tensors));
        var arguments = new Stack();
        foreach (var parameter in other.Schema?.Arguments ?? [])
        {
            if (parameter.TakesPartInDispatch && parameter.Type is SchemaType.List)
            {
                arguments.Push(Value.FromList([.. tensors]));
                tensors.Clear();
            }
            else if (parameter.TakesPartInDispatch)
            {
                arguments.Push(tensors.TryDequeue(out var tensor) ? tensor : parameter.Type is SchemaType.Optional ? Value.None : Value.From(Absent.Instance));
            }
            else
            {
                arguments.Push(parameter.Type is SchemaType.Base ? Value.From(7L) : Value.None);
            }
        }

        other.CallBoxed(arguments);
    }

    private static IEnumerable<Value> Tensors(Value value) =>
        value.AsTensor is Absent ? [] : value.AsTensor is not null ? [value] : value.Kind == ValueKind.List ? value.Items.SelectMany(Tensors) : [];

    private static Value ValueOf(CallArgument argument) => argument switch
    {
        CallArgument.Tensor tensor => Value.From(TensorOf(tensor)),
        CallArgument.List list => Value.FromList([.. list.Items.Select(ValueOf)]),
        CallArgument.None => Value.None,
        CallArgument.Device device => Value.From(new Device(device.Type)),
        _ => Value.From(7L),
    };

    private static Outcome OutcomeOf(Exception e) => e switch
    {
        OverLimitException => new Outcome.DepthLimit(KernelLimit),
        NotImplementedForKeyException { Error: NoKernelError { Key: DispatchKey.Undefined } none } => new Outcome.NoTensorArguments(none.Operator),
        NotImplementedForKeyException { Error: NoKernelError missing } => new Outcome.NoKernel(missing.Operator, missing.Key),
        FallthroughCalledException { Error: FallthroughCalledError called } => new Outcome.FallthroughCalled(called.Operator, called.Key),
        AmbiguousAutogradException { Error: AmbiguousError ambiguous } => new Outcome.Ambiguous(ambiguous.Operator),
        OperatorNotDefinedException { Error: NotDefinedError undefined } => new Outcome.UnknownOperator(undefined.Operator, undefined.HasKernels),
        DispatchException { Error: var failure } => new Outcome.FallbackFailed(default, default, failure),
        _ => new Outcome.NotPredictable(e.ToString()),
    };

    private static Tensor TensorOf(CallArgument.Tensor argument)
    {
        if (argument.Keys == KeySets.UndefinedTensor) return Tensor.Undefined;
        using var guard = Guards.InferenceMode(!argument.Keys.HasAny(KeySets.Autograd));
        var (given, shape) = (argument.Keys - KeySets.Python, TensorShape.Contiguous(2));
        var tensor = argument.Keys.HasAny(KeySets.Python)
            ? new Declining(shape, new TensorOptions { ExtraKeys = given })
            : new Tensor(given, shape, new Device(DeviceType.Cpu), ScalarType.Float);
        if (argument.RequiresGrad) tensor.RequiresGrad = true;
        return tensor.KeySet == argument.Keys ? tensor : throw new InvalidOperationException($"no tensor has the keys {argument.Keys}");
    }

    /// <summary>A subclass whose handler takes no call.</summary>
    private sealed class Declining(TensorShape shape, TensorOptions options) : SubclassTensor(shape, options)
    {
        public override bool Handle(DispatchedCall call) => false;
    }

    /// <summary>Materialises nothing: which key is which is all that is asked here.</summary>
    private sealed class NoMaterialiser : IMaterialiser
    {
        public Tensor Materialise(Dispatcher dispatcher, DispatchKey property, Tensor tensor) => tensor;

        public void CopyInto(Dispatcher dispatcher, DispatchKey property, Tensor target, Tensor values)
        {
        }
    }

    /// <summary>Stands where a tensor must and none is at hand: no keys, and not handed on.</summary>
    private sealed class Absent() : KeyedObject(DispatchKeySet.Empty)
    {
        public static Absent Instance { get; } = new();
    }

    /// <summary>An engine that runs kernels and marks nothing.</summary>
    private sealed class NoEngine : VariableHooks
    {
        public override void Mark(OperatorEntry op, IReadOnlyList<Tensor> inputs, Tensor output, OutputMark mark)
        {
        }
    }

    private sealed class OverLimitException : Exception;
}
