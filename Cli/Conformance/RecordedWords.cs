namespace Functional.Dispatch.Cli.Conformance;

/// <summary>
/// What the rows of tensor_keysets.json are called here: each recorded tensor as a tensor word, each recorded thread state as guards. A row that
/// is not among them is a failed row, not a skipped one.
/// </summary>
internal static class RecordedWords
{
    public static IReadOnlyDictionary<string, string> Tensors { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cpu float32"] = "cpu", ["cpu float64"] = "cpu", ["cpu float16"] = "cpu", ["cpu bfloat16"] = "cpu", ["cpu int64"] = "cpu",
        ["cpu bool"] = "cpu", ["cpu complex64"] = "cpu", ["cpu uint8"] = "cpu", ["cpu requires_grad"] = "cpu+grad", ["cpu non-leaf"] = "cpu+grad",
        ["cpu scalar"] = "cpu", ["cpu empty"] = "cpu", ["cpu detach"] = "cpu", ["cpu view"] = "cpu", ["cpu under no_grad"] = "cpu",
        ["cpu created in inference_mode"] = "cpu+inference", ["view in inference_mode of normal tensor"] = "cpu",
        ["clone outside of inference tensor"] = "cpu", ["inference tensor in inference_mode(False)"] = "cpu", ["parameter"] = "cpu+grad",
        ["buffer"] = "cpu", ["meta"] = "meta", ["meta requires_grad"] = "meta+grad", ["meta inference"] = "meta+inference",
        ["sparse coo"] = "sparse-cpu", ["sparse coo coalesced"] = "sparse", ["sparse coo requires_grad"] = "sparse-cpu+grad",
        ["sparse coo meta"] = "sparse-meta", ["sparse csr"] = "sparse-csr-cpu", ["sparse csc"] = "sparse-csc-cpu", ["sparse bsr"] = "sparse-bsr-cpu",
        ["sparse bsc"] = "sparse-bsc-cpu", ["sparse csr meta"] = "sparse-csr-meta", ["quantized per tensor quint8"] = "quantized-cpu",
        ["quantized per tensor qint8"] = "quantized-cpu", ["quantized per tensor qint32"] = "quantized", ["quantized per channel"] = "quantized-cpu",
        ["quantized in inference_mode"] = "quantized-cpu+inference", ["quantized dequantized"] = "cpu", ["nested strided"] = "nested-cpu",
        ["nested strided requires_grad"] = "nested+grad", ["nested jagged"] = "jagged-cpu", ["nested component"] = "cpu", ["mkldnn"] = "mkldnn",
        ["mkldnn requires_grad"] = "mkldnn-cpu+grad", ["conj view"] = "cpu+conj", ["conj view resolved"] = "cpu", ["neg view"] = "cpu+neg",
        ["neg view resolved"] = "cpu", ["neg view of conj"] = "cpu+conj+neg", ["zerotensor"] = "cpu+zero", ["zerotensor complex conj"] = "cpu+zero+conj",
        ["zerotensor meta"] = "meta+zero", ["wrapper subclass with __torch_dispatch__"] = "cpu+python",
        ["wrapper subclass requires_grad"] = "cpu+python+grad", ["wrapper subclass meta"] = "meta+python",
        ["wrapper subclass in inference_mode"] = "cpu+python+inference", ["subclass without __torch_dispatch__"] = "cpu",
        ["_make_subclass with __torch_dispatch__"] = "cpu+python", ["as_subclass with __torch_dispatch__"] = "cpu+python",
        ["FakeTensor"] = "cpu+python", ["FakeTensor requires_grad"] = "cpu+python+grad", ["functorch: vmap-wrapped"] = "cpu+vmap",
        ["functorch: grad-wrapped"] = "cpu+functorch-grad", ["functorch: grad inside vmap"] = "cpu+functorch-grad",
        ["functorch: vmap inside grad"] = "cpu+vmap", ["functorch: jvp-wrapped"] = "cpu+functorch-grad",
        ["functorch: functionalize-wrapped"] = "cpu+functionalize", ["functorch: vmap-wrapped requires_grad"] = "cpu+vmap+grad",
        ["functorch: vmap inside vmap"] = "cpu+vmap", ["functional tensor wrapper"] = "cpu+functionalize",
        ["functional tensor wrapper of meta"] = "meta+functionalize", ["dual tensor"] = "cpu",
    };

    public static IReadOnlyDictionary<string, string[]> Guards { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["default"] = [], ["no_grad"] = ["no-grad"], ["inference_mode"] = ["InferenceMode"], ["inference_mode(False)"] = ["InferenceMode(false)"],
        ["enable_grad"] = ["grad"],
        // Autocast has no guard of its own: it un-excludes one key.
        ["autocast cpu"] = ["Force(BackendSelect, ADInplaceOrView; AutocastMTIA, AutocastMAIA, AutocastXPU, AutocastIPU, AutocastHPU, AutocastXLA, AutocastMPS, AutocastCUDA, AutocastPrivateUse1)"],
        ["autocast cpu enabled=False"] = [], ["_AutoDispatchBelowAutograd"] = ["BelowAutograd"],
        ["_AutoDispatchBelowADInplaceOrView"] = ["below-adinplace-or-view"],
        ["_DisableTorchDispatch"] = ["Exclude(Python)", "exclude(PythonTLSSnapshot,PreDispatch)"], ["_EnablePythonDispatcher"] = ["Include(PythonDispatcher)"],
        ["_EnablePreDispatch"] = ["Include(PreDispatch)"], ["FakeTensorMode"] = ["Include(Python,PythonTLSSnapshot)"],
    };
}
