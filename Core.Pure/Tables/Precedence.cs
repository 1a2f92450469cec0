using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Tables;

/// <summary>One precedence rule that was tried for a slot.</summary>
/// <param name="Number">1 to 8, as in section 5 of the dispatch model.</param>
/// <param name="Applies">Whether this rule filled the slot.</param>
/// <param name="Why">Why it did or did not, lower case.</param>
public sealed record PrecedenceStep(int Number, bool Applies, string Why);

/// <summary>
/// The precedence of table computation (OperatorEntry::computeDispatchTableEntryWithDebug): for one key, the first of nine rules that has
/// something. Written once: <see cref="Compute"/> runs it, <see cref="Explain"/> runs it with a pen.
/// </summary>
public static class Precedence
{
    /// <summary>What a slot holds.</summary>
    /// <param name="kernels">The operator's active kernels.</param>
    /// <param name="fallback">The key's backend fallback, or null.</param>
    /// <param name="key">A runtime key, or Undefined.</param>
    /// <returns>The slot.</returns>
    public static TableSlot Compute(in ActiveKernels kernels, KernelRule? fallback, DispatchKey key) => Decide(kernels, fallback, key, default(NoPen));

    /// <summary>What a slot holds, with every rule tried on the way.</summary>
    /// <param name="rules">The operator's registrations.</param>
    /// <param name="fallback">The key's backend fallback, or null.</param>
    /// <param name="key">A runtime key, or Undefined.</param>
    /// <returns>The slot and the rules tried, the last one being the one that applied (or rule 9, missing).</returns>
    public static (TableSlot Slot, IReadOnlyList<PrecedenceStep> Steps) Explain(OperatorRules rules, KernelRule? fallback, DispatchKey key)
    {
        var pen = new Pen([]);
        var slot = Decide(new ActiveKernels(rules), fallback, key, pen);
        return (slot, pen.Steps);
    }

    private static TableSlot Decide<TPen>(in ActiveKernels kernels, KernelRule? fallback, DispatchKey key, TPen pen)
        where TPen : struct, IPen
    {
        // Rule 1
        if (kernels.At(key) is { } direct)
        {
            pen.Applies(1, direct);
            return new(direct, SlotReason.Kernel);
        }

        pen.Note(1, key, null);

        // Rules 2 and 3
        var undefined = key == DispatchKey.Undefined;
        if (TryAlias(kernels, AliasKey.CompositeExplicitAutogradNonFunctional, 2, key, undefined, pen) is { } nonFunctional)
            return new(nonFunctional, SlotReason.DefaultBackendKernel);
        if (TryAlias(kernels, AliasKey.CompositeExplicitAutograd, 3, key, undefined, pen) is { } explicitAutograd)
            return new(explicitAutograd, SlotReason.DefaultBackendKernel);

        // Rule 4: Undefined is not served by the nested alias.
        if (TryAlias(kernels, AliasKey.CompositeImplicitAutogradNestedTensor, 4, key, false, pen) is { } nested)
            return new(nested, SlotReason.NestedKernel);

        // Rule 5: the ambiguity is tested first, so neither CompositeExplicitAutograd nor Autograd lifts it.
        if (kernels.At(AliasKey.CompositeImplicitAutograd) is { } math && (undefined || AliasKeys.Includes(AliasKey.CompositeImplicitAutograd, key)))
        {
            if (key == DispatchKey.AutogradOther && kernels.HasAny(KeySets.AutogradOtherBackends))
            {
                pen.Ambiguous(math);
                return new(null, SlotReason.AmbiguousAutogradOther);
            }

            var explicitPresent = kernels.At(AliasKey.CompositeExplicitAutograd) is not null;
            if (!explicitPresent && !kernels.HasAny(KeyRelations.BackendsOfAutograd(key)))
            {
                pen.Applies(5, math);
                return new(math, SlotReason.MathKernel);
            }

            pen.Blocked(math, explicitPresent, key);
        }
        else
        {
            pen.Note(5, key, AliasKey.CompositeImplicitAutograd);
        }

        // Rules 6 to 8
        if (TryAlias(kernels, AliasKey.Autograd, 6, key, false, pen) is { } autograd) return new(autograd, SlotReason.AutogradKernel);
        if (TryAlias(kernels, AliasKey.FuncTorchBatchedDecomposition, 7, key, false, pen) is { } batched) return new(batched, SlotReason.BatchedKernel);
        if (fallback is not null)
        {
            pen.Applies(8, fallback);
            return new(fallback, SlotReason.BackendFallback);
        }

        pen.Note(8, key, null);
        return default;
    }

    private static KernelRule? TryAlias<TPen>(in ActiveKernels kernels, AliasKey alias, int number, DispatchKey key, bool undefined, TPen pen)
        where TPen : struct, IPen
    {
        if (kernels.At(alias) is { } rule && (undefined || AliasKeys.Includes(alias, key)))
        {
            pen.Applies(number, rule);
            return rule;
        }

        pen.Note(number, key, alias);
        return null;
    }

    private interface IPen
    {
        void Applies(int number, KernelRule rule);

        void Note(int number, DispatchKey key, AliasKey? alias);

        void Blocked(KernelRule math, bool explicitPresent, DispatchKey key);

        void Ambiguous(KernelRule math);
    }

    private readonly struct NoPen : IPen
    {
        public void Applies(int number, KernelRule rule)
        {
        }

        public void Note(int number, DispatchKey key, AliasKey? alias)
        {
        }

        public void Blocked(KernelRule math, bool explicitPresent, DispatchKey key)
        {
        }

        public void Ambiguous(KernelRule math)
        {
        }
    }

    private readonly struct Pen(List<PrecedenceStep> steps) : IPen
    {
        public IReadOnlyList<PrecedenceStep> Steps => steps;

        public void Applies(int number, KernelRule rule) =>
            steps.Add(new(number, true, number switch
            {
                1 => $"a kernel is registered at {rule.Key}",
                8 => $"{rule.Key} has a backend fallback",
                _ => $"a kernel is registered at {rule.Key}, which covers the key",
            }));

        public void Note(int number, DispatchKey key, AliasKey? alias) =>
            steps.Add(new(number, false,
                alias is not { } a ? number == 1 ? $"no kernel at {key}" : $"{key} has no backend fallback"
                : AliasKeys.Includes(a, key) || (key == DispatchKey.Undefined && AliasKeys.CoversUndefined(a)) ? $"no kernel at {a}"
                : $"{a} does not cover {key}"));

        public void Blocked(KernelRule math, bool explicitPresent, DispatchKey key) =>
            steps.Add(new(5, false, explicitPresent
                ? $"{math.Key} has a kernel, but so has CompositeExplicitAutograd, which switches it off for {key}"
                : $"{math.Key} has a kernel, but the backend of {key} has its own, which switches it off"));

        public void Ambiguous(KernelRule math) =>
            steps.Add(new(5, true, $"{math.Key} has a kernel and so has a backend whose autograd is AutogradOther: ambiguous"));
    }
}
