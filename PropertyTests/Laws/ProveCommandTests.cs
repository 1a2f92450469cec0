using System.Text.Json;
using Functional.Dispatch.Cli;
using Functional.Dispatch.PropertyTests.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Laws;

/// <summary><c>fdispatch prove</c> from the command line.</summary>
public sealed class ProveCommandTests
{
    [Fact]
    public void It_prints_law_method_and_time_and_ends_in_a_summary()
    {
        var lines = Tool.Text("prove", "--laws", "Slots_number*", "--cases", "10").TrimEnd().Split('\n');
        Assert.Matches(@"^\s+seconds\s+method\s+law$", lines[0]);
        Assert.Matches(@"^\s*holds\s+\d+\.\d\d\s+decided 137\s+Slots_number_the_runtime_keys_in_order$", lines[1]);
        Assert.StartsWith("1 laws, 0 failed, 0 not proved, 0 proofs skipped, in ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_is_found_by_its_origin()
    {
        var laws = Tool.Json("prove", "--laws", "G20", "--cases", "10").GetProperty("laws");
        Assert.Equal("AutogradOther_is_ambiguous_iff_composite_meets_backend", Assert.Single(laws.EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("holds", laws[0].GetProperty("status").GetString());
    }

    [Fact]
    public void The_shape_of_the_JSON_is_as_documented()
    {
        var json = Tool.Json("prove", "--laws", "Union_is_idempotent", "--cases", "10", "--seed", "5");
        Assert.Equal(
            ["laws", "failed", "not_proved", "proofs_skipped", "cases", "algebra_cases", "seed", "z3", "seconds"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["name", "family", "references", "status", "method", "seconds", "detail", "seed", "again"], json.GetProperty("laws")[0].EnumerateObject().Select(p => p.Name));
        var hasSolver = json.GetProperty("z3").ValueKind == JsonValueKind.String;
        Assert.Equal(hasSolver ? "holds" : "proof_skipped", json.GetProperty("laws")[0].GetProperty("status").GetString());
        Assert.Equal(hasSolver ? 0 : 1, json.GetProperty("proofs_skipped").GetInt32());
    }

    [Theory]
    [InlineData("Union_is_asociative", "no law is named `Union_is_asociative`; did you mean `Union_is_associative`?")]
    [InlineData("G22", "no law is named `G22`; `fdispatch prove --markdown` lists them")]
    public void A_law_that_is_not_there_is_refused(string pattern, string line) => Assert.Equal(line, Tool.Refusal("prove", "--laws", pattern));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999")]
    public void A_senseless_number_of_cases_is_refused(string cases) =>
        Assert.Equal($"{cases} is no number of cases; from 1 to 10000000", Tool.Refusal("prove", "--laws", "Union_is_idempotent", "--cases", cases));

    [Fact]
    public void Full_takes_the_large_numbers_of_cases()
    {
        Assert.Contains("proved, sampled 100000", Tool.Text("prove", "--laws", "Union_is_idempotent", "--full").Replace("proof skipped", "proved", StringComparison.Ordinal), StringComparison.Ordinal);
        var text = Tool.Text("prove", "--laws", "Parsing_a_printed_operator_name_gives_the_name", "--full");
        Assert.Contains("sampled 10000", text, StringComparison.Ordinal);
        Assert.Contains("; 100000 cases of laws of the algebra and 10000 of others from seed 1; ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_and_a_number_of_cases_are_not_given_together() => Assert.Equal(
        "--full and --cases cannot both be given; --full is 100000 cases of laws of the algebra and 10000 of others",
        Tool.Refusal("prove", "--full", "--cases", "5"));

    [Fact]
    public void A_whole_name_is_that_law_alone() =>
        Assert.Single(Tool.Json("prove", "--laws", "A_calls_keys_are_the_union_over_all_its_tensors", "--cases", "1").GetProperty("laws").EnumerateArray());

    [Fact]
    public void Table_laws_are_decided_for_the_rules_given()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "laws.rules.jsonl");
        File.WriteAllText(file, """{"name":"my::add","schema":"my::add(Tensor a, Tensor b) -> Tensor","kernels":[{"key":"CPU"},{"key":"Autograd"}]}""");
        var text = Tool.Text("prove", "--laws", "Every_slot_has_one_reason*", "--rules", file);
        Assert.Contains("decided 1 operators (1 shapes)", text, StringComparison.Ordinal);
    }
}
