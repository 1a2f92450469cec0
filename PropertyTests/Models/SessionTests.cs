using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Models;

public sealed class SessionTests
{
    [Fact]
    public void The_core_goes_through_every_session_as_the_model_does() =>
        Claim.Checks(ProgramGen.Sessions, session => Assert.Null(SessionRun.FirstDifference(session, new CoreSystem())), 600);

    [Fact]
    public void Sessions_meet_every_end_of_a_call_and_long_passages()
    {
        var passages = new List<Passage>();
        foreach (var session in ProgramGen.Sessions.Generator.Sample(1200, 10)) SessionRun.FirstDifference(session, new CoreSystem(), passages.Add);
        Assert.Superset(
            new HashSet<string>
            {
                Passage.Returned, Passage.Limit, Passage.NoKernel, Passage.NothingLeft, Passage.Fallthrough, Passage.NoSchema, Passage.Ambiguous,
            },
            passages.Select(p => p.End).ToHashSet());
        Assert.Contains(passages, p => p.End == Passage.Returned && p.Stops.Distinct().Count() >= 2);
    }

    [Fact]
    public void A_session_with_a_wrong_guard_is_told_from_the_model()
    {
        var session = new Step[] { new Step.Enter(0, new Guard.BelowAutograd()), new Step.Leave(0) };
        Assert.Null(SessionRun.FirstDifference(session, new CoreSystem()));
        Assert.Contains("step 1", SessionRun.FirstDifference(session, new NeverLeaves()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shrunk_session_keeps_what_its_releases_release()
    {
        Step[] program = [new Step.Define(0, 0), new Step.Define(1, 0), new Step.Release(1), new Step.Release(0)];
        Assert.Equal(
            [
                [new Step.Define(1, 0), new Step.Release(0)],
                [new Step.Define(0, 0), new Step.Release(0)],
                [new Step.Define(0, 0), new Step.Define(1, 0), new Step.Release(0)],
                [new Step.Define(0, 0), new Step.Define(1, 0), new Step.Release(1)],
            ],
            ProgramGen.Smaller(program));
    }

    // A system that forgets to restore: the check must be able to fail.
    private sealed class NeverLeaves : IDispatchSystem
    {
        private readonly CoreSystem _core = new();

        public string? Register(int at, Step step) => _core.Register(at, step);

        public void Enter(int thread, Guard guard) => _core.Enter(thread, guard);

        public void Leave(int thread)
        {
        }

        public string StateOf(int thread) => _core.StateOf(thread);

        public Passage Call(Step.Call call) => _core.Call(call);
    }
}
