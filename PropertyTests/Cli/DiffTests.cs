using System.Text.Json;
using System.Xml.Linq;
using Functional.Dispatch.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

public sealed class DiffTests : IDisposable
{
    private const string Old = """
        fallback ADInplaceOrView fallthrough
        fallback BackendSelect fallthrough
        def my::relu(Tensor x) -> Tensor
        impl my::relu CompositeImplicitAutograd debug "relu.py:1" next composite
        def my::mul(Tensor a, Tensor b) -> Tensor
        impl my::mul CPU debug "mul.cpp:10" next leaf
        impl my::mul Autograd debug "mul.cpp:20" next redispatch
        def my::gone(Tensor x) -> Tensor
        impl my::gone CPU next leaf
        """;

    private const string New = """
        fallback ADInplaceOrView fallthrough
        fallback BackendSelect fallthrough
        def my::relu(Tensor x) -> Tensor
        impl my::relu CompositeImplicitAutograd debug "relu.py:1" next composite
        impl my::relu PrivateUse1 debug "relu_orb.cpp:1" next leaf
        def my::mul(Tensor a, Tensor b, *, float by=1.0) -> Tensor
        impl my::mul CPU debug "src/mul.cpp:11" next leaf
        impl my::mul Autograd debug "mul.cpp:20" next redispatch
        def my::new(Tensor x) -> Tensor
        impl my::new CPU next leaf
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fdispatch-diff");
    private readonly string _old;
    private readonly string _new;

    public DiffTests()
    {
        (_old, _new) = (Path.Combine(_folder.FullName, "old.rules"), Path.Combine(_folder.FullName, "new.rules"));
        File.WriteAllText(_old, Old);
        File.WriteAllText(_new, New);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_rule_set_does_not_differ_from_itself()
    {
        Assert.Contains("no difference: all 3,640 operators are dispatched alike", Tool.Text("diff", "pytorch-2.14.1", "pytorch-2.14.1"), StringComparison.Ordinal);
        Assert.Equal($"equivalent: every call of 3,640 operators is dispatched alike{Environment.NewLine}", Tool.Text("equivalent", "pytorch-2.14.1", "pytorch-2.14.1"));
    }

    [Fact]
    public void A_table_names_what_came_went_and_changed_with_a_call()
    {
        var run = Tool.Run("diff", _old, _new);
        Assert.Equal((ExitCodes.Different, ""), (run.Code, run.Error));
        Assert.Contains("my::gone", run.Output, StringComparison.Ordinal);
        Assert.Contains("my::new", run.Output, StringComparison.Ordinal);
        Assert.Contains("+  my::mul(Tensor a, Tensor b, *, float by=1.0) -> Tensor", run.Output, StringComparison.Ordinal);
        Assert.Contains("CompositeImplicitAutograd kernel -> missing: my::relu, 1 slot", run.Output, StringComparison.Ordinal);
        Assert.Contains($"fdispatch explain my::relu privateuseone --rules {_old}", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("mul.cpp", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_call_of_the_evidence_shows_the_change_on_both_sides()
    {
        var run = Tool.Run("diff", _old, _new, "--json");
        using var json = JsonDocument.Parse(run.Output);
        var slots = 0;
        foreach (var evidence in json.RootElement.GetProperty("items").EnumerateArray().SelectMany(i => i.GetProperty("evidence").EnumerateArray()).Select(e => e.GetString()!))
        {
            if (evidence.Split("; fdispatch ") is not [var sides, var line]) continue;
            string[] command = [.. line.Split(' ').Select(p => p.Trim('\'')).TakeWhile(p => p != "--rules")];
            JsonElement before = Tool.Json([.. command, "--rules", _old]), after = Tool.Json([.. command, "--rules", _new]);
            Assert.NotEqual(Shown(before), Shown(after));
            Assert.Contains(sides.Split(':')[0], new[] { before.GetProperty("key").GetString(), after.GetProperty("key").GetString() });
            slots++;
        }

        Assert.Equal(2, slots);

        static string Shown(JsonElement explained) => $"{explained.GetProperty("key")} {explained.GetProperty("rule")} {explained.GetProperty("kernel")}";
    }

    [Fact]
    public void How_kernels_are_compared_can_be_chosen()
    {
        Assert.Equal(ExitCodes.Different, Tool.Run("diff", _old, _new, "--ops", "my::mul", "--kernels", "debug").Code);
        Assert.Contains("own kernel: mul.cpp:10 -> src/mul.cpp:11", Tool.Run("diff", _old, _new, "--ops", "my::mul", "--kernels", "debug").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("own kernel", Tool.Run("diff", _old, _new, "--ops", "my::mul").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Equivalent_gives_the_counterexample()
    {
        var run = Tool.Run("equivalent", _old, _new);
        Assert.Equal((ExitCodes.Different, ""), (run.Code, run.Error));
        Assert.Contains($"call      fdispatch explain my::relu privateuseone --rules {_old}", run.Output, StringComparison.Ordinal);
        Assert.Contains("old       AutogradPrivateUse1: CompositeImplicitAutograd kernel (relu.py)", run.Output, StringComparison.Ordinal);
        Assert.Contains("new       AutogradPrivateUse1: missing", run.Output, StringComparison.Ordinal);
        Assert.Contains("my::new", Tool.Run("equivalent", _old, _new, "--ops", "my::new").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("junit")]
    public void Machine_formats_can_be_parsed(string format)
    {
        var run = Tool.Run("diff", _old, _new, "--format", format);
        Assert.Equal(ExitCodes.Different, run.Code);
        if (format == "junit") Assert.Equal(7, XDocument.Parse(run.Output).Root!.Elements("testsuite").Count());
        else JsonDocument.Parse(run.Output).Dispose();
    }

    [Fact]
    public void All_prints_every_slot_with_its_call()
    {
        var run = Tool.Run("diff", _old, _new, "--all");
        Assert.Equal(2, run.Output.Split("fdispatch explain my::relu").Length - 1);
    }

    [Theory]
    [InlineData("cannot read `nowhere.rules`: there is no such file", "nowhere.rules", "pytorch-2.14.1")]
    [InlineData("no operator fits `aten::relux`; did you mean `aten::relu`?", "pytorch-2.14.1", "pytorch-2.14.1", "--ops", "aten::relux")]
    [InlineData("unknown kind of sameness `line`; kinds: rule, file, debug", "pytorch-2.14.1", "pytorch-2.14.1", "--kernels", "line")]
    [InlineData("unknown format `tabel`; did you mean `table`?", "pytorch-2.14.1", "pytorch-2.14.1", "--format", "tabel")]
    [InlineData("`diff` takes the rules as its two arguments, not by `--rules`; `pytorch-2.14.1` stands for the rules in the tool", "a", "b", "--rules", "c")]
    public void Bad_input_is_one_line(string line, params string[] arguments) =>
        Assert.Equal(line, Tool.Refusal(["diff", .. arguments]));
}
