using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>
/// Section 5 of the dispatch model read literally: the nine rules as a list of (applies, rule, reason), each looked up by linear search. Slow and
/// plain on purpose: it shares no code with the table computation, only the recorded facts about which keys an alias covers.
/// </summary>
internal static class PlainReading
{
    private static readonly Dictionary<AliasKey, HashSet<DispatchKey>> Covers =
        AliasKeys.All.ToArray().ToDictionary(a => a, a => AliasKeys.RuntimeKeys(a).ToHashSet());

    private static readonly Dictionary<DispatchKey, HashSet<DispatchKey>> Backends =
        KeyLayout.RuntimeKeys.ToArray().ToDictionary(k => k, k => KeyRelations.BackendsOfAutograd(k).ToHashSet());

    /// <summary>What a slot holds.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="op">The operator's registrations.</param>
    /// <param name="key">The slot's key.</param>
    /// <returns>Rule and reason.</returns>
    public static TableSlot Slot(RuleSet rules, OperatorRules op, DispatchKey key)
    {
        KernelRule? Newest(RegistrationKey at) => op.Kernels.Where(k => k.Key == at).MaxBy(k => k.Id.Value);
        var undefined = key == DispatchKey.Undefined;
        bool Covered(AliasKey alias) => Covers[alias].Contains(key);
        bool HasKernelIn(HashSet<DispatchKey> keys) => op.Kernels.Any(k => !k.Key.IsAlias && keys.Contains(k.Key.Runtime));

        var math = Covered(AliasKey.CompositeImplicitAutograd) || undefined ? Newest(AliasKey.CompositeImplicitAutograd) : null;
        var ambiguous = math is not null && key == DispatchKey.AutogradOther && HasKernelIn(Backends[DispatchKey.AutogradOther]);
        var mathApplies = math is not null && Newest(AliasKey.CompositeExplicitAutograd) is null && !HasKernelIn(Backends[key]);
        (bool Applies, KernelRule? Rule, SlotReason Reason)[] candidates =
        [
            (true, Newest(key), SlotReason.Kernel),
            (Covered(AliasKey.CompositeExplicitAutogradNonFunctional) || undefined, Newest(AliasKey.CompositeExplicitAutogradNonFunctional), SlotReason.DefaultBackendKernel),
            (Covered(AliasKey.CompositeExplicitAutograd) || undefined, Newest(AliasKey.CompositeExplicitAutograd), SlotReason.DefaultBackendKernel),
            (Covered(AliasKey.CompositeImplicitAutogradNestedTensor), Newest(AliasKey.CompositeImplicitAutogradNestedTensor), SlotReason.NestedKernel),
            (ambiguous, math, SlotReason.AmbiguousAutogradOther),
            (mathApplies, math, SlotReason.MathKernel),
            (Covered(AliasKey.Autograd), Newest(AliasKey.Autograd), SlotReason.AutogradKernel),
            (Covered(AliasKey.FuncTorchBatchedDecomposition), Newest(AliasKey.FuncTorchBatchedDecomposition), SlotReason.BatchedKernel),
            (!undefined, rules.Fallbacks.FirstOrDefault(f => f.Key == key), SlotReason.BackendFallback),
        ];
        var first = candidates.FirstOrDefault(c => c.Applies && c.Rule is not null);
        return first.Reason == SlotReason.AmbiguousAutogradOther ? new(null, first.Reason) : new(first.Rule, first.Reason);
    }
}
