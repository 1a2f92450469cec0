using Functional.Dispatch.Keys;
using Functional.Dispatch.Verification;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Verification;

/// <summary>What is found in PyTorch 2.14.1's own rules, and that all of it is so.</summary>
public sealed class PyTorchAuditTests
{
    private static readonly DispatchKey[] Backends = [DispatchKey.PrivateUse1, DispatchKey.MPS, DispatchKey.SparseCUDA, DispatchKey.PrivateUse2];

    private static readonly List<Finding> Found = Given.Found(WitnessTests.PyTorch, Backends);

    [Fact]
    public void Every_finding_is_borne_out_by_explaining_running_and_mending()
    {
        Assert.True(Found.Count > 1_000, $"{Found.Count} findings");
        Assert.Empty(Given.Faults(WitnessTests.PyTorch, Found, Backends).Take(10));
    }

    [Fact]
    public void The_nine_ambiguous_operators_are_found() => Assert.Equal(
        ["aten::batch_norm", "aten::conv1d", "aten::expand_as", "aten::gru.input", "aten::layer_norm", "aten::lstm.input", "aten::max_pool2d", "aten::tile", "aten::var.dim"],
        Found.Where(f => f.Check.Id == "ambiguous-autogradother").Select(f => f.Operator.ToString()!).Order(StringComparer.Ordinal));

    [Fact]
    public void The_one_dangling_implementation_is_found() =>
        Assert.Equal("aten::hardshrink_", Assert.Single(Found, f => f.Check.Id == "dangling-kernel").Operator.ToString());

    [Fact]
    public void Every_kernel_hidden_by_a_newer_one_is_found() => Assert.Equal(641, Found.Count(f => f.Check.Id == "shadowed-kernel"));

    [Fact]
    public void Every_finding_says_how_it_is_mended() => Assert.All(Found, f => Assert.True(f.Mends.Count > 0 || f.Advice is not null, f.Fingerprint));

    [Fact]
    public void A_finding_is_identified_by_its_fingerprint_but_for_the_two_sides_of_one() =>
        Assert.All(Found.GroupBy(f => f.Fingerprint), same => Assert.True(same.Select(f => f.Message).Distinct().Count() == same.Count(), same.Key));
}
