using System.Reflection;
using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Suites;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Cli.Arguments;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class CatalogueTests
{
    [Fact]
    public void A_row_is_known_by_suite_and_name()
    {
        Assert.Distinct(Catalogue.All.Select(s => s.Name));
        Assert.All(Catalogue.All, s => Assert.Distinct(s.Rows.Select(r => r.Name)));
    }

    [Fact]
    public void A_floor_is_a_row_of_the_same_suite_and_unit_and_has_no_floor()
    {
        foreach (var suite in Catalogue.All)
        {
            foreach (var row in suite.Rows.Where(r => r.Floor is not null))
            {
                var floor = Assert.Single(suite.Rows, r => r.Name == row.Floor);
                Assert.Null(floor.Floor);
                Assert.Equal(row.Unit, floor.Unit);
            }
        }
    }

    [Fact]
    public void Every_suite_has_a_benchmark_of_its_rows_with_their_number_of_operations()
    {
        var classes = typeof(WorkloadBenchmarks).Assembly.GetTypes().Where(t => t.BaseType == typeof(WorkloadBenchmarks)).ToArray();
        var covered = new HashSet<string>();
        foreach (var type in classes)
        {
            var benchmarks = (WorkloadBenchmarks)Activator.CreateInstance(type)!;
            var rows = Catalogue.All.Single(s => s.Name == benchmarks.Suite).Rows.Where(r => r.Unit == BenchUnits.Nanoseconds).ToArray();
            Assert.Equal(rows.Select(r => r.Name), benchmarks.Rows);
            var operations = type.GetMethod("Run")!.GetCustomAttribute<BenchmarkAttribute>()!.OperationsPerInvoke;
            Assert.All(rows, r => Assert.Equal(operations, r.Operations));
            Assert.True(covered.Add(benchmarks.Suite));
        }

        Assert.Equal(Catalogue.All.Where(s => s.Rows.Any(r => r.Unit == BenchUnits.Nanoseconds)).Select(s => s.Name).Order(), covered.Order());
    }

    [Fact]
    public void A_filter_takes_a_suite_or_the_rows_that_have_the_text_with_their_floors()
    {
        Assert.Equal(Catalogue.All, SuiteFilter.Select(Catalogue.All, null));
        Assert.Equal(["guards"], SuiteFilter.Select(Catalogue.All, "Guards").Select(s => s.Name));
        var suite = Assert.Single(SuiteFilter.Select(Catalogue.All, "INFERENCE mode, "[..10]), s => s.Name == "small operators");
        Assert.Equal(["one float added into a new array", "add, inference mode"], suite.Rows.Select(r => r.Name));
        var error = Assert.Throws<FailureException>(() => SuiteFilter.Select(Catalogue.All, "gaurds"));
        Assert.Equal("no suite or row has `gaurds` in its name; did you mean `guards`?", error.Message);
    }
}
