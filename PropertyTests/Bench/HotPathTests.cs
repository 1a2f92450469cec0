using Functional.Dispatch.Bench.Workloads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

/// <summary>The hot path allocates nothing: every row of the catalogue that says so is run and counted.</summary>
public sealed class HotPathTests
{
    public static TheoryData<string, string> Rows =>
        [.. Catalogue.All.SelectMany(s => s.Rows.Where(r => r.AllocatesNothing).Select(r => (s.Name, r.Name)))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_the_hot_path_allocates_nothing(string suite, string row) => Assert.Equal(0, Allocated(Catalogue.Find(suite, row)));

    [Fact]
    public void The_hot_path_is_choice_calls_redispatch_guards_and_the_layers_that_record_nothing()
    {
        string[] hot =
        [
            "choice, one keyset", "choice, 1,024 keysets", "choice, 65,536 keysets", "typed call", "typed call, random devices", "boxed call", "redispatch", "guards", "autograd layer", "fallback chain",
        ];
        foreach (var suite in hot)
            Assert.All(Catalogue.All.Single(s => s.Name == suite).Rows.Where(r => !r.Name.Contains("Dictionary", StringComparison.Ordinal)), r => Assert.True(r.AllocatesNothing, r.Name));
        var calls = Catalogue.All.Single(s => s.Name == "typed call").Rows.Select(r => r.Name);
        Assert.Superset(Enumerable.Range(1, 8).Select(n => n == 1 ? "1 tensor" : $"{n} tensors").ToHashSet(), calls.ToHashSet());
    }

    [Fact]
    public void A_row_that_allocates_is_caught() => Assert.InRange(Allocated(Catalogue.Find("observers", "one observer")), 1024, long.MaxValue);

    // The body may be compiled anew between two runs, so the least of several counts.
    private static long Allocated(Workload workload)
    {
        var (body, least) = (workload.Make(), long.MaxValue);
        for (var round = 0; round < 5 && least > 0; round++)
        {
            for (var i = 0; i < 2; i++) body.Run();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++) body.Run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
