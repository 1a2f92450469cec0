namespace Functional.Dispatch.Tables;

/// <summary>Why a slot holds what it holds: which of the precedence rules of section 5 of the dispatch model filled it.</summary>
public enum SlotReason : byte
{
    /// <summary>Rule 9: nothing serves the key; a call that lands here is an error.</summary>
    Missing,

    /// <summary>Rule 1: a kernel registered for that very key.</summary>
    Kernel,

    /// <summary>Rules 2 and 3: CompositeExplicitAutogradNonFunctional or CompositeExplicitAutograd.</summary>
    DefaultBackendKernel,

    /// <summary>Rule 4: CompositeImplicitAutogradNestedTensor.</summary>
    NestedKernel,

    /// <summary>Rule 5, refused: AutogradOther with a composite kernel and a kernel at one of its backends; a call that lands here is an error.</summary>
    AmbiguousAutogradOther,

    /// <summary>Rule 5: CompositeImplicitAutograd.</summary>
    MathKernel,

    /// <summary>Rule 6: Autograd.</summary>
    AutogradKernel,

    /// <summary>Rule 7: FuncTorchBatchedDecomposition.</summary>
    BatchedKernel,

    /// <summary>Rule 8: the key's backend fallback.</summary>
    BackendFallback,
}

/// <summary>PyTorch's words for <see cref="SlotReason"/>.</summary>
public static class SlotReasons
{
    /// <summary>The tag PyTorch prints behind a slot.</summary>
    /// <param name="reason">A reason.</param>
    /// <returns>For example <c>default backend kernel</c>.</returns>
    public static string Text(this SlotReason reason) => reason switch
    {
        SlotReason.Missing => "missing",
        SlotReason.Kernel => "kernel",
        SlotReason.DefaultBackendKernel => "default backend kernel",
        SlotReason.NestedKernel => "nested kernel",
        SlotReason.AmbiguousAutogradOther => "ambiguous autogradother",
        SlotReason.MathKernel => "math kernel",
        SlotReason.AutogradKernel => "autograd kernel",
        SlotReason.BatchedKernel => "batched kernel",
        SlotReason.BackendFallback => "backend fallback",
    };
}
