using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>The chain of kernels that <c>fdispatch explain</c> predicts over the exported library is the chain that a trace of the real call shows.</summary>
public sealed class ChainPredictionTests
{
    private const int Calls = 40;

    private static readonly AtenSession Session = new();

    public static TheoryData<string> Operators => [.. Recording.Operators];

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_predicted_chain_is_the_traced_one(string op)
    {
        var followed = 0;
        Claim.Checks(Arb.From(Gen.Choose(0, int.MaxValue)), seed => followed += Check(op, seed), Calls);
        Assert.True(followed > 0, "no call was followed");
    }

    private static int Check(string op, int seed)
    {
        if (Variation.Of(op, seed) is not { } call) return 0;
        var random = new System.Random(seed);
        return PredictedChain.Check(Session, PreparedCall.Of(Session, call, onMeta: random.Next(4) == 0), random, call.Case);
    }
}
