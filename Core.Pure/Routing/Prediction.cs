using System.Collections.Immutable;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Routing;

/// <summary>Predicts the whole chain of kernels that a call passes, from what each kernel is known to do next. Runs nothing.</summary>
public static class Prediction
{
    /// <summary>The chain of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="state">The thread's state.</param>
    /// <param name="settings">Operators and circumstances.</param>
    /// <returns>Every hop and the outcome; a chain that cannot be followed to its end says so.</returns>
    public static Route Of(Call call, ThreadState state, RouteSettings settings)
    {
        var walk = new Walk(settings);
        var outcome = walk.Call(call, state, 0) ?? new Outcome.Returned();
        return new Route(walk.Hops.ToImmutable(), outcome);
    }

    // Implementation note: one walk is one call of Of; the mutable state below never leaves it. A null outcome means "returned, go on".
    private sealed class Walk(RouteSettings settings)
    {
        private readonly HashSet<(OperatorName Operator, HopKind Kind, DispatchKeySet Keys, ThreadState State, Call Call)> _open = [];
        private int _kernels;

        public ImmutableArray<Hop>.Builder Hops { get; } = ImmutableArray.CreateBuilder<Hop>();

        public Outcome? Call(Call call, ThreadState state, int depth)
        {
            if (settings.Find(call.Operator) is not { } op) return new Outcome.UnknownOperator(call.Operator, settings.HasKernels(call.Operator));
            var choice = Router.Choose(op.Table, call.Keys(op.Schema.DispatchArguments), state.Keys);
            return Enter(HopKind.Call, op, call, choice, state, depth);
        }

        private Outcome? Redispatch(RoutedOperator op, Call call, DispatchKeySet keys, ThreadState state, int depth) =>
            Enter(HopKind.Redispatch, op, call, Router.Redispatch(keys), state, depth);

        private Outcome? Enter(HopKind kind, RoutedOperator op, Call call, Choice choice, ThreadState state, int depth)
        {
            var content = op.Table[choice.Slot];
            if (content.Reason == SlotReason.AmbiguousAutogradOther) return new Outcome.Ambiguous(call.Operator);
            if (content.Rule is not { } rule)
                return !op.IsConsistent ? new Outcome.InvariantViolation(call.Operator)
                    : choice.Keys.HighestPriorityKey == DispatchKey.Undefined ? new Outcome.NoTensorArguments(call.Operator)
                    : new Outcome.NoKernel(call.Operator, choice.Keys.HighestPriorityKey);
            if (content.IsFallthrough) return new Outcome.FallthroughCalled(call.Operator, KeyLayout.KeyAt(choice.Slot));

            var hop = new Hop(depth, kind, call.Operator, choice.Keys, state, choice.Slot, content);
            Hops.Add(hop);
            if (!hop.IsBuiltIn && ++_kernels >= settings.KernelLimit) return new Outcome.DepthLimit(settings.KernelLimit);
            var open = (call.Operator, kind, choice.Keys, state, call);
            if (!_open.Add(open) && settings.DetectCycles) return new Outcome.Cycle(call.Operator, hop.Key);
            var outcome = Follow(rule.Kernel.Next, op, call, hop);
            _open.Remove(open);
            return outcome;
        }

        private Outcome? Follow(KernelNext next, RoutedOperator op, Call call, Hop hop) => next switch
        {
            KernelNext.Leaf => null,
            KernelNext.Redispatch r => Redispatch(op, call, r.Keys.From(hop.Keys), Under(r.Under, hop.State), hop.Depth + 1),
            KernelNext.CallAgain again => Call(call, again.Under.Enter(hop.State), hop.Depth + 1),
            KernelNext.CallOther other => CallOther(other, call, hop) ?? Follow(other.Then, op, call, hop),
            KernelNext.SelectBackend => SelectBackend(op, call, hop),
            KernelNext.BuiltIn builtIn => FollowBuiltIn(builtIn.Key, op, call, hop),
            KernelNext.Composite => new Outcome.NotPredictable($"a composite kernel of `{call.Operator}` calls other operators"),
            KernelNext.Unknown unknown => new Outcome.NotPredictable(unknown.Why),
            _ => new Outcome.NotPredictable("the kernel's next step is of an unknown kind"),
        };

        private Outcome? CallOther(KernelNext.CallOther other, Call call, Hop hop) =>
            settings.Find(other.Other) is { } target
                ? Call(Routing.Call.Forwarding(target.Schema, call.Tensors()), Under(other.Under, hop.State), hop.Depth + 1)
                : new Outcome.UnknownOperator(other.Other, settings.HasKernels(other.Other));

        // The generated kernels take the device from the options (CPU when none is given) and, where tensors take part too, their keys.
        private Outcome? SelectBackend(RoutedOperator op, Call call, Hop hop)
        {
            var device = call.Arguments.OfType<CallArgument.Device>().Select(d => d.Type).FirstOrDefault(DeviceType.Cpu);
            return Devices.KeyOf(device, TensorLayout.Strided, false).Match(
                Right: key => Redispatch(
                    op, call,
                    (call.Keys(op.Schema.DispatchArguments) | DispatchKeySet.Of(key)) & DispatchKeySet.FullAfter(DispatchKey.BackendSelect),
                    hop.State, hop.Depth + 1)
                    ?? new Outcome.Returned(),
                Left: error => new Outcome.FallbackFailed(call.Operator, DispatchKey.BackendSelect, error)) is { } outcome and not Outcome.Returned
                    ? outcome
                    : null;
        }

        private Outcome? FollowBuiltIn(DispatchKey key, RoutedOperator op, Call call, Hop hop)
        {
            var tensors = call.Tensors();
            var situation = new FallbackSituation(call.Operator.ToString(), hop.Keys, hop.State)
            {
                Engine = settings.Engine,
                Mode = settings.FallbackMode,
                AnyInputRequiresGrad = tensors.Any(t => t.RequiresGrad),
                // Every tensor of a program is an object of its host, which interprets it when asked; only the key is special.
                Arguments = [.. tensors.Select(t => new ArgumentFacts(t.Keys.Has(DispatchKey.Python), true))],
                FakeImplementation = op.FakeImplementation,
            };
            return BuiltInFallbacks.Decide(key, situation) switch
            {
                FallbackStep.Redispatch r => Redispatch(op, call, r.Keys, r.State, hop.Depth + 1),
                FallbackStep.RedispatchThenMarkOutputs r => Redispatch(op, call, r.Keys, r.State, hop.Depth + 1),
                FallbackStep.MaterialiseThenRedispatch m => Redispatch(op, call, m.Keys, m.State, hop.Depth + 1),
                FallbackStep.PassOver => new Outcome.FallthroughCalled(call.Operator, key),
                FallbackStep.Raise raise => new Outcome.FallbackFailed(call.Operator, key, raise.Failure),
                FallbackStep.RunInterpreter => new Outcome.NotPredictable("an interpreter handles the call"),
                FallbackStep.HandToDispatcher => new Outcome.NotPredictable("the thread's dispatcher object handles the call"),
                _ => new Outcome.NotPredictable("the fallback's next step is of an unknown kind"),
            };
        }

        private static ThreadState Under(Guard? guard, ThreadState state) => guard?.Enter(state) ?? state;
    }
}
