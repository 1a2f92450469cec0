using System.Collections.Immutable;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Fallbacks;

/// <summary>Everything the built-in fallbacks decide by.</summary>
/// <param name="Operator">The operator, printed.</param>
/// <param name="Keys">The keys the fallback was chosen with.</param>
/// <param name="State">The thread's state.</param>
public sealed record FallbackSituation(string Operator, DispatchKeySet Keys, ThreadState State)
{
    /// <summary>Whether an autograd engine is there.</summary>
    public AutogradEngine Engine { get; init; } = AutogradEngine.Attached;

    /// <summary>The autograd fallback mode; PyTorch's default is Warn.</summary>
    public AutogradFallbackMode Mode { get; init; } = AutogradFallbackMode.Warn;

    /// <summary>Whether any tensor argument requires grad.</summary>
    public bool AnyInputRequiresGrad { get; init; }

    /// <summary>Whether a dispatch mode is on the thread's stack.</summary>
    public bool HasMode { get; init; }

    /// <summary>The tensor arguments in order, lists flattened, none entries left out.</summary>
    public ImmutableArray<ArgumentFacts> Arguments { get; init; } = [];

    /// <summary>Whether the thread has a dispatcher object.</summary>
    public bool HasDispatcherObject { get; init; }

    /// <summary>Module and context declared to hold the operator's fake implementation, or null.</summary>
    public (string Module, string Context)? FakeImplementation { get; init; }

    /// <summary>Whether that module is loaded.</summary>
    public bool IsFakeImplementationLoaded { get; init; }
}

/// <summary>Section 7 of the dispatch model: what the fallback that PyTorch 2.14.1 registers for a key does.</summary>
public static class BuiltInFallbacks
{
    /// <summary>Decides for the built-in fallback of a key.</summary>
    /// <param name="key">The key whose fallback was reached.</param>
    /// <param name="situation">The situation.</param>
    /// <returns>The next step; <see cref="FallbackFailure.NotSupported"/> for the fallbacks of functorch, functionalisation, tracing and legacy batching, which need a kernel of their own here; <see cref="FallbackFailure.NoBuiltIn"/> for keys without one.</returns>
    public static FallbackStep Decide(DispatchKey key, FallbackSituation situation)
    {
        var (keys, state) = (situation.Keys, situation.State);
        if (AutogradFallback.Keys.Contains(key))
            return AutogradFallback.OnCall(situation.Engine, situation.Mode, keys, state, situation.AnyInputRequiresGrad);
        return key switch
        {
            DispatchKey.ADInplaceOrView or DispatchKey.BackendSelect or DispatchKey.VmapMode or DispatchKey.FuncTorchVmapMode
                or DispatchKey.AutocastCPU or DispatchKey.AutocastMTIA or DispatchKey.AutocastMAIA or DispatchKey.AutocastXPU
                or DispatchKey.AutocastMPS or DispatchKey.AutocastCUDA => new FallbackStep.PassOver(),
            DispatchKey.Meta => OnMeta(situation),
            DispatchKey.Python => PythonFallback.OnCall(keys, state, situation.HasMode, situation.Arguments),
            DispatchKey.PythonDispatcher => situation.HasDispatcherObject
                ? new FallbackStep.HandToDispatcher(keys.Remove(DispatchKey.PythonDispatcher))
                : new FallbackStep.Raise(new FallbackFailure.NoDispatcherObject()),
            DispatchKey.PythonTLSSnapshot => PythonFallback.OnSnapshot(keys, state),
            DispatchKey.PreDispatch => new FallbackStep.Redispatch(keys & DispatchKeySet.FullAfter(key), state),
            DispatchKey.Conjugate or DispatchKey.Negative or DispatchKey.ZeroTensor =>
                new FallbackStep.MaterialiseThenRedispatch(key, keys & DispatchKeySet.FullAfter(key), state),
            DispatchKey.Functionalize or DispatchKey.Tracer or DispatchKey.Batched or DispatchKey.BatchedNestedTensor
                or DispatchKey.FuncTorchBatched or DispatchKey.FuncTorchGradWrapper or DispatchKey.FuncTorchDynamicLayerFrontMode
                or DispatchKey.FuncTorchDynamicLayerBackMode => new FallbackStep.Raise(new FallbackFailure.NotSupported(key)),
            _ => new FallbackStep.Raise(new FallbackFailure.NoBuiltIn(key)),
        };
    }

    private static FallbackStep.Raise OnMeta(FallbackSituation situation) =>
        new(situation is { FakeImplementation: { } hint, IsFakeImplementationLoaded: false }
            ? new FallbackFailure.FakeImplementationNotLoaded(situation.Operator, hint.Module, hint.Context)
            : new FallbackFailure.NoMetaKernel(situation.Operator));
}
