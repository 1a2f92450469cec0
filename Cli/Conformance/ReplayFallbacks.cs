using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>The recorded backend fallbacks with code that carries them out.</summary>
internal static class ReplayFallbacks
{
    public static void Register(Dispatcher dispatcher, RuleSet fallbacks)
    {
        foreach (var rule in fallbacks.Fallbacks)
        {
            var key = rule.Key.Runtime;
            dispatcher.Fallback(key, rule.Kernel.IsFallthrough ? rule.Kernel : rule.Kernel with { Code = new BoxedFunction(Of(key)) }, rule.IsBuiltInFallback);
        }
    }

    private static BoxedKernel Of(DispatchKey key) => key switch
    {
        DispatchKey.PythonTLSSnapshot => (op, keys, stack) =>
        {
            using var guard = MaybeSetTLSOnEntryGuard.Enter();
            op.RedispatchBoxed(keys & DispatchKeySet.FullAfter(key), stack);
        },
        DispatchKey.PreDispatch => (op, keys, stack) => op.RedispatchBoxed(keys & DispatchKeySet.FullAfter(key), stack),
        DispatchKey.Meta => (op, _, _) => throw new SnapshotMisuseException(new FallbackFailure.NoMetaKernel(op.Name.ToString())),
        _ when AutogradFallback.Keys.Contains(key) => (op, keys, stack) => op.RedispatchBoxed(keys & KeySets.AfterAutograd, stack),
        _ => (_, _, _) => throw new SnapshotMisuseException(new FallbackFailure.NotSupported(key)),
    };
}
