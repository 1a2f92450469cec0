using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>What mends ask of kernels, and questions that several checks ask of slots.</summary>
internal static class Nexts
{
    public static KernelNext Leaf { get; } = new KernelNext.Leaf();

    public static KernelNext Composite { get; } = new KernelNext.Composite();

    /// <summary>As a generated autograd kernel: records, then goes on below autograd.</summary>
    public static KernelNext BelowAutograd { get; } =
        new KernelNext.Redispatch(new RedispatchKeys.Masked(KeySets.AfterAutograd), new Guard.BelowADInplaceOrView());

    public static KernelNext BelowOwn { get; } = new KernelNext.Redispatch(new RedispatchKeys.BelowOwn());

    /// <summary>Whether the key is where a tensor's data lives.</summary>
    public static bool IsData(DispatchKey key) => KeyRelations.IsBackendKey(key) || KeyLayout.FunctionalityOf(key) == DispatchKey.NestedTensor;

    /// <summary>Whether the key is an autograd key.</summary>
    public static bool IsAutograd(DispatchKey key) => key != DispatchKey.Undefined && KeySets.Autograd.HasAny(DispatchKeySet.Of(KeyLayout.FunctionalityOf(key)));

    /// <summary>Whether a slot is served by a registration of the operator itself.</summary>
    public static bool IsOwn(TableSlot slot) => slot.Rule is not null && slot.Reason != SlotReason.BackendFallback;
}
