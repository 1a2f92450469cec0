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
        Assert.Equal(chain, string.Join(' ', json.GetProperty("chain").EnumerateArray().Select(h => h.GetProperty("key").GetString())));
        Assert.Equal((rule, reason), (json.GetProperty("rule").GetInt32(), json.GetProperty("reason").GetString()));
        Assert.Equal(outcome, json.GetProperty("outcome").GetProperty("kind").GetString());
    }
}
