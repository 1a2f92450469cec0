using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Keys;

public sealed class TensorKeysTests
{
    [Fact]
    public void A_constructed_tensor_keeps_its_backends_and_never_carries_Python() =>
        Claim.Holds(KeyGen.Sets, given => KeepsBackends(given, true) && KeepsBackends(given, false));

    private static bool KeepsBackends(DispatchKeySet given, bool inferenceMode) =>
        TensorKeys.Construct(given, inferenceMode) is var set && set.Backends.HasAll(given.Backends) && !set.HasAny(KeySets.Python);

    [Fact]
    public void An_inference_tensor_has_no_autograd_key_and_any_other_has_its_backends_own() =>
        Claim.Holds(KeyGen.Sets, given =>
            !TensorKeys.Construct(given, true).HasAny(KeySets.AutogradWithADInplaceOrView)
            && TensorKeys.Construct(given, false).HasAll(KeyRelations.AutogradRelated(given.HighestBackend)));

    [Fact]
    public void An_undefined_tensor_is_not_empty() =>
        Assert.Equal([DispatchKey.ADInplaceOrView, DispatchKey.AutogradOther], KeySets.UndefinedTensor.ToArray());

    [Theory]
    [InlineData(BackendComponent.CPU, DispatchKey.AutogradCPU)]
    [InlineData(BackendComponent.HIP, DispatchKey.AutogradOther)]
    [InlineData(BackendComponent.VE, DispatchKey.AutogradOther)]
    [InlineData(BackendComponent.Invalid, DispatchKey.AutogradOther)]
    [InlineData(BackendComponent.Meta, DispatchKey.AutogradMeta)]
    public void A_backend_has_its_autograd_key(BackendComponent backend, DispatchKey key) => Assert.Equal(key, KeyRelations.AutogradKey(backend));
}
