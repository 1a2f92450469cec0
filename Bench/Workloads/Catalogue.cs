namespace Functional.Dispatch.Bench.Workloads;

/// <summary>Every suite: the one list that the quick table, BenchmarkDotNet, the peers and the tests go by.</summary>
internal static class Catalogue
{
    /// <summary>The suites, from the smallest piece to the largest.</summary>
    public static IReadOnlyList<Suite> All { get; } =
    [
        ChoiceSuite.Predictable,
        ChoiceSuite.Random,
        ChoiceSuite.Unpredictable,
        TypedCallSuite.OneDevice,
        TypedCallSuite.RandomDevices,
        BoxedCallSuite.Calls,
        BoxedCallSuite.Redispatch,
        BoxedCallSuite.ThreadGuards,
        BoxedCallSuite.Autograd,
        FallbackSuite.Chain,
        ObserverSuite.Observed,
        RegistrationSuite.Registration,
        RegistrationSuite.Memory,
        RulesSuite.Tables,
        RulesSuite.Schemas,
        RulesSuite.Load,
        SmallOperatorSuite.OneElement,
        ExplainSuite.Start,
    ];

    /// <summary>One row.</summary>
    /// <param name="suite">Its suite.</param>
    /// <param name="row">Its name.</param>
    /// <returns>The row.</returns>
    public static Workload Find(string suite, string row) => All.Single(s => s.Name == suite).Rows.Single(r => r.Name == row);
}
