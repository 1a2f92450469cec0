using System.Text.Json;
using System.Xml.Linq;
using Functional.Dispatch.Cli;
using Functional.Dispatch.PropertyTests.Cli;
using Functional.Dispatch.Verification;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Verification;

public sealed class VerifyCommandTests
{
    private const string Example = "docs/examples/accelerator.rules";

    private static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    private static string Rules => Data("accelerator.rules");

    [Fact]
    public void The_transcript_of_the_example_is_what_the_tool_says()
    {
        var transcript = File.ReadAllText(Data("accelerator.verify.txt")).ReplaceLineEndings("\n");
        var run = Tool.Run("verify", Rules, "--backend", "Orb", "--all", "--check-evidence");
        Assert.Equal(ExitCodes.Different, run.Code);
        Assert.Equal(transcript, $"$ fdispatch verify {Example} --backend Orb --all --check-evidence\n" + run.Output.ReplaceLineEndings("\n").Replace(Rules, Example, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "no-autograd-fallback", null, "AutogradPrivateUse2")]
    [InlineData(2, "gradient-loss", "orb::scale", "AutogradCPU")]
    [InlineData(3, "gradient-loss", "orb::softmax", "AutogradOrb")]
    [InlineData(4, "composite-switched-off", "orb::mul_add", "AutogradOrb")]
    [InlineData(5, "inference-differs", "orb::quantise", "AutogradOrb")]
    [InlineData(6, "ambiguous-autogradother", "orb::fold", "AutogradOther")]
    [InlineData(7, "chain-does-not-descend", "orb::norm", "AutogradOrb")]
    [InlineData(8, "fallthrough-to-nothing", "orb::barrier", "Orb")]
    [InlineData(9, "kernel-that-falls-through", "orb::gather", "AutocastOrb")]
    [InlineData(10, "dangling-kernel", "orb::scael", "Orb")]
    [InlineData(11, "dead-kernel", "orb::gelu", "CompositeImplicitAutograd")]
    [InlineData(11, "shadowed-kernel", "orb::gelu", "Orb")]
    [InlineData(12, "inconsistent-siblings", "orb::add_.Tensor", "Orb")]
    [InlineData(12, "inconsistent-siblings", "orb::add.out", "Orb")]
    [InlineData(13, "no-meta-kernel", "orb::sort", "Meta")]
    [InlineData(13, "no-meta-kernel", "orb::unique", "Meta")]
    [InlineData(13, "uncovered", "orb::sort", "Orb")]
    [InlineData(14, "order-sensitive", "orb::ragged_sum", "AutogradNestedTensor")]
    public void Every_planted_mistake_is_found(int mistake, string rule, string? op, string key)
    {
        Assert.Contains($"MISTAKE {mistake}", File.ReadAllText(Rules), StringComparison.Ordinal);
        Assert.Contains(Items("--backend", "Orb"), i =>
            i.GetProperty("rule").GetString() == rule && i.GetProperty("operator").GetString() == op && i.GetProperty("key").GetString() == key);
    }

    [Fact]
    public void Every_printed_call_runs_in_the_tool_and_ends_as_printed()
    {
        foreach (var line in Items("--backend", "Orb").SelectMany(i => i.GetProperty("evidence").EnumerateArray()).Select(e => e.GetString()!).Where(e => e.StartsWith("fdispatch explain", StringComparison.Ordinal)))
        {
            var (command, says) = (line.Split("  # ")[0], line.Split("  # ")[1]);
            var text = Tool.Text([.. Words(command).Skip(1)]);
            Assert.EndsWith(says.Split(" -> ")[^1].Replace("by the rules: ", "", StringComparison.Ordinal), text.Split('\n')[1].TrimEnd('\r'), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Known_findings_are_not_counted()
    {
        var baseline = Path.GetTempFileName();
        try
        {
            Assert.Contains("findings written", Tool.Text("verify", Rules, "--write-baseline", baseline), StringComparison.Ordinal);
            var run = Tool.Run("verify", Rules, "--baseline", baseline, "--format", "json", "--fail-on", "note");
            Assert.Equal(ExitCodes.Ok, run.Code);
            var json = JsonDocument.Parse(run.Output).RootElement;
            Assert.Equal(0, json.GetProperty("items").GetArrayLength());
            Assert.True(json.GetProperty("counts").GetProperty("known").GetInt32() > 20);

            // Whoever mends all but one finding is told of the one that is new.
            File.WriteAllLines(baseline, File.ReadAllLines(baseline).Where(l => !l.StartsWith("ambiguous", StringComparison.Ordinal)));
            Assert.Equal(ExitCodes.Different, Tool.Run("verify", Rules, "--baseline", baseline).Code);
            Assert.Contains("known to the baseline", Tool.Run("verify", Rules, "--baseline", baseline).Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(baseline);
        }
    }

    [Theory]
    [InlineData("error", "*norm*", ExitCodes.Different)]
    [InlineData("never", "*norm*", ExitCodes.Ok)]
    [InlineData("error", "orb::scale", ExitCodes.Ok)]
    [InlineData("warning", "orb::scale", ExitCodes.Different)]
    [InlineData("note", "orb::matmul", ExitCodes.Ok)]
    public void The_exit_code_says_whether_there_is_a_finding_of_the_level(string level, string pattern, int code) =>
        Assert.Equal(code, Tool.Run("verify", Rules, "--ops", pattern, "--fail-on", level).Code);

    [Fact]
    public void Sarif_is_what_code_scanning_expects()
    {
        var run = JsonDocument.Parse(Tool.Run("verify", Rules, "--format", "sarif").Output).RootElement;
        Assert.Equal("2.1.0", run.GetProperty("version").GetString());
        var only = Assert.Single(run.GetProperty("runs").EnumerateArray());
        var rules = only.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        Assert.Equal(rules.Distinct(), rules);
        string[] levels = ["error", "warning", "note"];
        Assert.All(only.GetProperty("results").EnumerateArray(), r =>
        {
            Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()]);
            Assert.Contains(r.GetProperty("level").GetString(), levels);
            Assert.NotEmpty(r.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Single(r.GetProperty("locations").EnumerateArray());
        });
        var dead = only.GetProperty("results").EnumerateArray().Single(r => r.GetProperty("ruleId").GetString() == "dead-kernel");
        var place = dead.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("gelu_parts.py", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(21, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void JUnit_has_a_suite_for_each_check_and_a_failure_for_each_error_and_warning()
    {
        var suites = XDocument.Parse(Tool.Run("verify", Rules, "--format", "junit").Output).Root!;
        var items = Items();
        Assert.Equal(Verifier.Checks([]).Select(c => c.Info.Id), suites.Elements("testsuite").Select(s => s.Attribute("name")!.Value));
        Assert.Equal(items.Count(i => i.GetProperty("level").GetString() != "note"), suites.Descendants("failure").Count());
        Assert.All(suites.Elements("testsuite"), s => Assert.NotEmpty(s.Elements("testcase")));
    }

    [Theory]
    [InlineData("unknown format `tabel`; did you mean `table`?", "--format", "tabel")]
    [InlineData("unknown level `warnings`; did you mean `warning`?", "--fail-on", "warnings")]
    [InlineData("`AutogradCPU` is no key that holds a backend's data; for example PrivateUse1, MPS, SparseCUDA or QuantizedCPU", "--backend", "AutogradCPU")]
    [InlineData("no operator fits `orb::scal_`; did you mean `orb::scale`?", "--ops", "orb::scal_")]
    [InlineData("unknown option `--bakend`; did you mean `--backend`?", "--bakend", "CPU")]
    public void Bad_usage_is_one_line(string line, params string[] args) => Assert.Equal(line, Tool.Refusal(["verify", Rules, .. args]));

    [Fact]
    public void Rules_given_twice_and_a_baseline_that_is_none_are_refused()
    {
        Assert.StartsWith("rules are given twice", Tool.Refusal("verify", Rules, "--rules", Rules), StringComparison.Ordinal);
        Assert.Contains("is no fingerprint", Tool.Refusal("verify", Rules, "--baseline", Rules), StringComparison.Ordinal);
        Assert.Contains("there is no such file", Tool.Refusal("verify", Rules, "--baseline", Rules + ".none"), StringComparison.Ordinal);
        Assert.StartsWith("cannot write", Tool.Refusal("verify", Rules, "--write-baseline", AppContext.BaseDirectory), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dead-kernal|orb::gelu|CPU", "line 1: there is no check `dead-kernal`; did you mean `dead-kernel`?")]
    [InlineData("# all of it\ndead-kernel|orb::gelu", "line 2 is no fingerprint: `dead-kernel|orb::gelu`; a line is `CHECK|OPERATOR|KEY`, as --write-baseline writes it")]
    public void A_baseline_with_a_wrong_line_is_refused(string text, string says) =>
        WithFile(text, file => Assert.Equal($"`{file}`, {says}", Tool.Refusal("verify", Rules, "--baseline", file)));

    [Fact]
    public void A_baseline_that_never_ends_is_refused_in_bounded_memory()
    {
        if (File.Exists("/dev/zero")) Assert.Equal("cannot read `/dev/zero`: it holds more than 64 MiB", Tool.Refusal("verify", Rules, "--baseline", "/dev/zero"));
    }

    [Fact]
    public void Lines_of_a_baseline_that_are_no_longer_found_are_counted_when_all_operators_are_looked_at() =>
        WithFile("dead-kernel|orb::none|CPU\nuncovered|orb::none|CPU\nambiguous-autogradother|orb::fold|AutogradOther\n", file =>
        {
            Assert.Contains("1 line of the baseline no longer found", Tool.Run("verify", Rules, "--baseline", file).Output, StringComparison.Ordinal);
            Assert.DoesNotContain("no longer found", Tool.Run("verify", Rules, "--baseline", file, "--ops", "norm").Output, StringComparison.Ordinal);
        });

    [Fact]
    public void Patterns_of_operators_may_be_several()
    {
        string[] Found(params string[] ops) => [.. Items(ops).Select(i => i.GetProperty("fingerprint").GetString()!).Order(StringComparer.Ordinal)];
        Assert.Equal(Found("--ops", "orb::fold,*norm*"), Found("--ops", "*norm*", "--ops", "orb::fold"));
        Assert.Equal(Found("--ops", "orb::fold,*norm*"), Found("--ops", "orb::fold").Concat(Found("--ops", "*norm*")).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_no_bug_of_the_tool()
    {
        using var error = new StringWriter();
        using var output = new Full();
        Assert.Equal(ExitCodes.BadInput, Program.Run(["verify", Rules], output, error));
        Assert.Equal("fdispatch: cannot write the output: No space left on device", error.ToString().TrimEnd());
    }

    [Fact]
    public void A_rule_file_without_fallbacks_says_so()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """{"name":"my::op","overload":"","schema":"my::op(Tensor self) -> Tensor","kernels":[{"key":"CPU","debug":"mine"}]}""" + "\n");
            Assert.Contains("lists no backend fallbacks", Tool.Run("verify", file).Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_default_table_of_PyTorch_fits_on_a_few_pages_and_names_every_check_with_findings()
    {
        var run = Tool.Run("verify");
        Assert.Equal(ExitCodes.Different, run.Code);
        Assert.InRange(run.Output.Split('\n').Length, 30, 120);
        Assert.Contains("ambiguous-autogradother", run.Output, StringComparison.Ordinal);
        Assert.Contains("aten::hardshrink_", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_describes_every_check()
    {
        var page = File.ReadAllText(Data("verify.md"));
        Assert.All(Verifier.Checks([Dispatch.Keys.DispatchKey.MPS]), c => Assert.Contains($"| `{c.Info.Id}` |", page, StringComparison.Ordinal));
    }

    private static List<JsonElement> Items(params string[] args) =>
        [.. JsonDocument.Parse(Tool.Run(["verify", Rules, .. args, "--json"]).Output).RootElement.GetProperty("items").EnumerateArray().Select(i => i.Clone())];

    // What a shell makes of a command line: words apart, quotes gone.
    private static IEnumerable<string> Words(string command)
    {
        var (word, quoted) = ("", false);
        foreach (var c in command + " ")
        {
            if (c == '\'') quoted = !quoted;
            else if (c != ' ' || quoted) word += c;
            else if (word.Length > 0)
            {
                yield return word;
                word = "";
            }
        }
    }

    private static void WithFile(string text, Action<string> test)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            test(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A full disk behind a buffer.</summary>
    private sealed class Full : StringWriter
    {
        public override void Flush() => throw new IOException("No space left on device");
    }
}
