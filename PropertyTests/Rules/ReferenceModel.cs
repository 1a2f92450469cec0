using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using static Functional.Dispatch.Keys.DispatchKey;

namespace Functional.Dispatch.PropertyTests.Rules;

/// <summary>
/// Sections 4 and 5 of the dispatch model written down as they are read: a list of what is registered, searched from its newest end, and the
/// members of every alias key by their description. Slow and without any cleverness; registrations go by the position of their step.
/// </summary>
internal sealed class ReferenceModel
{
    private readonly List<(int At, Step Step)> _there = [];

    /// <summary>The positions of the steps whose registrations are there.</summary>
    public IEnumerable<int> Registered => _there.Select(t => t.At);

    /// <summary>Carries out a step, or says which error refuses it.</summary>
    public Type? Apply(int at, Step step)
    {
        var error = Refusal(step);
        if (error is not null) return error;
        if (step is Step.Release release) _there.RemoveAll(t => t.At == release.Target);
        else _there.Add((at, step));
        return null;
    }

    public bool Exists(int op) => Definition(op) is not null || Kernels(op).Any();

    /// <summary>The schema defined, as its number.</summary>
    public int? Definition(int op) => _there.Select(t => t.Step).OfType<Step.Define>().FirstOrDefault(d => d.Operator == op)?.Schema;

    /// <summary>Every kernel, newest last.</summary>
    public IEnumerable<(int At, Step.Implement Kernel)> Kernels(int op) =>
        _there.Where(t => t.Step is Step.Implement i && i.Operator == op).Select(t => (t.At, (Step.Implement)t.Step));

    /// <summary>The newest kernel at exactly this key.</summary>
    public int? Active(int op, RegistrationKey key) =>
        Kernels(op).Where(k => (k.Kernel.Key ?? AliasKey.CompositeImplicitAutograd) == key).Select(k => (int?)k.At).LastOrDefault();

    public int? ActiveFallback(DispatchKey key) =>
        _there.Where(t => t.Step is Step.Fallback f && f.Key == key).Select(t => (int?)t.At).LastOrDefault();

    /// <summary>Section 5, one line per rule.</summary>
    public (int? At, SlotReason Reason) Slot(int op, DispatchKey key)
    {
        if (Active(op, key) is { } own) return (own, SlotReason.Kernel);
        if (Alias(op, key, AliasKey.CompositeExplicitAutogradNonFunctional, true) is { } nonFunctional) return (nonFunctional, SlotReason.DefaultBackendKernel);
        if (Alias(op, key, AliasKey.CompositeExplicitAutograd, true) is { } composite) return (composite, SlotReason.DefaultBackendKernel);
        if (Alias(op, key, AliasKey.CompositeImplicitAutogradNestedTensor, false) is { } nested) return (nested, SlotReason.NestedKernel);
        if (Alias(op, key, AliasKey.CompositeImplicitAutograd, true) is { } math)
        {
            if (key == AutogradOther && Kernels(op).Any(k => OwnKey(k.Kernel) is { } own && GoesToAutogradOther(own))) return (null, SlotReason.AmbiguousAutogradOther);
            if (Active(op, AliasKey.CompositeExplicitAutograd) is null && !Kernels(op).Any(k => OwnKey(k.Kernel) is { } own && IsBackendOf(key, own)))
                return (math, SlotReason.MathKernel);
        }

        if (Alias(op, key, AliasKey.Autograd, false) is { } autograd) return (autograd, SlotReason.AutogradKernel);
        if (Alias(op, key, AliasKey.FuncTorchBatchedDecomposition, false) is { } batched) return (batched, SlotReason.BatchedKernel);
        return ActiveFallback(key) is { } fallback ? (fallback, SlotReason.BackendFallback) : (null, SlotReason.Missing);
    }

    /// <summary>Section 4's mask: the functionalities kept when this is the highest backend; no backend reads as CPU.</summary>
    public IEnumerable<DispatchKey> Kept(int op, BackendComponent highest) =>
        Enumerable.Range(1, KeyLayout.FunctionalityCount - 1).Select(f => (DispatchKey)f)
            .Where(f => !IsFallthrough(Slot(op, KeyLayout.RuntimeKey(f, highest == BackendComponent.Invalid ? BackendComponent.CPU : highest)).At));

    /// <summary>What the kernel that a step registered does next.</summary>
    public KernelNext? NextOf(int at) => _there.Single(t => t.At == at).Step switch
    {
        Step.Implement kernel => kernel.Next,
        Step.Fallback fallback => fallback.Next,
        _ => null,
    };

    /// <summary>Whether the kernel that a step registered is a fallthrough.</summary>
    public bool IsFallthrough(int? at) => _there.Where(t => t.At == at).Select(t => t.Step).SingleOrDefault() switch
    {
        Step.Implement kernel => kernel.IsFallthrough,
        Step.Fallback fallback => fallback.IsFallthrough,
        _ => false,
    };

    private int? Alias(int op, DispatchKey key, AliasKey alias, bool alsoUndefined) =>
        (key == Undefined ? alsoUndefined : Covers(alias, key)) ? Active(op, alias) : null;

    private Type? Refusal(Step step) => step switch
    {
        Step.Define d when Definition(d.Operator) is not null => typeof(DuplicateDefinitionError),
        Step.Define d when Kernels(d.Operator).Any(k => k.Kernel.Inferred is { } i && i != d.Schema) => typeof(SchemaMismatchError),
        Step.Implement { Key: { IsAlias: false } key } when !KeyLayout.IsRuntime(key.Runtime) => typeof(NotARegistrationKeyError),
        Step.Implement i when Kernels(i.Operator).Any(k => Clash(k.Kernel.Signature, i.Signature)) => typeof(SignatureMismatchError),
        Step.Implement { Inferred: { } inferred } i when Definition(i.Operator) is { } defined && defined != inferred => typeof(SchemaMismatchError),
        Step.Fallback f when f.Key == Undefined || !KeyLayout.IsRuntime(f.Key) => typeof(NotARegistrationKeyError),
        Step.Fallback f when ActiveFallback(f.Key) is { } at && !(f.Key == AutogradPrivateUse1 && IsBuiltIn(at)) => typeof(DuplicateFallbackError),
        Step.Release r when !Registered.Contains(r.Target) => typeof(UnknownRegistrationError),
        _ => null,
    };

    private bool IsBuiltIn(int at) => _there.Single(t => t.At == at).Step is Step.Fallback { IsBuiltIn: true };

    private static bool Clash(NativeSignature? a, NativeSignature? b) =>
        a is not null && b is not null && a.IsSymbolic == b.IsSymbolic
        && a.Text.Replace("DispatchKeySet,", "", StringComparison.Ordinal) != b.Text.Replace("DispatchKeySet,", "", StringComparison.Ordinal);

    private static DispatchKey? OwnKey(Step.Implement kernel) => kernel.Key is { IsAlias: false } key && key.Runtime != Undefined ? key.Runtime : null;

    private static bool Covers(AliasKey alias, DispatchKey key)
    {
        var functionality = KeyLayout.FunctionalityOf(key);
        var isAutograd = functionality is AutogradOther or AutogradFunctionality or AutogradNestedTensor;
        var isBackend = functionality is Dense or Quantized or Sparse or SparseCsr or FPGA or Vulkan or Metal or CustomRNGKeyId or MkldnnCPU;
        return alias switch
        {
            AliasKey.Autograd => isAutograd,
            AliasKey.CompositeImplicitAutograd => isBackend || isAutograd || functionality == NestedTensor,
            AliasKey.CompositeExplicitAutograd => isBackend,
            AliasKey.CompositeExplicitAutogradNonFunctional =>
                isBackend && functionality != Sparse && KeyLayout.BackendOf(key) is not (BackendComponent.XLA or BackendComponent.Lazy),
            AliasKey.CompositeImplicitAutogradNestedTensor => functionality is NestedTensor or AutogradNestedTensor,
            AliasKey.FuncTorchBatchedDecomposition => key == FuncTorchBatched,
        };
    }

    private static bool GoesToAutogradOther(DispatchKey key) =>
        KeyLayout.FunctionalityOf(key) is Quantized or Sparse or SparseCsr or FPGA or Vulkan or Metal or CustomRNGKeyId or MkldnnCPU;

    private static bool IsBackendOf(DispatchKey autograd, DispatchKey key) => autograd switch
    {
        AutogradOther => GoesToAutogradOther(key),
        AutogradNestedTensor => KeyLayout.FunctionalityOf(key) == NestedTensor,
        AutogradHIP or AutogradVE or AutogradMTIA => false,
        _ => KeyLayout.FunctionalityOf(autograd) == AutogradFunctionality && KeyLayout.FunctionalityOf(key) == Dense
            && KeyLayout.BackendOf(key) == KeyLayout.BackendOf(autograd),
    };
}
