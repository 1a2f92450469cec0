using System.Text.Json;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary>Facts about single calls, checked against the recorded tables and a running PyTorch 2.14.1.</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("aten::add.Tensor cpu+grad cpu", "AutogradCPU CPU", 6, "autograd kernel", "returned")]
    [InlineData("aten::add.Tensor cpu cuda", "AutogradCUDA CUDA", 6, "autograd kernel", "not_predictable")]
    [InlineData("aten::add.Tensor undefined cpu", "AutogradCPU CPU", 6, "autograd kernel", "returned")]
    [InlineData("aten::add.Tensor undefined undefined", "AutogradOther Undefined", 6, "autograd kernel", "not_predictable")]
    [InlineData("aten::add.Tensor cpu cpu --guard BelowAutograd", "CPU", 1, "kernel", "returned")]
    [InlineData("aten::add.Tensor cpu cpu --inference", "CPU", 1, "kernel", "returned")]
    [InlineData("aten::add.Tensor cpu+inference cpu+inference", "CPU", 1, "kernel", "returned")]
    [InlineData("aten::add.Tensor sparse sparse", "AutogradCPU SparseCPU", 6, "autograd kernel", "returned")]
    [InlineData("aten::add.Tensor meta meta", "AutogradMeta Meta", 6, "autograd kernel", "returned")]
    [InlineData("aten::empty.memory_format", "BackendSelect CPU", 1, "kernel", "returned")]
    [InlineData("aten::empty.memory_format device=meta", "BackendSelect Meta", 1, "kernel", "returned")]
    [InlineData("aten::batch_norm mkldnn mkldnn", "", 5, "ambiguous autogradother", "ambiguous_autogradother")]
    [InlineData("aten::batch_norm cpu", "AutogradCPU", 5, "math kernel", "not_predictable")]
    [InlineData("aten::relu quantized", "AutogradCPU QuantizedCPU", 6, "autograd kernel", "returned")]
    [InlineData("aten::sort nested", "AutogradNestedTensor", 6, "autograd kernel", "no_kernel")]
    [InlineData("aten::cat [cpu,sparse]", "AutogradCPU SparseCPU", 6, "autograd kernel", "returned")]
    public void A_call_takes_the_known_way(string line, string chain, int rule, string reason, string outcome)
    {
        var json = Tool.Json(["explain", .. line.Split(' ')]);
        Assert.Equal(chain, Chain(json));
        Assert.Equal((rule, reason), (json.GetProperty("rule").GetInt32(), json.GetProperty("reason").GetString()));
        Assert.Equal(outcome, json.GetProperty("outcome").GetProperty("kind").GetString());
    }

    [Fact]
    public void A_missing_kernel_comes_with_what_would_work()
    {
        var json = Tool.Json("explain", "aten::mm", "sparse-xpu", "xpu");
        Assert.Equal("error: `aten::mm` has no kernel at SparseXPU", json.GetProperty("outcome").GetProperty("text").GetString());
        Assert.Contains("SparseCPU", json.GetProperty("available").EnumerateArray().Select(k => k.GetString()));
        Assert.Equal(
            ["make_dense XPU", "move SparseCPU", "register SparseXPU", "register CompositeExplicitAutograd", "register_fallback SparseXPU"],
            json.GetProperty("remedies").EnumerateArray().Select(r => $"{r.GetProperty("kind").GetString()} {r.GetProperty("key").GetString()}"));
    }

    [Fact]
    public void A_remedy_by_other_arguments_really_works()
    {
        Assert.Equal("AutogradXPU XPU", Chain(Tool.Json("explain", "aten::mm", "xpu", "xpu")));
        Assert.Equal("AutogradCPU SparseCPU", Chain(Tool.Json("explain", "aten::mm", "sparse-cpu", "cpu")));
    }

    [Fact]
    public void A_call_that_works_needs_no_remedy() => Assert.Empty(Tool.Json("explain", "aten::relu", "cpu").GetProperty("remedies").EnumerateArray());

    [Fact]
    public void Requires_grad_changes_no_key_but_is_shown()
    {
        var (plain, grad) = (Tool.Json("explain", "aten::relu", "cpu"), Tool.Json("explain", "aten::relu", "cpu+grad"));
        Assert.Equal(plain.GetProperty("argument_keys").GetRawText(), grad.GetProperty("argument_keys").GetRawText());
        Assert.True(grad.GetProperty("arguments")[0].GetProperty("tensors")[0].GetProperty("requires_grad").GetBoolean());
    }

    [Theory]
    [InlineData("InferenceMode")]
    [InlineData("inference-mode(TRUE)")]
    [InlineData("inference_mode")]
    public void Guards_are_read_forgivingly(string guard) =>
        Assert.Equal(Tool.Text("explain", "aten::relu", "cpu", "--inference"), Tool.Text("explain", "aten::relu", "cpu", "--guard", guard));

    [Fact]
    public void Guards_apply_in_order() => Assert.NotEqual(
        Tool.Text("explain", "aten::relu", "cpu", "--guard", "InferenceMode(false)", "--guard", "InferenceMode"),
        Tool.Text("explain", "aten::relu", "cpu", "--guard", "InferenceMode", "--guard", "InferenceMode(false)"));

    [Fact]
    public void Included_and_excluded_replace_the_defaults()
    {
        var thread = Tool.Json("explain", "aten::relu", "CPU,AutogradCPU", "--included", "Tracer", "--excluded", "AutogradCPU").GetProperty("thread");
        Assert.Equal("""["Tracer"]""", Compact(thread.GetProperty("included").GetProperty("keys")));
        Assert.Equal("""["AutogradCPU"]""", Compact(thread.GetProperty("excluded").GetProperty("keys")));
    }

    [Fact]
    public void A_renamed_PrivateUse1_is_renamed_everywhere()
    {
        var text = Tool.Text("explain", "aten::mm", "sparse-npu", "npu", "--private-use1", "Npu");
        Assert.Contains("SparseNpu", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PrivateUse1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_file_takes_the_place_of_the_recorded_rules_and_a_missing_fallback_list_is_said()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """{"name":"my::op","overload":"","schema":"my::op(Tensor self) -> Tensor","kernels":[{"key":"CPU","debug":"mine"}]}""" + "\n");
            var json = Tool.Json("explain", "my::op", "0x10001", "--included", "", "--rules", file);
            Assert.Equal("mine", json.GetProperty("kernel").GetString());
            Assert.StartsWith("note: the rule file lists no backend fallbacks", json.GetProperty("note").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("note: ", Tool.Text("table", "my::op", "--rules", file), StringComparison.Ordinal);
            Assert.Equal("my::op\n1 of 1 operators\n", Tool.Text("ops", "--rules", file).ReplaceLineEndings("\n"));
            Assert.Equal("unknown operator `my::po`; did you mean `my::op`?", Tool.Refusal("explain", "my::po", "cpu", "--rules", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Chain(JsonElement explanation) =>
        string.Join(' ', explanation.GetProperty("chain").EnumerateArray().Select(h => h.GetProperty("key").GetString()));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
