using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Fallbacks;

public sealed class AutogradFallbackTests
{
    [Fact]
    public void It_stands_at_twelve_keys() =>
        Assert.Equal(
            ["AutogradCPU", "AutogradCUDA", "AutogradHPU", "AutogradLazy", "AutogradMAIA", "AutogradMPS", "AutogradMTIA", "AutogradMeta", "AutogradOther",
                "AutogradPrivateUse1", "AutogradXLA", "AutogradXPU"],
            AutogradFallback.Keys.ToArray().Select(k => k.ToString()).Order(StringComparer.Ordinal));

    [Theory]
    // engine, mode, gradients enabled, an input requires grad → what happens
    [InlineData(AutogradEngine.SmallBuild, AutogradFallbackMode.Warn, true, true, "pass over")]
    [InlineData(AutogradEngine.SmallBuild, AutogradFallbackMode.Nothing, false, false, "pass over")]
    [InlineData(AutogradEngine.Absent, AutogradFallbackMode.Warn, true, true, "redispatch")]
    [InlineData(AutogradEngine.Absent, AutogradFallbackMode.Nothing, true, true, "redispatch")]
    [InlineData(AutogradEngine.Attached, AutogradFallbackMode.Nothing, true, true, "redispatch")]
    [InlineData(AutogradEngine.Attached, AutogradFallbackMode.Nothing, false, false, "redispatch")]
    [InlineData(AutogradEngine.Attached, AutogradFallbackMode.Warn, false, true, "redispatch")]
    [InlineData(AutogradEngine.Attached, AutogradFallbackMode.Warn, true, false, "redispatch")]
    [InlineData(AutogradEngine.Attached, AutogradFallbackMode.Warn, false, false, "redispatch")]
    [InlineData(AutogradEngine.Attached, AutogradFallbackMode.Warn, true, true, "redispatch and mark")]
    public void The_call_goes_below_autograd_and_outputs_are_marked_only_when_warning_about_a_recorded_gradient(
        AutogradEngine engine, AutogradFallbackMode mode, bool gradients, bool requiresGrad, string expected)
    {
        Claim.Checks(KeyGen.Sets, keys =>
        {
            var state = ThreadState.Default with { GradientsEnabled = gradients };
            var below = keys & KeySets.AfterAutograd;
            FallbackStep step = expected switch
            {
                "pass over" => new FallbackStep.PassOver(),
                "redispatch" => new FallbackStep.Redispatch(below, state),
                _ => new FallbackStep.RedispatchThenMarkOutputs(below, state),
            };
            Assert.Equal(step, AutogradFallback.OnCall(engine, mode, keys, state, requiresGrad));
            foreach (var key in AutogradFallback.Keys)
                Assert.Equal(step, BuiltInFallbacks.Decide(key, new FallbackSituation("t::f", keys, state) { Engine = engine, Mode = mode, AnyInputRequiresGrad = requiresGrad }));
        }, 20);
    }

    [Fact]
    public void Below_autograd_no_autograd_key_is_left() =>
        Claim.Holds(KeyGen.Sets, keys => !(keys & KeySets.AfterAutograd).HasAny(KeySets.Autograd));

    [Theory]
    // differentiable, requires grad, mutable, view of a base that requires grad → mark
    [InlineData(false, false, false, false, OutputMark.None)]
    [InlineData(false, true, false, false, OutputMark.None)]
    [InlineData(false, true, true, true, OutputMark.None)]
    [InlineData(true, false, false, false, OutputMark.WarningNode)]
    [InlineData(true, false, false, true, OutputMark.WarningNode)]
    [InlineData(true, false, true, false, OutputMark.None)]
    [InlineData(true, false, true, true, OutputMark.None)]
    [InlineData(true, true, false, false, OutputMark.WarningHook)]
    [InlineData(true, true, false, true, OutputMark.WarningHook)]
    [InlineData(true, true, true, false, OutputMark.WarningHook)]
    [InlineData(true, true, true, true, OutputMark.WarningHookOnOutputAndBase)]
    public void An_output_is_marked_by_what_it_is(bool differentiable, bool requiresGrad, bool mutable, bool viewOfBase, OutputMark mark) =>
        Assert.Equal(mark, AutogradFallback.OnOutput(new OutputFacts(differentiable, requiresGrad, mutable, viewOfBase)));

    [Fact]
    public void Mode_error_is_refused_and_the_others_are_set()
    {
        Assert.Equal(new FallbackFailure.ErrorModeRefused(), AutogradFallback.SetMode(AutogradFallbackMode.Error).Match(m => throw new InvalidOperationException($"{m}"), e => e));
        Assert.Equal(AutogradFallbackMode.Nothing, AutogradFallback.SetMode(AutogradFallbackMode.Nothing));
        Assert.Equal(AutogradFallbackMode.Warn, AutogradFallback.SetMode(AutogradFallbackMode.Warn));
        Assert.Equal(AutogradFallbackMode.Warn, new FallbackSituation("t::f", default, default).Mode);
    }
}
