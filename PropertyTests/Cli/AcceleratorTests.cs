using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary>The mistakes planted in docs/examples/accelerator.rules are there: each call goes wrong as the comment above it says.</summary>
public sealed class AcceleratorTests
{
    [Theory]
    [InlineData("orb::matmul orb+grad orb", "AutogradOrb -> Orb -> the call returns")]
    [InlineData("orb::linear orb+grad orb", "AutogradOrb -> AutogradOrb -> Orb -> the call returns")]
    [InlineData("orb::scale PrivateUse2,AutogradPrivateUse2", "error: `orb::scale` has no kernel at AutogradPrivateUse2")]
    [InlineData("orb::scale orb+grad", "AutogradOrb -> Orb -> the call returns")]
    [InlineData("orb::softmax orb+grad", "Orb -> the call returns")]
    [InlineData("orb::mul_add orb+grad orb orb", "AutogradOrb -> Orb -> the call returns")]
    [InlineData("orb::mul_add cpu+grad cpu cpu", "AutogradCPU -> not predictable further: a composite kernel of `orb::mul_add` calls other operators")]
    [InlineData("orb::quantise orb", "AutogradOrb -> AutogradOrb -> Orb -> the call returns")]
    [InlineData("orb::quantise orb --inference", "Orb -> the call returns")]
    [InlineData("orb::fold fpga", "error: `orb::fold` is ambiguous at AutogradOther: it has a CompositeImplicitAutograd kernel, and a kernel at a backend whose autograd is AutogradOther")]
    [InlineData("orb::norm orb", "AutogradOrb -> AutogradOrb -> AutogradOrb -> never ends: `orb::norm` comes back to its kernel at AutogradOrb with the same keys")]
    [InlineData("orb::barrier orb", "error: no keys remain and `orb::barrier` has nothing at Undefined")]
    [InlineData("orb::gather orb orb --excluded AutocastXPU", "AutocastOrb -> AutogradOrb -> Orb -> the call returns")]
    [InlineData("orb::add.Tensor orb orb", "AutogradOrb -> Orb -> the call returns")]
    [InlineData("orb::add_.Tensor orb orb", "AutogradOrb -> error: `orb::add_.Tensor` has no kernel at Orb")]
    [InlineData("orb::sort meta", "AutogradMeta -> Meta -> error: `orb::sort` has no Meta")]
    [InlineData("orb::ragged_sum nested-orb", "error: `orb::ragged_sum` has no kernel at AutogradNestedTensor")]
    public void A_call_of_the_example_goes_the_way_its_comment_says(string call, string answer)
    {
        var lines = Tool.Text(["explain", .. call.Split(' '), "--rules", Path]).Split('\n');
        Assert.StartsWith(answer, lines[1].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_has_a_dead_kernel_a_shadowed_one_and_an_implementation_that_dangles()
    {
        var table = Tool.Text("table", "orb::gelu", "--rules", Path);
        Assert.Contains("gelu_v2.cpp:8", table, StringComparison.Ordinal);
        Assert.Contains("gelu_any.cpp:3", table, StringComparison.Ordinal);
        Assert.DoesNotContain("gelu_v1.cpp:8", table, StringComparison.Ordinal);
        Assert.DoesNotContain("gelu_parts.py:21", table, StringComparison.Ordinal);
        Assert.Contains("`orb::scael` has kernels but no schema", Tool.Refusal("explain", "orb::scael", "orb", "--rules", Path), StringComparison.Ordinal);
    }

    private static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", "accelerator.rules");
}
