using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using LanguageExt;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>Two small operators: one whose fallthroughs are the same on every backend, as nearly all of PyTorch's, and one where they differ.</summary>
internal static class Operators
{
    private static readonly Kernel Fallthrough = new("bench fallthrough") { IsFallthrough = true };
    private static readonly Kernel Leaf = new("bench kernel") { Next = new KernelNext.Leaf() };

    /// <summary>BackendSelect and ADInplaceOrView fall through for every backend: one mask.</summary>
    public static DispatchTable OneMask { get; } = Table("bench::one", autogradCpuFallsThrough: false);

    /// <summary>Another such operator.</summary>
    public static DispatchTable OneMaskToo { get; } = Table("bench::too", autogradCpuFallsThrough: false);

    /// <summary>AutogradCPU falls through as well, the other autograd keys do not: one mask for each backend.</summary>
    public static DispatchTable MaskPerBackend { get; } = Table("bench::each", autogradCpuFallsThrough: true);

    private static DispatchTable Table(string name, bool autogradCpuFallsThrough)
    {
        var op = OperatorName.Parse(name).IfLeft(e => throw new InvalidOperationException(e.Message));
        var rules = Must(RuleSet.Empty.Fallback(DispatchKey.BackendSelect, Fallthrough));
        rules = Must(rules.Fallback(DispatchKey.ADInplaceOrView, Fallthrough));
        rules = Must(rules.Implement(op, DispatchKey.CPU, Leaf));
        rules = Must(rules.Implement(op, DispatchKey.CUDA, Leaf));
        rules = Must(rules.Implement(op, AliasKey.Autograd, Leaf));
        if (autogradCpuFallsThrough) rules = Must(rules.Implement(op, DispatchKey.AutogradCPU, Fallthrough));
        return DispatchTable.Compute(rules, rules.Find(op).IfNone(() => throw new InvalidOperationException("not registered")));
    }

    private static RuleSet Must(Either<DispatchError, Registered> step) =>
        step.IfLeft(e => throw new InvalidOperationException(e.Message)).Rules;
}
