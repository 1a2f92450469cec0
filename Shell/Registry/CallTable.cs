using System.Runtime.CompilerServices;
using System.Threading;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>
/// What calls of one operator go through, for one moment of the registry: the mask, and for each slot the code. Immutable to its users; it is
/// computed from the rules on the first call after a change, so that registering is cheap.
/// </summary>
public sealed class CallTable
{
    // Not the whole rule set: tables outlive the change they were made by, and would keep every version of the registry alive.
    private readonly BackendFallbacks _fallbacks;
    private readonly OperatorRules _operator;
    private FallthroughMask _mask;

    // Empty until built. Written last, and read first: whoever sees the slots sees the mask that belongs to them.
    private KernelFunction?[] _kernels = [];

    internal CallTable(BackendFallbacks fallbacks, OperatorRules operatorRules, bool isObserved, CallTable? previous = null)
    {
        _fallbacks = fallbacks;
        _operator = operatorRules;
        IsObserved = isObserved;
        if (operatorRules.Definition is { } definition)
            Signature = previous?.Signature is { } known && ReferenceEquals(known.Schema, definition.Schema) ? known : new CallSignature(definition.Schema);
    }

    /// <summary>The operator's registrations at that moment.</summary>
    public OperatorRules Rules => _operator;

    /// <summary>The backend fallbacks at that moment.</summary>
    public BackendFallbacks Fallbacks => _fallbacks;

    /// <summary>Whether a call observer is attached: calls then take the boxed way.</summary>
    public bool IsObserved { get; }

    /// <summary>What boxed calls need of the schema; null while the operator is not defined.</summary>
    public CallSignature? Signature { get; }

    /// <summary>The table with its reasons, computed anew at each call of this method.</summary>
    /// <returns>The table.</returns>
    public DispatchTable Compute() => DispatchTable.Compute(_fallbacks, _operator);

    /// <summary>The decision for a call and the code that serves it.</summary>
    /// <param name="arguments">The union of the tensor arguments' keys.</param>
    /// <param name="locals">The thread's sets.</param>
    /// <param name="keys">The keys that the kernel receives.</param>
    /// <returns>The code, or null when the slot is missing or ambiguous.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KernelFunction? Choose(DispatchKeySet arguments, LocalKeys locals, out DispatchKeySet keys)
    {
        // A loop and not a second path: with nothing handed out by reference the result stays in registers.
        while (true)
        {
            var kernels = Volatile.Read(ref _kernels);
            var choice = Router.Choose(_mask, arguments, locals);
            if ((uint)choice.Slot < (uint)kernels.Length)
            {
                keys = choice.Keys;
                return kernels[choice.Slot];
            }

            Build();
        }
    }

    /// <summary>The code that a set selects as it is, as redispatch does.</summary>
    /// <param name="keys">The set.</param>
    /// <returns>The code, or null when the slot is missing or ambiguous.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KernelFunction? At(DispatchKeySet keys)
    {
        var kernels = Volatile.Read(ref _kernels);
        var slot = keys.TableSlot;
        return (uint)slot < (uint)kernels.Length ? kernels[slot] : Build()[slot];
    }

    /// <summary>As <see cref="At"/>, for callers that must not call on their way; they ask <see cref="At"/> once when the table is not there yet.</summary>
    /// <param name="keys">The set.</param>
    /// <param name="kernel">The code, or null when the slot is missing or ambiguous.</param>
    /// <returns>Whether the table is there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryAt(DispatchKeySet keys, out KernelFunction? kernel)
    {
        var kernels = Volatile.Read(ref _kernels);
        var slot = keys.TableSlot;
        if ((uint)slot < (uint)kernels.Length)
        {
            kernel = kernels[slot];
            return true;
        }

        kernel = null;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private KernelFunction?[] Build()
    {
        // Several threads may come here at once: they compute the same, and it does not matter whose array stays.
        var table = Compute();
        var kernels = new KernelFunction?[KeyLayout.SlotCount];
        for (var slot = 0; slot < kernels.Length; slot++) kernels[slot] = CodeOf(table[slot]);
        _mask = table.Mask;
        Volatile.Write(ref _kernels, kernels);
        return kernels;
    }

    // A fallthrough needs no code to be one.
    private static KernelFunction? CodeOf(in TableSlot slot) =>
        slot.IsFallthrough ? FallthroughFunction.Instance : slot.Rule?.Kernel.Code as KernelFunction;
}
