using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Rules;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using Functional.Dispatch.Testing;

namespace Functional.Dispatch.PropertyTests.Models;

/// <summary>
/// The obviously right dispatcher: registrations as a list searched from its newest end (<see cref="ReferenceModel"/>), keysets as sets of numbers, one
/// state for each thread with a stack of what to restore, and section 4 and 6 of the dispatch model line by line.
/// </summary>
internal sealed class SessionModel : IDispatchSystem
{
    private readonly ReferenceModel _rules = new();
    private readonly NaiveState[] _states = [.. Enumerable.Repeat(NaiveState.Default, ProgramGen.Threads)];
    private readonly List<(Guard Guard, NaiveState Entry)>[] _guards = [.. Enumerable.Range(0, ProgramGen.Threads).Select(_ => new List<(Guard, NaiveState)>())];

    public string? Register(int at, Step step) => _rules.Apply(at, step)?.Name;

    public void Enter(int thread, Guard guard)
    {
        _guards[thread].Add((guard, _states[thread]));
        _states[thread] = _states[thread].Enter(guard);
    }

    public void Leave(int thread)
    {
        if (_guards[thread] is not [.., var (guard, entry)]) return;
        _guards[thread].RemoveAt(_guards[thread].Count - 1);
        _states[thread] = _states[thread].Leave(guard, entry);
    }

    public string StateOf(int thread) => _states[thread].Content;

    public Passage Call(Step.Call call)
    {
        var stops = new List<Stop>();
        if (_rules.Definition(call.Operator) is null) return new Passage(stops, Passage.NoSchema);
        return new Passage(stops, Chosen(call, _states[call.Thread], stops));
    }

    // Section 4: the union of the arguments, included, then excluded, then the mask.
    private string Chosen(Step.Call call, NaiveState state, List<Stop> stops)
    {
        var keys = TakingPart(call).SelectMany(a => a.Tensors()).Aggregate(NaiveKeys.Empty, (all, t) => all.And(NaiveKeys.Of(t.Keys)));
        keys = keys.And(state.Included).Without(state.Excluded);
        var kept = _rules.Kept(call.Operator, keys.HighestBackend).Select(f => (int)f).ToHashSet();
        keys = keys with { Functionalities = [.. keys.Functionalities.Where(kept.Contains)] };
        return Selected(call, keys, state, stops);
    }

    private string Selected(Step.Call call, NaiveKeys keys, NaiveState state, List<Stop> stops)
    {
        var (at, reason) = _rules.Slot(call.Operator, keys.Selected);
        if (reason == SlotReason.AmbiguousAutogradOther) return Passage.Ambiguous;
        if (at is not { } step) return keys.Functionalities.IsEmpty ? Passage.NothingLeft : Passage.NoKernel;
        if (_rules.IsFallthrough(at)) return Passage.Fallthrough;
        stops.Add(new Stop(step, keys.Selected));
        if (stops.Count >= Passage.KernelLimit) return Passage.Limit;
        return _rules.NextOf(step) switch
        {
            KernelNext.Leaf => Passage.Returned,
            // Section 6: the set as it is, neither thread state nor mask read.
            KernelNext.Redispatch r => Selected(call, Continued(r.Keys, keys), r.Under is { } under ? state.Enter(under) : state, stops),
            // Called again: both are read.
            KernelNext.CallAgain again => Chosen(call, state.Enter(again.Under), stops),
            var other => $"{other}",
        };
    }

    private static NaiveKeys Continued(RedispatchKeys next, NaiveKeys received) => next switch
    {
        RedispatchKeys.BelowOwn => received.Below(received.Highest),
        RedispatchKeys.BelowOwnAnd and => received.Below(received.Highest).And(NaiveKeys.Of(and.Keys)),
        RedispatchKeys.Masked masked => received.Both(NaiveKeys.Of(masked.Mask)),
        RedispatchKeys.Exactly exactly => NaiveKeys.Of(exactly.Keys),
        _ => throw new ArgumentOutOfRangeException(nameof(next)),
    };

    // `Tensor self` of the first operator; of the second `Tensor?[] list` and `Tensor? other`, but not `Tensor[]? apart`.
    private static IEnumerable<CallArgument> TakingPart(Step.Call call) => call.Arguments.Take(call.Operator == 0 ? 1 : 2);
}
