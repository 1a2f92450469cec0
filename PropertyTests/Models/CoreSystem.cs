using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Rules;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Testing;

namespace Functional.Dispatch.PropertyTests.Models;

/// <summary>The core under test: rule sets and thread states as values, calls as predictions.</summary>
internal sealed class CoreSystem : IDispatchSystem
{
    private readonly ProgramRun _run = new();
    private readonly ThreadState[] _states = new ThreadState[ProgramGen.Threads];
    private readonly Stack<(Guard Guard, ThreadState Entry)>[] _guards = [.. Enumerable.Range(0, ProgramGen.Threads).Select(_ => new Stack<(Guard, ThreadState)>())];

    public string? Register(int at, Step step) => _run.Apply(at, step)?.GetType().Name;

    public void Enter(int thread, Guard guard)
    {
        _guards[thread].Push((guard, _states[thread]));
        _states[thread] = guard.Enter(_states[thread]);
    }

    public void Leave(int thread)
    {
        if (_guards[thread].TryPop(out var top)) _states[thread] = top.Guard.Leave(top.Entry, _states[thread]);
    }

    public string StateOf(int thread) => NaiveState.ContentOf(_states[thread]);

    public Passage Call(Step.Call call)
    {
        var settings = RouteSettings.Over(_run.Rules) with { DetectCycles = false, KernelLimit = Passage.KernelLimit };
        var route = Prediction.Of(new Call(ProgramGen.Name(call.Operator), call.Arguments), _states[call.Thread], settings);
        return new Passage([.. route.Hops.Select(h => new Stop(int.Parse(h.Rule.Kernel.Debug, null), h.Key))], route.Outcome switch
        {
            Outcome.Returned => Passage.Returned,
            Outcome.DepthLimit => Passage.Limit,
            Outcome.NoKernel => Passage.NoKernel,
            Outcome.NoTensorArguments => Passage.NothingLeft,
            Outcome.Ambiguous => Passage.Ambiguous,
            Outcome.FallthroughCalled => Passage.Fallthrough,
            Outcome.UnknownOperator => Passage.NoSchema,
            var other => $"{other}",
        });
    }
}
