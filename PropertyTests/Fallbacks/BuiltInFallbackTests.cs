using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Fallbacks;

public sealed class BuiltInFallbackTests
{
    private static readonly DispatchKeySet Keys = DispatchKeySet.Full;

    private static readonly FallbackSituation Situation = new("t::f", Keys, ThreadState.Default);

    [Theory]
    [InlineData(DispatchKey.ADInplaceOrView)]
    [InlineData(DispatchKey.BackendSelect)]
    [InlineData(DispatchKey.VmapMode)]
    [InlineData(DispatchKey.FuncTorchVmapMode)]
    [InlineData(DispatchKey.AutocastCPU)]
    [InlineData(DispatchKey.AutocastMTIA)]
    [InlineData(DispatchKey.AutocastMAIA)]
    [InlineData(DispatchKey.AutocastXPU)]
    [InlineData(DispatchKey.AutocastMPS)]
    [InlineData(DispatchKey.AutocastCUDA)]
    public void These_are_fallthroughs(DispatchKey key) => Assert.Equal(new FallbackStep.PassOver(), BuiltInFallbacks.Decide(key, Situation));

    [Theory]
    // a module is declared, it is loaded → the hint is given
    [InlineData(false, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public void Meta_is_an_error_that_names_the_module_only_when_it_is_declared_and_not_loaded(bool declared, bool loaded, bool hinted)
    {
        var situation = Situation with { FakeImplementation = declared ? ("my.fakes", "see the docs") : null, IsFakeImplementationLoaded = loaded };
        var failure = Assert.IsType<FallbackStep.Raise>(BuiltInFallbacks.Decide(DispatchKey.Meta, situation)).Failure;
        Assert.Equal(hinted ? new FallbackFailure.FakeImplementationNotLoaded("t::f", "my.fakes", "see the docs") : new FallbackFailure.NoMetaKernel("t::f"), failure);
        Assert.Equal(hinted, failure.ToString().Contains("my.fakes", StringComparison.Ordinal));
    }

    [Fact]
    public void PythonDispatcher_hands_the_call_over_without_its_key_and_fails_without_an_object()
    {
        Assert.Equal(
            new FallbackStep.HandToDispatcher(Keys - DispatchKeySet.Of(DispatchKey.PythonDispatcher)),
            BuiltInFallbacks.Decide(DispatchKey.PythonDispatcher, Situation with { HasDispatcherObject = true }));
        Assert.Equal(new FallbackStep.Raise(new FallbackFailure.NoDispatcherObject()), BuiltInFallbacks.Decide(DispatchKey.PythonDispatcher, Situation));
    }

    [Fact]
    public void PreDispatch_is_a_kernel_that_goes_on_below_itself() =>
        Claim.Holds(KeyGen.Sets, StateGen.States, (keys, state) =>
            BuiltInFallbacks.Decide(DispatchKey.PreDispatch, new FallbackSituation("t::f", keys, state))
                .Equals(new FallbackStep.Redispatch(keys & DispatchKeySet.FullAfter(DispatchKey.PreDispatch), state)));

    [Fact]
    public void PythonTLSSnapshot_records_and_goes_on_below_itself() =>
        Claim.Holds(KeyGen.Sets, StateGen.States, (keys, state) =>
            BuiltInFallbacks.Decide(DispatchKey.PythonTLSSnapshot, new FallbackSituation("t::f", keys, state)).Equals(PythonFallback.OnSnapshot(keys, state)));

    [Theory]
    [InlineData(DispatchKey.Conjugate)]
    [InlineData(DispatchKey.Negative)]
    [InlineData(DispatchKey.ZeroTensor)]
    public void A_lazy_property_is_carried_out_then_the_call_goes_on_below(DispatchKey key) =>
        Assert.Equal(
            new FallbackStep.MaterialiseThenRedispatch(key, Keys & DispatchKeySet.FullAfter(key), ThreadState.Default), BuiltInFallbacks.Decide(key, Situation));

    [Theory]
    [InlineData(DispatchKey.Functionalize)]
    [InlineData(DispatchKey.Tracer)]
    [InlineData(DispatchKey.Batched)]
    [InlineData(DispatchKey.BatchedNestedTensor)]
    [InlineData(DispatchKey.FuncTorchBatched)]
    [InlineData(DispatchKey.FuncTorchGradWrapper)]
    [InlineData(DispatchKey.FuncTorchDynamicLayerFrontMode)]
    [InlineData(DispatchKey.FuncTorchDynamicLayerBackMode)]
    public void A_fallback_that_needs_a_system_which_is_not_here_says_so(DispatchKey key)
    {
        var failure = Assert.IsType<FallbackStep.Raise>(BuiltInFallbacks.Decide(key, Situation)).Failure;
        Assert.Equal(new FallbackFailure.NotSupported(key), failure);
        Assert.Contains($"`{key}`", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exactly_38_keys_have_a_built_in_fallback()
    {
        var without = KeyLayout.RuntimeKeys.ToArray().Where(k => BuiltInFallbacks.Decide(k, Situation) is FallbackStep.Raise { Failure: FallbackFailure.NoBuiltIn }).ToArray();
        Assert.Equal(137 - 38, without.Length);
        Assert.Contains(DispatchKey.CPU, without);
        Assert.Contains(DispatchKey.AutogradHIP, without);
        Assert.Contains(DispatchKey.AutocastIPU, without);
        Assert.Contains(DispatchKey.Fake, without);
    }

    [Fact]
    public void A_fallback_that_goes_on_never_comes_back_to_its_own_key() =>
        Claim.Holds(KeyGen.Sets, StateGen.States, (keys, state) => KeyLayout.RuntimeKeys[1..].ToArray().All(key =>
            BuiltInFallbacks.Decide(key, new FallbackSituation("t::f", keys.Add(key), state) { HasDispatcherObject = true }) switch
            {
                FallbackStep.Redispatch r => !r.Keys.Has(key),
                FallbackStep.RedispatchThenMarkOutputs r => !r.Keys.Has(key),
                FallbackStep.MaterialiseThenRedispatch m => !m.Keys.Has(key),
                FallbackStep.HandToDispatcher h => !h.Keys.Has(key),
                _ => true,
            }), 100);
}
