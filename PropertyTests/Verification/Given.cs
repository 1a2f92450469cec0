using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Cli.Verification;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Schemas;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.PropertyTests.Verification;

/// <summary>Small rule sets, and what is found in them.</summary>
internal static class Given
{
    public static readonly RuleSet PyTorchFallbacks = RuleSource.Embedded(_ => false).OrFail().Rules;

    public static Kernel Leaf { get; } = Does(new KernelNext.Leaf());

    public static Kernel Composite { get; } = Does(new KernelNext.Composite());

    public static Kernel Derivative { get; } = Does(new KernelNext.Redispatch(new RedispatchKeys.Masked(KeySets.AfterAutograd), new Guard.BelowADInplaceOrView()));

    public static Kernel Fallthrough { get; } = new("a fallthrough") { IsFallthrough = true, Next = new KernelNext.Leaf() };

    public static Kernel Does(KernelNext next) => new($"a kernel that does {next.GetType().Name}") { Next = next };

    public static RuleSet With(this RuleSet rules, string schema, params (RegistrationKey Key, Kernel Kernel)[] kernels) =>
        Tagged(rules, schema, [], kernels);

    public static RuleSet Tagged(this RuleSet rules, string schema, string[] tags, params (RegistrationKey Key, Kernel Kernel)[] kernels)
    {
        var parsed = Parsed.Schema(schema);
        var defined = rules.Define(parsed, "defined by a test", d => d with { Tags = [.. tags] }).OrFail().Rules;
        return kernels.Aggregate(defined, (all, k) => all.Implement(parsed.Name, k.Key, k.Kernel).OrFail().Rules);
    }

    public static RuleSet AndFallback(this RuleSet rules, DispatchKey key, Kernel kernel) => rules.Fallback(key, kernel).OrFail().Rules;

    public static List<Finding> Found(RuleSet rules, params DispatchKey[] backends) => [.. Verifier.Run(new RuleView(rules), Verifier.Checks(backends))];

    /// <summary>What is wrong with the evidence of findings: nothing, that is.</summary>
    public static IEnumerable<string> Faults(RuleSet rules, IEnumerable<Finding> findings, params DispatchKey[] backends)
    {
        var audit = new EvidenceAudit(new RuleView(rules), Verifier.Checks(backends));
        return findings.Select(f => audit.Fault(f) is { } fault ? $"{f.Fingerprint}: {fault}" : null).OfType<string>();
    }
}
