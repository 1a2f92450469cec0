using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>Compares the chain of kernels that is predicted of a call with the one that a trace of it shows.</summary>
internal static class PredictedChain
{
    private static readonly DispatchKeySet Helped = KeySets.Autograd | DispatchKeySet.Of(DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor);

    /// <summary>Makes the call under random guards.</summary>
    /// <param name="session">Where it is made.</param>
    /// <param name="prepared">The call.</param>
    /// <param name="random">Decides the guards.</param>
    /// <param name="label">The call in messages.</param>
    /// <param name="helpsItself">Which kernels, by operator and keys, do their work by calls of other operators, beside those of autograd and of the bits of tensors; null for none.</param>
    /// <returns>How many hops were predicted.</returns>
    public static int Check(AtenSession session, PreparedCall prepared, System.Random random, object label, Func<string, DispatchKeySet, bool>? helpsItself = null)
    {
        var state = State(random);
        ImmutableArray<Step> ran;
        Exception? refused = null;
        using (state.Restore())
        {
            var trace = new Steps();
            using (session.Dispatcher.Observe(trace))
            {
                try
                {
                    prepared.Run();
                }
                catch (DispatchException thrown)
                {
                    refused = thrown;
                }
            }

            ran = [.. trace.Seen];
        }

        var route = Prediction.Of(new Call(prepared.Operator.Name, [.. prepared.Arguments.Select(ArgumentOf)]), state, session.Dispatcher.RouteSettings());
        ran = WithoutHelpers(ran, helpsItself);
        var predicted = route.Hops.Select(hop => new Step(hop.Depth, hop.Kind == HopKind.Call, hop.Operator.ToString(), hop.Keys)).ToImmutableArray();
        // A composite kernel calls what it likes, and a kernel that refuses its arguments goes no further.
        var isOpen = route.Outcome is Functional.Dispatch.Routing.Outcome.NotPredictable;
        if (isOpen) ran = [.. ran.Take(predicted.Length)];
        if (refused is not null) predicted = [.. predicted.Take(ran.Length)];
        Assert.True(predicted.SequenceEqual(ran), $"{label}, {state.Keys}\npredicted {string.Join(" → ", predicted)}\nran       {string.Join(" → ", ran)}");
        return predicted.Length;
    }

    // Autograd kernels of in-place operators save a copy of what is overwritten, and the fallbacks of Conjugate and Negative carry out the bit: by calls
    // of other operators, when they have to. That is not the way of the call itself.
    private static ImmutableArray<Step> WithoutHelpers(ImmutableArray<Step> steps, Func<string, DispatchKeySet, bool>? helpsItself)
    {
        var way = ImmutableArray.CreateBuilder<Step>();
        for (var i = 0; i < steps.Length; i++)
        {
            var helper = steps[i].Depth;
            var isHelper = steps[i].IsCall && way.LastOrDefault(s => s.Depth < helper) is { } caller
                && (Helped.Has(caller.Keys.HighestFunctionality) || helpsItself?.Invoke(caller.Operator, caller.Keys) == true);
            if (!isHelper) way.Add(steps[i]);
            else while (i + 1 < steps.Length && steps[i + 1].Depth > helper) i++;
        }

        return way.ToImmutable();
    }

    // Every guard that a program may hold around operator calls.
    private static ThreadState State(System.Random random) => random.Next(6) switch
    {
        0 => Under(() => { using var guard = Guards.InferenceMode(); return ThreadContext.State; }),
        1 => Under(() => { using var guard = Guards.NoGrad(); return ThreadContext.State; }),
        2 => Under(() => { using var guard = Guards.BelowAutograd(); return ThreadContext.State; }),
        3 => Under(() => { using var guard = Guards.BelowADInplaceOrView(); return ThreadContext.State; }),
        4 => Under(() =>
        {
            using var outer = Guards.NoGrad();
            using var guard = Guards.Exclude(DispatchKeySet.Of(DispatchKey.ADInplaceOrView));
            return ThreadContext.State;
        }),
        _ => Under(() => ThreadContext.State),
    };

    private static ThreadState Under(Func<ThreadState> state) => state();

    private static CallArgument ArgumentOf(Value value) => value.Kind switch
    {
        ValueKind.Tensor => new CallArgument.Tensor(value.KeyUnion(), value.AsTensor is Tensor { RequiresGrad: true }),
        ValueKind.None => new CallArgument.None(),
        ValueKind.Device => new CallArgument.Device(value.ToDevice().Type),
        ValueKind.List when value.Items.Any(i => i.Kind == ValueKind.Tensor) => new CallArgument.List([.. value.Items.Select(ArgumentOf)]),
        _ => new CallArgument.Other(),
    };

    private sealed record Step(int Depth, bool IsCall, string Operator, DispatchKeySet Keys)
    {
        public override string ToString() => $"{Depth} {Operator} {Keys.HighestPriorityKey}";
    }

    private sealed class Steps : CallObserver
    {
        private int _depth;

        public List<Step> Seen { get; } = [];

        public override bool NeedsRedispatches => true;

        public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs)
        {
            Seen.Add(new Step(_depth++, range == CallRanges.Call, op.Name.ToString(), keys));
            return null;
        }

        public override void OnLeave(object? token, OperatorEntry op, Exception? error) => _depth--;
    }
}
