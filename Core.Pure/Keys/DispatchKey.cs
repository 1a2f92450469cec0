namespace Functional.Dispatch.Keys;

/// <summary>
/// A dispatch key, with PyTorch 2.14.1's numbering: functionalities 0 to 46 in order of priority (a higher one is dispatched first),
/// then one runtime key for each pair of a per-backend functionality and a <see cref="BackendComponent"/>.
/// Alias keys are a type of their own (<see cref="AliasKey"/>) because they can never be a member of a keyset.
/// </summary>
public enum DispatchKey : byte
{
    /// <summary>No key at all: slot 0 of a table, reached when nothing remains after masking.</summary>
    Undefined = 0,

    /// <summary>Building block: dense strided tensors, one runtime key per backend.</summary>
    Dense = 1,

    /// <summary>FPGA backend without a backend bit of its own; autograd through AutogradOther.</summary>
    FPGA = 2,

    /// <summary>Vulkan backend without a backend bit of its own; autograd through AutogradOther.</summary>
    Vulkan = 3,

    /// <summary>Metal backend without a backend bit of its own; autograd through AutogradOther.</summary>
    Metal = 4,

    /// <summary>Building block: quantized tensors, one runtime key per backend.</summary>
    Quantized = 5,

    /// <summary>User-defined random number generators.</summary>
    CustomRNGKeyId = 6,

    /// <summary>Tensors in MKL-DNN's opaque layout on the CPU.</summary>
    MkldnnCPU = 7,

    /// <summary>Building block: sparse COO tensors, one runtime key per backend.</summary>
    Sparse = 8,

    /// <summary>Building block: compressed sparse tensors (CSR, CSC, BSR, BSC), one runtime key per backend.</summary>
    SparseCsr = 9,

    /// <summary>Building block: nested (ragged) tensors, one runtime key per backend.</summary>
    NestedTensor = 10,

    /// <summary>Chooses a backend from the options of an operator that has no tensor argument.</summary>
    BackendSelect = 11,

    /// <summary>Fake tensors handled natively, just below Python.</summary>
    Fake = 12,

    /// <summary>Tensor subclasses and dispatch modes of an interpreter.</summary>
    Python = 13,

    /// <summary>Back half of functorch's layer interpreter.</summary>
    FuncTorchDynamicLayerBackMode = 14,

    /// <summary>Rewrites mutation and views into functional operators.</summary>
    Functionalize = 15,

    /// <summary>Tensors whose conjugation is a bit that still has to be carried out.</summary>
    Conjugate = 16,

    /// <summary>Tensors whose negation is a bit that still has to be carried out.</summary>
    Negative = 17,

    /// <summary>Tensors known to be all zero without storage.</summary>
    ZeroTensor = 18,

    /// <summary>Version counting and view tracking of in-place and view operators.</summary>
    ADInplaceOrView = 19,

    /// <summary>Autograd of every backend without an autograd key of its own.</summary>
    AutogradOther = 20,

    /// <summary>Building block: autograd, one runtime key per backend.</summary>
    AutogradFunctionality = 21,

    /// <summary>Autograd of nested tensors.</summary>
    AutogradNestedTensor = 22,

    /// <summary>Records operators into a graph.</summary>
    Tracer = 23,

    /// <summary>Automatic mixed precision on CPU.</summary>
    AutocastCPU = 24,

    /// <summary>Automatic mixed precision on MTIA.</summary>
    AutocastMTIA = 25,

    /// <summary>Automatic mixed precision on MAIA.</summary>
    AutocastMAIA = 26,

    /// <summary>Automatic mixed precision on XPU.</summary>
    AutocastXPU = 27,

    /// <summary>Automatic mixed precision on IPU.</summary>
    AutocastIPU = 28,

    /// <summary>Automatic mixed precision on HPU.</summary>
    AutocastHPU = 29,

    /// <summary>Automatic mixed precision on XLA.</summary>
    AutocastXLA = 30,

    /// <summary>Automatic mixed precision on MPS.</summary>
    AutocastMPS = 31,

    /// <summary>Automatic mixed precision on CUDA.</summary>
    AutocastCUDA = 32,

    /// <summary>Automatic mixed precision on PrivateUse1.</summary>
    AutocastPrivateUse1 = 33,

    /// <summary>functorch's vmap.</summary>
    FuncTorchBatched = 34,

    /// <summary>functorch's vmap over nested tensors.</summary>
    BatchedNestedTensor = 35,

    /// <summary>Random operators under functorch's vmap.</summary>
    FuncTorchVmapMode = 36,

    /// <summary>Legacy vmap.</summary>
    Batched = 37,

    /// <summary>Random operators under legacy vmap.</summary>
    VmapMode = 38,

    /// <summary>functorch's gradient transform.</summary>
    FuncTorchGradWrapper = 39,

    /// <summary>Out-of-tree deferred initialisation.</summary>
    DeferredInit = 40,

    /// <summary>Records the thread's two keysets on entry, for the Python key further down.</summary>
    PythonTLSSnapshot = 41,

    /// <summary>Front half of functorch's layer interpreter.</summary>
    FuncTorchDynamicLayerFrontMode = 42,

    /// <summary>For tests of wrapper tensors.</summary>
    TESTING_ONLY_GenericWrapper = 43,

    /// <summary>For tests of modes.</summary>
    TESTING_ONLY_GenericMode = 44,

    /// <summary>A real kernel above everything else, so that a dispatcher object can interpose before autograd.</summary>
    PreDispatch = 45,

    /// <summary>Hands every call to the thread's dispatcher object; present in every FULL_AFTER set.</summary>
    PythonDispatcher = 46,

    /// <summary>Marker, not a runtime key: Dense with no backend. Answered where a keyset has the functionality but no backend bit.</summary>
    StartOfDenseBackends = 48,

    /// <summary>Dense on CPU.</summary>
    CPU = 49,

    /// <summary>Dense on CUDA.</summary>
    CUDA = 50,

    /// <summary>Dense on HIP.</summary>
    HIP = 51,

    /// <summary>Dense on XLA.</summary>
    XLA = 52,

    /// <summary>Dense on MPS.</summary>
    MPS = 53,

    /// <summary>Dense on IPU.</summary>
    IPU = 54,

    /// <summary>Dense on XPU.</summary>
    XPU = 55,

    /// <summary>Dense on HPU.</summary>
    HPU = 56,

    /// <summary>Dense on VE.</summary>
    VE = 57,

    /// <summary>Dense on Lazy.</summary>
    Lazy = 58,

    /// <summary>Dense on MTIA.</summary>
    MTIA = 59,

    /// <summary>Dense on MAIA.</summary>
    MAIA = 60,

    /// <summary>Dense on PrivateUse1.</summary>
    PrivateUse1 = 61,

    /// <summary>Dense on PrivateUse2.</summary>
    PrivateUse2 = 62,

    /// <summary>Dense on PrivateUse3.</summary>
    PrivateUse3 = 63,

    /// <summary>Dense on Meta.</summary>
    Meta = 64,

    /// <summary>Marker, not a runtime key: Quantized with no backend. Answered where a keyset has the functionality but no backend bit.</summary>
    StartOfQuantizedBackends = 65,

    /// <summary>Quantized on CPU.</summary>
    QuantizedCPU = 66,

    /// <summary>Quantized on CUDA.</summary>
    QuantizedCUDA = 67,

    /// <summary>Quantized on HIP.</summary>
    QuantizedHIP = 68,

    /// <summary>Quantized on XLA.</summary>
    QuantizedXLA = 69,

    /// <summary>Quantized on MPS.</summary>
    QuantizedMPS = 70,

    /// <summary>Quantized on IPU.</summary>
    QuantizedIPU = 71,

    /// <summary>Quantized on XPU.</summary>
    QuantizedXPU = 72,

    /// <summary>Quantized on HPU.</summary>
    QuantizedHPU = 73,

    /// <summary>Quantized on VE.</summary>
    QuantizedVE = 74,

    /// <summary>Quantized on Lazy.</summary>
    QuantizedLazy = 75,

    /// <summary>Quantized on MTIA.</summary>
    QuantizedMTIA = 76,

    /// <summary>Quantized on MAIA.</summary>
    QuantizedMAIA = 77,

    /// <summary>Quantized on PrivateUse1.</summary>
    QuantizedPrivateUse1 = 78,

    /// <summary>Quantized on PrivateUse2.</summary>
    QuantizedPrivateUse2 = 79,

    /// <summary>Quantized on PrivateUse3.</summary>
    QuantizedPrivateUse3 = 80,

    /// <summary>Quantized on Meta.</summary>
    QuantizedMeta = 81,

    /// <summary>Marker, not a runtime key: Sparse with no backend. Answered where a keyset has the functionality but no backend bit.</summary>
    StartOfSparseBackends = 82,

    /// <summary>Sparse on CPU.</summary>
    SparseCPU = 83,

    /// <summary>Sparse on CUDA.</summary>
    SparseCUDA = 84,

    /// <summary>Sparse on HIP.</summary>
    SparseHIP = 85,

    /// <summary>Sparse on XLA.</summary>
    SparseXLA = 86,

    /// <summary>Sparse on MPS.</summary>
    SparseMPS = 87,

    /// <summary>Sparse on IPU.</summary>
    SparseIPU = 88,

    /// <summary>Sparse on XPU.</summary>
    SparseXPU = 89,

    /// <summary>Sparse on HPU.</summary>
    SparseHPU = 90,

    /// <summary>Sparse on VE.</summary>
    SparseVE = 91,

    /// <summary>Sparse on Lazy.</summary>
    SparseLazy = 92,

    /// <summary>Sparse on MTIA.</summary>
    SparseMTIA = 93,

    /// <summary>Sparse on MAIA.</summary>
    SparseMAIA = 94,

    /// <summary>Sparse on PrivateUse1.</summary>
    SparsePrivateUse1 = 95,

    /// <summary>Sparse on PrivateUse2.</summary>
    SparsePrivateUse2 = 96,

    /// <summary>Sparse on PrivateUse3.</summary>
    SparsePrivateUse3 = 97,

    /// <summary>Sparse on Meta.</summary>
    SparseMeta = 98,

    /// <summary>Marker, not a runtime key: SparseCsr with no backend. Answered where a keyset has the functionality but no backend bit.</summary>
    StartOfSparseCsrBackends = 99,

    /// <summary>SparseCsr on CPU.</summary>
    SparseCsrCPU = 100,

    /// <summary>SparseCsr on CUDA.</summary>
    SparseCsrCUDA = 101,

    /// <summary>SparseCsr on HIP.</summary>
    SparseCsrHIP = 102,

    /// <summary>SparseCsr on XLA.</summary>
    SparseCsrXLA = 103,

    /// <summary>SparseCsr on MPS.</summary>
    SparseCsrMPS = 104,

    /// <summary>SparseCsr on IPU.</summary>
    SparseCsrIPU = 105,

    /// <summary>SparseCsr on XPU.</summary>
    SparseCsrXPU = 106,

    /// <summary>SparseCsr on HPU.</summary>
    SparseCsrHPU = 107,

    /// <summary>SparseCsr on VE.</summary>
    SparseCsrVE = 108,

    /// <summary>SparseCsr on Lazy.</summary>
    SparseCsrLazy = 109,

    /// <summary>SparseCsr on MTIA.</summary>
    SparseCsrMTIA = 110,

    /// <summary>SparseCsr on MAIA.</summary>
    SparseCsrMAIA = 111,

    /// <summary>SparseCsr on PrivateUse1.</summary>
    SparseCsrPrivateUse1 = 112,

    /// <summary>SparseCsr on PrivateUse2.</summary>
    SparseCsrPrivateUse2 = 113,

    /// <summary>SparseCsr on PrivateUse3.</summary>
    SparseCsrPrivateUse3 = 114,

    /// <summary>SparseCsr on Meta.</summary>
    SparseCsrMeta = 115,

    /// <summary>Marker, not a runtime key: NestedTensor with no backend. Answered where a keyset has the functionality but no backend bit.</summary>
    StartOfNestedTensorBackends = 116,

    /// <summary>NestedTensor on CPU.</summary>
    NestedTensorCPU = 117,

    /// <summary>NestedTensor on CUDA.</summary>
    NestedTensorCUDA = 118,

    /// <summary>NestedTensor on HIP.</summary>
    NestedTensorHIP = 119,

    /// <summary>NestedTensor on XLA.</summary>
    NestedTensorXLA = 120,

    /// <summary>NestedTensor on MPS.</summary>
    NestedTensorMPS = 121,

    /// <summary>NestedTensor on IPU.</summary>
    NestedTensorIPU = 122,

    /// <summary>NestedTensor on XPU.</summary>
    NestedTensorXPU = 123,

    /// <summary>NestedTensor on HPU.</summary>
    NestedTensorHPU = 124,

    /// <summary>NestedTensor on VE.</summary>
    NestedTensorVE = 125,

    /// <summary>NestedTensor on Lazy.</summary>
    NestedTensorLazy = 126,

    /// <summary>NestedTensor on MTIA.</summary>
    NestedTensorMTIA = 127,

    /// <summary>NestedTensor on MAIA.</summary>
    NestedTensorMAIA = 128,

    /// <summary>NestedTensor on PrivateUse1.</summary>
    NestedTensorPrivateUse1 = 129,

    /// <summary>NestedTensor on PrivateUse2.</summary>
    NestedTensorPrivateUse2 = 130,

    /// <summary>NestedTensor on PrivateUse3.</summary>
    NestedTensorPrivateUse3 = 131,

    /// <summary>NestedTensor on Meta.</summary>
    NestedTensorMeta = 132,

    /// <summary>Marker, not a runtime key: AutogradFunctionality with no backend. Answered where a keyset has the functionality but no backend bit.</summary>
    StartOfAutogradFunctionalityBackends = 133,

    /// <summary>AutogradFunctionality on CPU.</summary>
    AutogradCPU = 134,

    /// <summary>AutogradFunctionality on CUDA.</summary>
    AutogradCUDA = 135,

    /// <summary>AutogradFunctionality on HIP.</summary>
    AutogradHIP = 136,

    /// <summary>AutogradFunctionality on XLA.</summary>
    AutogradXLA = 137,

    /// <summary>AutogradFunctionality on MPS.</summary>
    AutogradMPS = 138,

    /// <summary>AutogradFunctionality on IPU.</summary>
    AutogradIPU = 139,

    /// <summary>AutogradFunctionality on XPU.</summary>
    AutogradXPU = 140,

    /// <summary>AutogradFunctionality on HPU.</summary>
    AutogradHPU = 141,

    /// <summary>AutogradFunctionality on VE.</summary>
    AutogradVE = 142,

    /// <summary>AutogradFunctionality on Lazy.</summary>
    AutogradLazy = 143,

    /// <summary>AutogradFunctionality on MTIA.</summary>
    AutogradMTIA = 144,

    /// <summary>AutogradFunctionality on MAIA.</summary>
    AutogradMAIA = 145,

    /// <summary>AutogradFunctionality on PrivateUse1.</summary>
    AutogradPrivateUse1 = 146,

    /// <summary>AutogradFunctionality on PrivateUse2.</summary>
    AutogradPrivateUse2 = 147,

    /// <summary>AutogradFunctionality on PrivateUse3.</summary>
    AutogradPrivateUse3 = 148,

    /// <summary>AutogradFunctionality on Meta.</summary>
    AutogradMeta = 149,
}
