using LanguageExt;
using static Functional.Dispatch.Keys.BackendComponent;
using static Functional.Dispatch.Keys.DispatchKey;

namespace Functional.Dispatch.Keys;

/// <summary>How backends, autograd keys and autocast keys belong together in PyTorch 2.14.1.</summary>
public static class KeyRelations
{
    /// <summary>The autograd key that tensors of a backend carry. HIP and VE go to AutogradOther although AutogradHIP and AutogradVE exist.</summary>
    /// <param name="backend">A backend, or Invalid.</param>
    /// <returns>The autograd runtime key.</returns>
    public static DispatchKey AutogradKey(BackendComponent backend) =>
        backend is Invalid or BackendComponent.HIP or BackendComponent.VE ? AutogradOther : KeyLayout.RuntimeKey(AutogradFunctionality, backend);

    /// <summary>What a tensor's constructor adds for autograd: ADInplaceOrView and the backend's autograd key.</summary>
    /// <param name="backend">A backend, or Invalid.</param>
    /// <returns>The set.</returns>
    public static DispatchKeySet AutogradRelated(BackendComponent backend) => DispatchKeySet.Of(ADInplaceOrView, AutogradKey(backend));

    /// <summary>What a tensor's constructor adds for automatic mixed precision: the backend's Autocast key, if it has one.</summary>
    /// <param name="backend">A backend, or Invalid.</param>
    /// <returns>A one-key set, or the empty set.</returns>
    public static DispatchKeySet AutocastRelated(BackendComponent backend) => backend switch
    {
        BackendComponent.CPU => DispatchKeySet.Of(AutocastCPU),
        BackendComponent.MTIA => DispatchKeySet.Of(AutocastMTIA),
        BackendComponent.MAIA => DispatchKeySet.Of(AutocastMAIA),
        BackendComponent.XPU => DispatchKeySet.Of(AutocastXPU),
        BackendComponent.IPU => DispatchKeySet.Of(AutocastIPU),
        BackendComponent.HPU => DispatchKeySet.Of(AutocastHPU),
        BackendComponent.XLA => DispatchKeySet.Of(AutocastXLA),
        BackendComponent.MPS => DispatchKeySet.Of(AutocastMPS),
        BackendComponent.CUDA => DispatchKeySet.Of(AutocastCUDA),
        BackendComponent.PrivateUse1 => DispatchKeySet.Of(AutocastPrivateUse1),
        _ => DispatchKeySet.Empty,
    };

    /// <summary>
    /// The backend keys whose own kernels keep an autograd key from falling to a CompositeImplicitAutograd kernel. Empty for AutogradHIP,
    /// AutogradVE and AutogradMTIA, as in PyTorch, and for every key that is not an autograd key.
    /// </summary>
    /// <param name="autograd">Any defined key.</param>
    /// <returns>The set of backend keys.</returns>
    public static DispatchKeySet BackendsOfAutograd(DispatchKey autograd) => autograd switch
    {
        AutogradOther => KeySets.AutogradOtherBackends,
        AutogradNestedTensor => DispatchKeySet.Of(NestedTensor) | KeySets.BackendBits,
        AutogradHIP or AutogradVE or AutogradMTIA => DispatchKeySet.Empty,
        _ when KeyLayout.FunctionalityOf(autograd) == AutogradFunctionality && KeyLayout.BackendOf(autograd) != Invalid =>
            DispatchKeySet.Of(KeyLayout.RuntimeKey(Dense, KeyLayout.BackendOf(autograd))),
        _ => DispatchKeySet.Empty,
    };

    /// <summary>PyTorch's isBackendDispatchKey: a key at which a backend's own kernel is registered. NestedTensor keys are not counted.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>True for Dense, Quantized, Sparse, SparseCsr and the five backends without a bit.</returns>
    public static bool IsBackendKey(DispatchKey key) =>
        key != Undefined && KeyLayout.FunctionalityOf(key) != NestedTensor && KeySets.AutogradOtherBackends.Add(Dense).Has(key);

    /// <summary>The runtime keys a key stands for when something is registered at it.</summary>
    /// <param name="key">A key; Undefined is refused, as in PyTorch.</param>
    /// <returns>The set, or an <see cref="UndefinedKeyError"/>.</returns>
    public static Either<DispatchError, DispatchKeySet> RuntimeKeysOf(RegistrationKey key) =>
        key == (RegistrationKey)Undefined ? new UndefinedKeyError() : key.RuntimeKeys;

    /// <summary>highestPriorityBackendTypeId: the highest key of the set that names where the data lives.</summary>
    /// <param name="set">Any set.</param>
    /// <returns>A backend's runtime key, a marker, or Undefined.</returns>
    public static DispatchKey HighestPriorityBackendKey(DispatchKeySet set) => (set & KeySets.BackendFunctionalities).HighestPriorityKey;

    /// <summary>legacyExtractDispatchKey: the key that code older than keysets would have called "the" key of a tensor.</summary>
    /// <param name="set">Any set.</param>
    /// <returns>The highest key once autograd, autocast and wrapper keys are left out.</returns>
    public static DispatchKey LegacyKey(DispatchKeySet set) =>
        (set - KeySets.AutogradWithADInplaceOrView - KeySets.Autocast - LegacyIgnored).HighestPriorityKey;

    private static readonly DispatchKeySet LegacyIgnored =
        DispatchKeySet.Of(Functionalize, PythonTLSSnapshot, FuncTorchGradWrapper, FuncTorchVmapMode, FuncTorchBatched, Python);
}

/// <summary>Undefined stands for no runtime key.</summary>
public sealed record UndefinedKeyError : DispatchError
{
    /// <inheritdoc />
    public override string Message => "`Undefined` stands for no runtime key";
}
