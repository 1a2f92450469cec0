using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Verification;
using Xunit;
using static Functional.Dispatch.PropertyTests.Verification.Given;

namespace Functional.Dispatch.PropertyTests.Verification;

/// <summary>Each check on the smallest rule set where it has something to say, and on a twin where it has not.</summary>
public sealed class CheckTests
{
    private const string F = "t::f(Tensor x) -> Tensor";

    [Fact]
    public void A_composite_kernel_and_one_at_a_backend_of_AutogradOther_are_ambiguous()
    {
        var rules = PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (DispatchKey.MkldnnCPU, Leaf));
        Fires(rules, "ambiguous-autogradother", "t::f", DispatchKey.AutogradOther, FindingLevel.Error);
        Silent(rules.Implemented(DispatchKey.AutogradOther, Derivative), "ambiguous-autogradother");
        Silent(PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (DispatchKey.CPU, Leaf)), "ambiguous-autogradother");
    }

    [Theory]
    [InlineData("exactly")]
    [InlineData("mask")]
    [InlineData("call")]
    public void A_kernel_that_comes_back_to_itself_never_ends(string kind)
    {
        var own = DispatchKeySet.Of(DispatchKey.AutogradCPU, DispatchKey.CPU);
        KernelNext next = kind switch
        {
            "exactly" => new KernelNext.Redispatch(new RedispatchKeys.Exactly(own)),
            "mask" => new KernelNext.Redispatch(new RedispatchKeys.Masked(DispatchKeySet.Full)),
            _ => new KernelNext.CallAgain(new Guard.Gradients(false)),
        };
        Fires(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.AutogradCPU, Does(next))), "chain-does-not-descend", "t::f", DispatchKey.AutogradCPU, FindingLevel.Error);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.AutogradCPU, Derivative)), "chain-does-not-descend");
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.AutogradCPU, Does(new KernelNext.CallAgain(new Guard.BelowAutograd())))), "chain-does-not-descend");
    }

    [Fact]
    public void A_kernel_that_redispatches_upwards_but_ends_is_a_warning()
    {
        var up = Does(new KernelNext.Redispatch(new RedispatchKeys.Exactly(DispatchKeySet.Of(DispatchKey.Tracer))));
        Fires(PyTorchFallbacks.With(F, (DispatchKey.CPU, up), (DispatchKey.Tracer, Leaf)), "chain-does-not-descend", "t::f", DispatchKey.CPU, FindingLevel.Warning);
    }

    [Fact]
    public void A_fallthrough_at_the_tensors_own_key_ends_in_nothing()
    {
        Fires(PyTorchFallbacks.With(F, (DispatchKey.CUDA, Fallthrough)), "fallthrough-to-nothing", "t::f", DispatchKey.CUDA, FindingLevel.Error);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CUDA, Leaf)), "fallthrough-to-nothing");
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CUDA, Leaf), (DispatchKey.AutocastCUDA, Fallthrough)), "fallthrough-to-nothing");
    }

    [Fact]
    public void A_fallthrough_at_a_backend_may_hand_tensors_to_anothers_kernel()
    {
        var rules = PyTorchFallbacks.With(F, (DispatchKey.CUDA, Fallthrough), (AliasKey.CompositeExplicitAutograd, Leaf));
        Fires(rules, "fallthrough-at-backend", "t::f", DispatchKey.CUDA, FindingLevel.Warning);
        Silent(rules, "fallthrough-to-nothing");
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CUDA, Leaf), (AliasKey.CompositeExplicitAutograd, Leaf)), "fallthrough-at-backend");
    }

    [Fact]
    public void A_composite_kernel_at_autograd_and_another_below_differ_in_inference_mode()
    {
        var rules = PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (AliasKey.CompositeExplicitAutogradNonFunctional, Composite));
        Fires(rules, "inference-differs", "t::f", null, FindingLevel.Warning);
        Silent(PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite)), "inference-differs");
        Silent(PyTorchFallbacks.With(F, (AliasKey.Autograd, Derivative), (DispatchKey.CPU, Leaf)), "inference-differs");
    }

    [Fact]
    public void A_kernel_at_autograd_that_answers_by_itself_fails_in_inference_mode_where_nothing_is_below() =>
        Fires(PyTorchFallbacks.With(F, (DispatchKey.AutogradCPU, Leaf)), "inference-differs", "t::f", DispatchKey.AutogradCPU, FindingLevel.Error);

    [Fact]
    public void Kernels_without_a_definition_dangle()
    {
        var rules = PyTorchFallbacks.Implement(new OperatorName("t::g", ""), DispatchKey.CPU, Leaf).Match(r => r.Rules, e => throw new InvalidOperationException(e.ToString()));
        Fires(rules, "dangling-kernel", "t::g", DispatchKey.CPU, FindingLevel.Warning);
        Silent(PyTorchFallbacks.With("t::g(Tensor x) -> Tensor", (DispatchKey.CPU, Leaf)), "dangling-kernel");
    }

    [Fact]
    public void A_backend_kernel_switches_a_composite_kernel_off()
    {
        Fires(PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (DispatchKey.CUDA, Leaf)), "composite-switched-off", "t::f", DispatchKey.AutogradCUDA, FindingLevel.Warning);
        Silent(PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (DispatchKey.CUDA, Leaf), (DispatchKey.AutogradCUDA, Composite)), "composite-switched-off");
        Silent(PyTorchFallbacks.With("t::f(Tensor x) -> int", (AliasKey.CompositeImplicitAutograd, Composite), (DispatchKey.CUDA, Leaf)), "composite-switched-off");
        // PyTorch knows no backend of AutogradMTIA, so nothing there switches anything off.
        Silent(PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (DispatchKey.MTIA, Leaf)), "composite-switched-off");
    }

    [Fact]
    public void A_backend_kernel_without_a_derivative_loses_gradients_with_a_warning()
    {
        var found = Fires(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf)), "gradient-loss", "t::f", DispatchKey.AutogradCPU, FindingLevel.Warning);
        Assert.Contains("stop with a warning", found.Message, StringComparison.Ordinal);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (AliasKey.Autograd, Derivative)), "gradient-loss");
        Silent(PyTorchFallbacks.With("t::f(Tensor x) -> int", (DispatchKey.CPU, Leaf)), "gradient-loss");
        Silent(PyTorchFallbacks.With("t::f(Tensor x, *, Tensor(a!) out) -> Tensor(a!)", (DispatchKey.CPU, Leaf)), "gradient-loss");
        Silent(PyTorchFallbacks.With(F, (AliasKey.CompositeExplicitAutograd, Composite)), "gradient-loss");
        Silent(PyTorchFallbacks.With(F, (DispatchKey.Meta, Leaf), (DispatchKey.QuantizedCPU, Leaf)), "gradient-loss");
    }

    [Fact]
    public void A_fallthrough_at_Autograd_loses_gradients_silently()
    {
        var found = Fires(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (AliasKey.Autograd, Fallthrough)), "gradient-loss", "t::f", DispatchKey.AutogradCPU, FindingLevel.Warning);
        Assert.Contains("lost silently", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backend_without_an_autograd_fallback_fails_at_its_autograd_key()
    {
        Fires(PyTorchFallbacks.With(F, (DispatchKey.PrivateUse2, Leaf)), "no-autograd-fallback", null, DispatchKey.AutogradPrivateUse2, FindingLevel.Warning);
        Fires(PyTorchFallbacks.With(F, (AliasKey.CompositeExplicitAutograd, Composite)), "no-autograd-fallback", null, DispatchKey.AutogradIPU, FindingLevel.Note);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.PrivateUse2, Leaf)).AndFallback(DispatchKey.AutogradPrivateUse2, Derivative), "no-autograd-fallback");
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf)), "no-autograd-fallback");
    }

    [Fact]
    public void A_kernel_that_everything_else_comes_before_is_dead()
    {
        var rules = PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (AliasKey.Autograd, Derivative));
        Fires(rules, "dead-kernel", "t::f", AliasKey.Autograd, FindingLevel.Warning);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (AliasKey.Autograd, Derivative)), "dead-kernel");
    }

    [Fact]
    public void A_composite_kernel_that_an_explicit_one_switches_off_is_dead() => Fires(
        PyTorchFallbacks.With(F, (AliasKey.CompositeExplicitAutograd, Composite), (AliasKey.CompositeImplicitAutograd, Composite)),
        "dead-kernel", "t::f", AliasKey.CompositeImplicitAutograd, FindingLevel.Warning);

    [Fact]
    public void An_older_kernel_at_the_same_key_is_shadowed()
    {
        Fires(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.CPU, Leaf), (DispatchKey.CPU, Leaf)), "shadowed-kernel", "t::f", DispatchKey.CPU, FindingLevel.Note);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.CUDA, Leaf)), "shadowed-kernel");
    }

    [Fact]
    public void A_kernel_at_a_key_that_no_tensor_has_is_not_reached()
    {
        Fires(PyTorchFallbacks.With(F, (DispatchKey.HIP, Leaf), (DispatchKey.AutogradHIP, Derivative)), "unreachable-kernel", "t::f", DispatchKey.AutogradHIP, FindingLevel.Note);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.HIP, Leaf), (DispatchKey.AutogradOther, Derivative)), "unreachable-kernel");
    }

    [Fact]
    public void A_live_table_may_be_stale_in_some_order()
    {
        var rules = PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (DispatchKey.NestedTensorCPU, Leaf));
        var found = Fires(rules, "order-sensitive", "t::f", DispatchKey.AutogradNestedTensor, FindingLevel.Warning);
        var orders = Assert.IsType<Evidence.Orders>(found.Evidence);
        Assert.Equal([AliasKey.CompositeImplicitAutograd, DispatchKey.NestedTensorCPU], orders.Sequence.Select(id => rules.Operators.Single().Kernels.Single(k => k.Id == id).Key));
        Silent(rules.Implemented(DispatchKey.AutogradNestedTensor, Derivative), "order-sensitive");
        Silent(PyTorchFallbacks.With(F, (AliasKey.CompositeImplicitAutograd, Composite), (DispatchKey.CPU, Leaf)), "order-sensitive");
    }

    [Theory]
    [InlineData("t::f_(Tensor(a!) x) -> Tensor(a!)", "t::f_")]
    [InlineData("t::f.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!)", "t::f.out")]
    public void Forms_of_one_operator_are_expected_to_be_served_alike(string other, string name)
    {
        var rules = PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.SparseCPU, Leaf));
        Fires(rules.With(other, (DispatchKey.CPU, Leaf)), "inconsistent-siblings", name, DispatchKey.SparseCPU, FindingLevel.Warning);
        Silent(rules.With(other, (DispatchKey.CPU, Leaf), (DispatchKey.SparseCPU, Leaf)), "inconsistent-siblings");
        Silent(rules.With(other, (AliasKey.CompositeExplicitAutograd, Composite)), "inconsistent-siblings");
    }

    [Fact]
    public void A_form_with_other_parameters_is_no_sibling() =>
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf)).With("t::f_(Tensor(a!) x, Tensor y) -> Tensor(a!)", (DispatchKey.CUDA, Leaf)), "inconsistent-siblings");

    [Fact]
    public void An_operator_without_a_Meta_kernel_is_found_and_its_tags_are_heard()
    {
        var found = Fires(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf)), "no-meta-kernel", "t::f", DispatchKey.Meta, FindingLevel.Warning);
        Assert.Single(found.Mends);
        var dynamic = Fires(PyTorchFallbacks.Tagged(F, ["dynamic_output_shape"], (DispatchKey.CPU, Leaf)), "no-meta-kernel", "t::f", DispatchKey.Meta, FindingLevel.Note);
        Assert.Contains("new_dynamic_size", dynamic.Advice, StringComparison.Ordinal);
        var data = Fires(PyTorchFallbacks.Tagged(F, ["data_dependent_output"], (DispatchKey.CPU, Leaf)), "no-meta-kernel", "t::f", DispatchKey.Meta, FindingLevel.Note);
        Assert.Empty(data.Mends);
        Assert.Contains("value of the data", data.Advice, StringComparison.Ordinal);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.Meta, Leaf)), "no-meta-kernel");
        Silent(PyTorchFallbacks.With(F, (AliasKey.CompositeExplicitAutograd, Composite)), "no-meta-kernel");
    }

    [Fact]
    public void A_fake_kernel_that_is_not_loaded_is_named()
    {
        var rules = PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf));
        var op = rules.Operators.Single();
        var schema = op.Definition!.Schema;
        var declared = rules.Release(op.Definition.Id).Match(r => r, _ => rules)
            .Define(schema, "d", d => d with { FakeImplementation = ("mylib.fakes", "") }).Match(r => r.Rules, e => throw new InvalidOperationException(e.ToString()));
        var found = Fires(declared, "no-meta-kernel", "t::f", DispatchKey.Meta, FindingLevel.Note);
        Assert.Equal("load `mylib.fakes`", found.Advice);
    }

    [Fact]
    public void An_operator_that_a_named_backend_does_not_serve_is_uncovered()
    {
        var rules = PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf)).With("t::g(Tensor x) -> Tensor", (DispatchKey.MPS, Leaf)).With("t::h(Tensor x) -> Tensor", (AliasKey.CompositeImplicitAutograd, Composite));
        var found = Fires(rules, "uncovered", "t::f", DispatchKey.MPS, FindingLevel.Warning, DispatchKey.MPS);
        Assert.Equal(2, found.Mends.Count);
        Assert.DoesNotContain(Found(rules), f => f.Check.Id == "uncovered");
        Silent(rules.AndFallback(DispatchKey.MPS, Leaf), "uncovered", DispatchKey.MPS);
    }

    [Fact]
    public void A_kernel_that_only_redispatches_below_itself_could_be_a_fallthrough()
    {
        var below = Does(new KernelNext.Redispatch(new RedispatchKeys.BelowOwn()));
        Fires(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.Tracer, below)), "kernel-that-falls-through", "t::f", DispatchKey.Tracer, FindingLevel.Note);
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.Tracer, Fallthrough)), "kernel-that-falls-through");
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.Tracer, below with { IsNextPresumed = true })), "kernel-that-falls-through");
        Silent(PyTorchFallbacks.With(F, (DispatchKey.CPU, Leaf), (DispatchKey.PreDispatch, below)), "kernel-that-falls-through");
    }

    [Fact]
    public void A_sound_operator_gives_no_findings() => Assert.Empty(Found(PyTorchFallbacks.With(
        F, (DispatchKey.CPU, Leaf), (DispatchKey.CUDA, Leaf), (DispatchKey.Meta, Leaf), (AliasKey.Autograd, Derivative))));

    private static Finding Fires(RuleSet rules, string check, string? op, RegistrationKey? key, FindingLevel level, params DispatchKey[] backends)
    {
        var all = Found(rules, backends);
        var found = Assert.Single(all, f => f.Check.Id == check && (key is null || f.Key == key) && f.Operator?.ToString() == op);
        Assert.Equal(level, found.Level);
        Assert.True(found.Mends.Count > 0 || found.Advice is not null, "nothing is said about mending it");
        Assert.Empty(Faults(rules, all, backends));
        return found;
    }

    private static void Silent(RuleSet rules, string check, params DispatchKey[] backends) => Assert.DoesNotContain(Found(rules, backends), f => f.Check.Id == check);
}

internal static class GivenOperator
{
    public static RuleSet Implemented(this RuleSet rules, RegistrationKey key, Kernel kernel) =>
        rules.Implement(new OperatorName("t::f", ""), key, kernel).Match(r => r.Rules, e => throw new InvalidOperationException(e.ToString()));
}
