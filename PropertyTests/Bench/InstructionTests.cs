using System.Text;
using Functional.Dispatch.Bench.Instructions;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Cli.Arguments;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class InstructionTests
{
    private static readonly RowName Row = new("typed call", "2 tensors");

    [Fact]
    public void Of_a_file_of_callgrinds_the_label_and_the_total_are_read()
    {
        string[] lines = ["# callgrind format", "desc: Trigger: Client Request: row 3 x1", "events: Ir", "0x1 5", "totals: 8128 7"];
        Assert.Equal(("row 3 x1", 8128L), CallgrindFile.Read(lines));
        Assert.Null(CallgrindFile.Read(["desc: Trigger: Program termination", "totals: 5"]));
        Assert.Null(CallgrindFile.Read(["desc: Trigger: Client Request: ", "totals: 5"]));
        Assert.Null(CallgrindFile.Read(["desc: Trigger: Client Request: row 0 x1", "totals: many"]));
    }

    [Theory]
    [InlineData(105, false)]
    [InlineData(105.1, true)]
    [InlineData(50, false)]
    public void More_than_five_in_a_hundred_is_a_loss(double now, bool isLoss) => Assert.Equal(isLoss, Compare(now, Of(100)).IsLoss);

    [Fact]
    public void A_row_that_the_baseline_has_not_is_no_loss_and_has_no_ratio()
    {
        var comparison = Compare(100, null);
        Assert.Equal((null, null, false), (comparison.Before, comparison.Ratio, comparison.IsLoss));
    }

    [Fact]
    public void A_raise_stays_on_record_until_the_count_is_back()
    {
        var raised = Compare(120, Of(100)).ToBaseline();
        Assert.Equal(new BaselineRow(Row.Suite, Row.Name, 120, 100), raised);
        Assert.Equal(100, Compare(118, Of(120, 100)).ToBaseline().RaisedFrom);
        Assert.Null(Compare(104, Of(120, 100)).ToBaseline().RaisedFrom);
        Assert.Null(Compare(104, Of(100)).ToBaseline().RaisedFrom);
    }

    [Theory]
    [InlineData("- Typed calls check more: `2 tensors` takes 120 instructions (100 before).", true)]
    [InlineData("- Typed calls check more: `2 tensors` takes 121 instructions.", false)]
    [InlineData("- Typed calls check more: 120 instructions.", false)]
    [InlineData("- `2 tensors`: 120.", false)]
    public void A_raise_must_be_told_by_name_number_and_word(string line, bool told)
    {
        var baseline = Of(120, 100);
        Assert.Equal(told, !Comparison.Untold(baseline, ["# Changelog", line]).Any());
        Assert.Empty(Comparison.Untold(Of(120), []));
    }

    [Fact]
    public void A_baseline_reads_back_as_it_was_written()
    {
        var baseline = Of(120, 100);
        var again = Parse(baseline.Print());
        Assert.Equal(baseline.Rows, again.Rows);
        Assert.Equal(baseline.Runtime, again.Runtime);
    }

    [Theory]
    [InlineData("", "JSON of another shape")]
    [InlineData("null", "expected")]
    [InlineData("{}", "JSON of another shape")]
    [InlineData("""{ "format": "x", "runtime": "y", "rows": [] }""", "an object of format")]
    [InlineData("""{ "format": "fdispatch-instructions/1", "runtime": "y", "rows": [ null ] }""", "with rows")]
    [InlineData("""{ "format": "fdispatch-instructions/1", "runtime": "y", "rows": [ { "suite": "a", "name": "b", "instructions": -1 } ] }""", "with rows")]
    public void A_bad_baseline_is_one_line(string text, string why)
    {
        var error = Baseline.Parse("x.json", Encoding.UTF8.GetBytes(text)).Match(Right: _ => "", Left: e => e.Message);
        Assert.StartsWith("`x.json` is no baseline of instructions: ", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void At_least_ten_rows_are_guarded_and_all_can_be_counted()
    {
        Assert.InRange(HotRows.All.Count, 10, 20);
        Assert.Distinct(HotRows.All);
        foreach (var row in HotRows.All)
        {
            var body = Catalogue.Find(row.Suite, row.Name).Make();
            Assert.True(body.Before is null && body.After is null, row.Name);
        }
    }

    [Fact]
    public void Two_counts_of_one_build_agree()
    {
        RowName[] rows = [new("redispatch", "redispatch alone"), new("guards", "no-grad")];
        IReadOnlyList<double> first;
        try
        {
            first = InstructionCounter.Count(rows);
        }
        catch (FailureException e) when (e.Message.Contains("no valgrind", StringComparison.Ordinal) || e.Message.Contains("x86-64 only", StringComparison.Ordinal))
        {
            Assert.Skip(e.Message);
            return;
        }

        var second = InstructionCounter.Count(rows);
        Assert.All(first.Zip(second), c => Assert.InRange(c.Item2 / c.Item1, 0.99, 1.01));
        Assert.InRange(first[0], 20, 200);
    }

    private static Baseline Of(double instructions, double? raisedFrom = null) =>
        new() { Format = Baseline.CurrentFormat, Runtime = ".NET", Rows = [new(Row.Suite, Row.Name, instructions, raisedFrom)] };

    private static Comparison Compare(double now, Baseline? baseline) => Assert.Single(Comparison.Of([Row], [now], baseline));

    private static Baseline Parse(string text) => Baseline.Parse("x.json", Encoding.UTF8.GetBytes(text)).IfLeft(e => throw new InvalidOperationException(e.Message));
}
