using static Functional.Dispatch.Keys.DispatchKey;

namespace Functional.Dispatch.Keys;

/// <summary>PyTorch 2.14.1's named keysets, under the names its headers give them.</summary>
public static class KeySets
{
    /// <summary>autograd_dispatch_keyset: what a "below autograd" guard excludes.</summary>
    public static DispatchKeySet Autograd { get; } = DispatchKeySet.Of(AutogradOther, AutogradFunctionality, AutogradNestedTensor);

    /// <summary>autograd_dispatch_keyset_with_ADInplaceOrView.</summary>
    public static DispatchKeySet AutogradWithADInplaceOrView { get; } = Autograd.Add(ADInplaceOrView);

    /// <summary>autocast_dispatch_keyset: every Autocast key.</summary>
    public static DispatchKeySet Autocast { get; } = DispatchKeySet.Of(
        AutocastCPU, AutocastMTIA, AutocastMAIA, AutocastXPU, AutocastIPU, AutocastHPU, AutocastXLA, AutocastMPS, AutocastCUDA, AutocastPrivateUse1);

    /// <summary>default_included_set: what every thread includes from the start.</summary>
    public static DispatchKeySet DefaultIncluded { get; } = DispatchKeySet.Of(BackendSelect, ADInplaceOrView);

    /// <summary>default_excluded_set: what every thread excludes from the start, the Autocast keys.</summary>
    public static DispatchKeySet DefaultExcluded { get; } = Autocast;

    /// <summary>python_ks: the two keys a tensor subclass of an interpreter carries.</summary>
    public static DispatchKeySet Python { get; } = DispatchKeySet.Of(DispatchKey.Python, PythonTLSSnapshot);

    /// <summary>sparse_ks.</summary>
    public static DispatchKeySet Sparse { get; } = DispatchKeySet.Of(DispatchKey.Sparse);

    /// <summary>sparse_csr_ks.</summary>
    public static DispatchKeySet SparseCsr { get; } = DispatchKeySet.Of(DispatchKey.SparseCsr);

    /// <summary>mkldnn_ks.</summary>
    public static DispatchKeySet Mkldnn { get; } = DispatchKeySet.Of(MkldnnCPU);

    /// <summary>backend_bitset_mask: all backend bits, no functionality.</summary>
    public static DispatchKeySet BackendBits { get; } = new(KeyLayout.BackendMask);

    /// <summary>autogradother_backends: every key whose autograd is AutogradOther.</summary>
    public static DispatchKeySet AutogradOtherBackends { get; } =
        DispatchKeySet.Of(FPGA, Vulkan, Metal, Quantized, CustomRNGKeyId, MkldnnCPU, DispatchKey.Sparse, DispatchKey.SparseCsr) | BackendBits;

    /// <summary>after_autograd_keyset: what an autograd kernel redispatches with.</summary>
    public static DispatchKeySet AfterAutograd { get; } = DispatchKeySet.FullAfter(AutogradOther);

    /// <summary>after_ADInplaceOrView_keyset.</summary>
    public static DispatchKeySet AfterADInplaceOrView { get; } = DispatchKeySet.FullAfter(DispatchKey.ADInplaceOrView);

    /// <summary>after_func_keyset: below Functionalize, and ADInplaceOrView taken out by hand because redispatch reads no thread state.</summary>
    public static DispatchKeySet AfterFunctionalize { get; } = DispatchKeySet.FullAfter(Functionalize).Remove(DispatchKey.ADInplaceOrView);

    /// <summary>inplace_or_view_ks.</summary>
    public static DispatchKeySet InplaceOrView { get; } = DispatchKeySet.Of(DispatchKey.ADInplaceOrView);

    /// <summary>functorch_transforms_ks.</summary>
    public static DispatchKeySet FunctorchTransforms { get; } =
        DispatchKeySet.Of(FuncTorchBatched, FuncTorchVmapMode, Batched, VmapMode, FuncTorchGradWrapper);

    /// <summary>functorch_batched_ks.</summary>
    public static DispatchKeySet FunctorchBatched { get; } = DispatchKeySet.Of(FuncTorchBatched);

    /// <summary>backend_functionality_keys: the per-backend functionalities that hold data, with all backend bits (NestedTensor is left out, as in PyTorch).</summary>
    public static DispatchKeySet BackendFunctionalities { get; } =
        DispatchKeySet.Of(Dense, Quantized, DispatchKey.Sparse, DispatchKey.SparseCsr) | BackendBits;

    /// <summary>The keys of an undefined tensor: it is not empty, it carries AutogradOther and ADInplaceOrView.</summary>
    public static DispatchKeySet UndefinedTensor { get; } = DispatchKeySet.Of(AutogradOther, DispatchKey.ADInplaceOrView);

    /// <summary>Every named set under PyTorch's own constant name.</summary>
    /// <returns>Name and set, a fresh sequence.</returns>
    public static IEnumerable<(string Name, DispatchKeySet Set)> Named() =>
    [
        ("autograd_dispatch_keyset", Autograd), ("autocast_dispatch_keyset", Autocast), ("default_included_set", DefaultIncluded),
        ("default_excluded_set", DefaultExcluded), ("autograd_dispatch_keyset_with_ADInplaceOrView", AutogradWithADInplaceOrView),
        ("python_ks", Python), ("sparse_ks", Sparse), ("sparse_csr_ks", SparseCsr), ("mkldnn_ks", Mkldnn),
        ("autogradother_backends", AutogradOtherBackends), ("after_autograd_keyset", AfterAutograd),
        ("after_ADInplaceOrView_keyset", AfterADInplaceOrView), ("after_func_keyset", AfterFunctionalize),
        ("backend_bitset_mask", BackendBits), ("inplace_or_view_ks", InplaceOrView), ("autograd_other_ks", DispatchKeySet.Of(AutogradOther)),
        ("autograd_nested", DispatchKeySet.Of(AutogradNestedTensor)), ("functorch_transforms_ks", FunctorchTransforms),
        ("functorch_batched_ks", FunctorchBatched), ("backend_functionality_keys", BackendFunctionalities),
        .. KeyLayout.AllBackends().Where(b => KeyRelations.AutogradKey(b) != AutogradOther)
            .Select(b => ($"autograd_{LowerName(b)}_ks", DispatchKeySet.Of(KeyRelations.AutogradKey(b)))),
        .. KeyLayout.AllBackends().Where(b => !KeyRelations.AutocastRelated(b).IsEmpty)
            .Select(b => ($"autocast_{LowerName(b)}_ks", KeyRelations.AutocastRelated(b))),
    ];

    private static string LowerName(BackendComponent backend) => backend.ToString().ToLowerInvariant();
}
