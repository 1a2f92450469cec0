using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>A fallback that ends every call by an error: Meta's, and those of the keys whose systems are not here (functorch, functionalisation, the tracer, legacy batching).</summary>
/// <param name="key">The key.</param>
internal sealed class RefusingKernel(DispatchKey key) : CallableFunction
{
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var hint = op.Table.Rules.Definition?.FakeImplementation;
        var situation = new FallbackSituation(op.Name.ToString(), keys, ThreadContext.State)
        {
            FakeImplementation = hint,
            IsFakeImplementationLoaded = hint is { } declared && op.Dispatcher.Settings.LoadedModules.Contains(declared.Module),
        };
        throw FallbackFailures.Of(((FallbackStep.Raise)BuiltInFallbacks.Decide(key, situation)).Failure);
    }
}
