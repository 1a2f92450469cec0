using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Fallbacks;

public sealed class RegisteredFallbacksTests
{
    [Fact]
    public void The_keys_and_fallthroughs_are_those_that_PyTorch_registers()
    {
        var recorded = RecordedRows.Document("fallbacks.json").GetProperty("fallbacks").EnumerateArray()
            .ToDictionary(f => f.GetProperty("key").GetString()!, f => f.GetProperty("fallthrough").GetBoolean());
        var registered = Ops.WithFallbacks().Rules.Fallbacks.ToDictionary(r => r.Key.ToString(), r => r.Kernel.IsFallthrough);
        Assert.Equal(recorded.OrderBy(p => p.Key, StringComparer.Ordinal), registered.OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fallback_says_what_it_does_next_and_is_built_in() => Assert.All(Ops.WithFallbacks().Rules.Fallbacks, rule =>
    {
        Assert.Equal(new KernelNext.BuiltIn(rule.Key.Runtime), rule.Kernel.Next);
        Assert.True(rule.IsBuiltInFallback);
    });

    [Fact]
    public void In_a_small_build_autograd_falls_through()
    {
        var dispatcher = Ops.WithFallbacks(new BuiltInFallbackOptions { SmallBuild = true });
        foreach (var key in AutogradFallback.Keys) Assert.True(dispatcher.Rules.FallbackAt(key)!.Kernel.IsFallthrough);
        DispatchKeySet received = default;
        var op = dispatcher.Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, (op, keys, stack) =>
        {
            received = keys;
            Ops.ReturnsFirst(op, keys, stack);
        });
        op.Call(Ops.Cpu());
        Assert.Equal(DispatchKey.CPU, received.HighestPriorityKey);
    }

    [Fact]
    public void Registering_twice_is_refused() =>
        Assert.Throws<RegistrationException>(() => BuiltInFallbackKernels.Register(Ops.WithFallbacks()));

    [Fact]
    public void Registrations_can_be_taken_back()
    {
        var dispatcher = new Dispatcher();
        foreach (var registration in BuiltInFallbackKernels.Register(dispatcher)) registration.Dispose();
        Assert.Empty(dispatcher.Rules.Fallbacks);
    }

    [Fact]
    public void A_backend_may_replace_the_fallback_of_AutogradPrivateUse1_and_give_it_back()
    {
        var dispatcher = Ops.WithFallbacks();
        var own = dispatcher.Fallback(DispatchKey.AutogradPrivateUse1, new Kernel("own") { Code = new BoxedFunction(Ops.ReturnsFirst) });
        Assert.Equal("own", dispatcher.Rules.FallbackAt(DispatchKey.AutogradPrivateUse1)!.Kernel.Debug);
        own.Dispose();
        Assert.True(dispatcher.Rules.FallbackAt(DispatchKey.AutogradPrivateUse1)!.IsBuiltInFallback);
    }

    [Theory]
    [InlineData(DispatchKey.Functionalize)]
    [InlineData(DispatchKey.Tracer)]
    [InlineData(DispatchKey.Batched)]
    [InlineData(DispatchKey.BatchedNestedTensor)]
    [InlineData(DispatchKey.FuncTorchBatched)]
    [InlineData(DispatchKey.FuncTorchGradWrapper)]
    [InlineData(DispatchKey.FuncTorchDynamicLayerFrontMode)]
    [InlineData(DispatchKey.FuncTorchDynamicLayerBackMode)]
    public void Keys_of_systems_that_are_not_here_refuse_with_the_one_stated_error(DispatchKey key)
    {
        var op = Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.ReturnsFirst);
        var tensor = new Dispatch.Shell.Tensors.Tensor(
            Dispatch.Shell.Tensors.TensorShape.Contiguous(2), new Dispatch.Shell.Tensors.TensorOptions { ExtraKeys = DispatchKeySet.Of(key) });
        using var below = Dispatch.Shell.Threads.Guards.BelowAutograd();
        Assert.Equal(new FallbackFailure.NotSupported(key), Assert.Throws<FallbackNotSupportedException>(() => op.Call(tensor)).Error);
        op.With(key, Ops.ReturnsFirst);
        Assert.Same(tensor, op.CallTensor(tensor));
    }
}
