using System.Collections.Immutable;
using Functional.Dispatch.Cli.Conformance;
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
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Verification;

/// <summary>
/// Calls made for real: the rules registered with a dispatcher, every kernel a stub that notes its passing and then dispatches as its rule says,
/// with the guards and calls that programs use. Where a rule does not say what its kernel does, the run stops there.
/// </summary>
internal sealed class ShellRun
{
    private const int KernelLimit = 64;

    private static readonly ImmutableArray<KernelRule> BuiltIn = BuiltInRules();

    private readonly RuleSet _rules;
    private readonly Dispatcher _dispatcher = new();
    private readonly HashSet<OperatorName> _registered = [];
    private readonly List<Passed> _chain = [];
    private int _kernels;
    private bool _hasStandIn;

    public ShellRun(RuleSet rules)
    {
        _rules = rules;
        foreach (var rule in rules.AllFallbacks.Reverse()) _dispatcher.Fallback(rule.Key.Runtime, Running(rule), rule.IsBuiltInFallback);
    }

    /// <summary>Makes a call.</summary>
    /// <param name="witness">The call.</param>
    /// <returns>What it did.</returns>
    public CallResult Of(Witness witness)
    {
        Register(witness.Call.Operator);
        _chain.Clear();
        _kernels = 0;
        var stack = new Stack();
        var schema = _dispatcher.Entry(witness.Call.Operator).Schema;
        _hasStandIn = false;
        for (var i = 0; i < witness.Call.Arguments.Count; i++) stack.Push(ValueOf(witness.Call.Arguments[i], schema?.Arguments[i].Type));
        Outcome outcome = new Outcome.Returned();
        try
        {
            using var start = ThreadState.Default.WithKeys(witness.Start).Restore();
            GuardRun.Within(witness.Guards, () => _dispatcher.Entry(witness.Call.Operator).CallBoxed(stack));
        }
        catch (Exception e) when (e is DispatchException or StoppedException)
        {
            outcome = OutcomeOf(e);
        }

        return new CallResult([.. _chain], outcome);
    }

    private static ImmutableArray<KernelRule> BuiltInRules()
    {
        var dispatcher = new Dispatcher();
        BuiltInFallbackKernels.Register(dispatcher, new BuiltInFallbackOptions { Materialiser = new NoMaterialiser() });
        return [.. dispatcher.Export().Fallbacks];
    }

    private void Register(OperatorName name)
    {
        if (!_registered.Add(name) || _rules.Find(name).MatchUnsafe(OperatorRules? (o) => o, () => null) is not { } op) return;
        if (op.Definition is { } definition) _dispatcher.Define(definition.Schema, definition.Debug, _ => definition);
        foreach (var rule in op.Kernels.Reverse())
        {
            _dispatcher.Implement(name, rule.Key, Running(rule));
            for (var next = rule.Kernel.Next; next is KernelNext.CallOther other; next = other.Then) Register(other.Other);
        }
    }

    private Kernel Running(KernelRule rule) => rule.Kernel.IsFallthrough ? rule.Kernel with { Code = null } : rule.Kernel with
    {
        Code = new BoxedFunction((op, keys, stack) =>
        {
            _chain.Add(new Passed(op.Name, rule.Id, keys));
            if (rule.Kernel.Next is not KernelNext.BuiltIn && ++_kernels >= KernelLimit) throw new StoppedException(new Outcome.DepthLimit(KernelLimit));
            Follow(rule.Kernel.Next, op, keys, stack);
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
                GuardRun.Under(other.Under, () => CallOther(other.Other, op, stack));
                Follow(other.Then, op, keys, stack);
                break;
            case KernelNext.SelectBackend: BackendSelectKernel.Instance.Run(op, keys, stack); break;
            case KernelNext.BuiltIn builtIn when BuiltIn.FirstOrDefault(r => r.Key == builtIn.Key)?.Kernel.Code is CallableFunction code: code.Run(op, keys, stack); break;
            case KernelNext.BuiltIn builtIn when BuiltIn.Any(r => r.Key == builtIn.Key): throw new StoppedException(new Outcome.FallthroughCalled(op.Name, builtIn.Key));
            case KernelNext.BuiltIn builtIn: throw new StoppedException(new Outcome.FallbackFailed(op.Name, builtIn.Key, new FallbackFailure.NoBuiltIn(builtIn.Key)));
            default: throw new StoppedException(new Outcome.NotPredictable("the rule does not say what the kernel does"));
        }
    }

    private void CallOther(OperatorName other, OperatorEntry op, Stack stack)
    {
        var target = _dispatcher.Entry(other);
        var tensors = new Queue<Value>(stack.Last(op.Schema!.Arguments.Count).ToArray().SelectMany(Tensors));
        var arguments = new Stack();
        foreach (var parameter in target.Schema?.Arguments ?? [])
        {
            if (parameter.TakesPartInDispatch && parameter.Type is SchemaType.List)
            {
                arguments.Push(Value.FromList([.. tensors]));
                tensors.Clear();
            }
            else if (parameter.TakesPartInDispatch)
            {
                arguments.Push(tensors.TryDequeue(out var tensor) ? tensor : parameter.Type is SchemaType.Optional ? Value.None : Value.From(new ReplayTensor(DispatchKeySet.Empty)));
            }
            else
            {
                arguments.Push(AnyValue.Of(parameter.Type));
            }
        }

        target.CallBoxed(arguments);
    }

    private static IEnumerable<Value> Tensors(Value value) =>
        value.AsTensor is not null ? [value] : value.Kind == ValueKind.List ? value.Items.SelectMany(Tensors) : [];

    private Value ValueOf(CallArgument argument, SchemaType? type) => argument switch
    {
        CallArgument.Tensor tensor => Value.From(TensorOf(tensor)),
        CallArgument.List list => Value.FromList([.. list.Items.Select(i => ValueOf(i, null))]),
        CallArgument.None => Value.None,
        CallArgument.Device device => Value.From(new Device(device.Type)),
        _ => type is null ? Value.From(7L) : AnyValue.Of(type),
    };

    // A real tensor where one can have these keys; otherwise something that has them and nothing else.
    private KeyedObject TensorOf(CallArgument.Tensor argument)
    {
        if (argument.Keys == KeySets.UndefinedTensor) return Tensor.Undefined;
        using var guard = Guards.InferenceMode(!argument.Keys.HasAny(KeySets.Autograd));
        var (given, shape) = (argument.Keys - KeySets.Python, TensorShape.Contiguous(2));
        var tensor = argument.Keys.HasAny(KeySets.Python)
            ? new Stopping(shape, new TensorOptions { ExtraKeys = given })
            : new Tensor(given, shape, new Device(DeviceType.Cpu), ScalarType.Float);
        if (tensor.KeySet != argument.Keys)
        {
            _hasStandIn |= argument.Keys.Has(DispatchKey.Python);
            return new ReplayTensor(argument.Keys);
        }

        if (argument.RequiresGrad) tensor.RequiresGrad = true;
        return tensor;
    }

    private Outcome OutcomeOf(Exception e) => e switch
    {
        StoppedException stopped => stopped.Outcome,
        // A stand-in has no interpreter to ask; the tensor it stands for has one.
        DispatchException { Error: FallbackFailure.NoInterpreter } when _hasStandIn => new Outcome.NotPredictable("an interpreter handles the call"),
        NotImplementedForKeyException { Error: NoKernelError { Key: DispatchKey.Undefined } none } => new Outcome.NoTensorArguments(none.Operator),
        NotImplementedForKeyException { Error: NoKernelError missing } => new Outcome.NoKernel(missing.Operator, missing.Key),
        FallthroughCalledException { Error: FallthroughCalledError called } => new Outcome.FallthroughCalled(called.Operator, called.Key),
        AmbiguousAutogradException { Error: AmbiguousError ambiguous } => new Outcome.Ambiguous(ambiguous.Operator),
        OperatorNotDefinedException { Error: NotDefinedError undefined } => new Outcome.UnknownOperator(undefined.Operator, undefined.HasKernels),
        DispatchException { Error: var failure } => new Outcome.FallbackFailed(default, default, failure),
        _ => new Outcome.NotPredictable(e.Message),
    };

    /// <summary>A subclass whose handler does what nobody can know.</summary>
    private sealed class Stopping(TensorShape shape, TensorOptions options) : SubclassTensor(shape, options)
    {
        public override bool Handle(DispatchedCall call) => throw new StoppedException(new Outcome.NotPredictable("an interpreter handles the call"));
    }

    /// <summary>Materialises nothing: which kernel is passed is all that is asked here.</summary>
    private sealed class NoMaterialiser : IMaterialiser
    {
        public Tensor Materialise(Dispatcher dispatcher, DispatchKey property, Tensor tensor) => tensor;

        public void CopyInto(Dispatcher dispatcher, DispatchKey property, Tensor target, Tensor values)
        {
        }
    }

#pragma warning disable CA1032, CA1064 // Thrown and caught in this file alone.
    private sealed class StoppedException(Outcome outcome) : Exception
    {
        public Outcome Outcome => outcome;
    }
#pragma warning restore CA1032, CA1064
}
