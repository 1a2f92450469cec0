using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.Verification;

/// <summary>A change of registrations that makes a finding go away. None is a guess: every mend of a finding was applied and the check run again.</summary>
public abstract record Mend
{
    private Mend()
    {
    }

    /// <summary>Register a kernel.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="At">The key.</param>
    /// <param name="Next">What the kernel has to do about dispatch.</param>
    public sealed record Register(OperatorName Operator, RegistrationKey At, KernelNext Next) : Mend;

    /// <summary>Register a backend fallback, for every operator.</summary>
    /// <param name="At">The key.</param>
    /// <param name="Next">What it has to do about dispatch.</param>
    public sealed record RegisterFallback(DispatchKey At, KernelNext Next) : Mend;

    /// <summary>Drop registrations.</summary>
    /// <param name="Rules">Which.</param>
    public sealed record Drop(EquatableArray<KernelRule> Rules) : Mend;

    /// <summary>Put a fallthrough where a kernel is.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Rule">The kernel.</param>
    public sealed record FallThrough(OperatorName Operator, KernelRule Rule) : Mend;

    /// <summary>Put another kernel where a fallthrough or a kernel is.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Rule">What is there.</param>
    /// <param name="Next">What the new kernel has to do about dispatch.</param>
    public sealed record Replace(OperatorName Operator, KernelRule Rule, KernelNext Next) : Mend;

    /// <summary>Register a kernel at other keys instead.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Rule">The kernel.</param>
    /// <param name="To">The key to register it at.</param>
    public sealed record Move(OperatorName Operator, KernelRule Rule, RegistrationKey To) : Mend;

    /// <summary>The rule set with the change made.</summary>
    /// <param name="rules">A rule set.</param>
    /// <returns>The changed rule set, or why it refuses the change.</returns>
    public Either<DispatchError, RuleSet> Apply(RuleSet rules) => this switch
    {
        Register register => Added(rules, register.Operator, register.At, new Kernel(Thought) { Next = register.Next }),
        RegisterFallback fallback => rules.Fallback(fallback.At, new Kernel(Thought) { Next = fallback.Next }).Map(r => r.Rules),
        Drop drop => drop.Rules.Aggregate(Prelude.Right<DispatchError, RuleSet>(rules), (all, rule) => all.Bind(r => r.Release(rule.Id))),
        FallThrough fall => rules.Release(fall.Rule.Id).Bind(r => Added(r, fall.Operator, fall.Rule.Key, new Kernel(Thought) { IsFallthrough = true, Next = new KernelNext.Leaf() })),
        Replace replace => rules.Release(replace.Rule.Id).Bind(r => Added(r, replace.Operator, replace.Rule.Key, new Kernel(Thought) { Next = replace.Next })),
        Move move => rules.Release(move.Rule.Id).Bind(r => Added(r, move.Operator, move.To, move.Rule.Kernel)),
        _ => rules,
    };

    /// <summary>What to do, in one line.</summary>
    /// <returns>For example <c>register a kernel at Autograd</c>.</returns>
    public sealed override string ToString() => this switch
    {
        // A composite kernel below autograd differentiates nothing: it only spares the backends a kernel each.
        Register { At: { IsAlias: true, Alias: AliasKey.CompositeExplicitAutograd } } register => $"register a kernel of `{register.Operator}` at {register.At} that calls other operators, for every backend",
        Register { At.IsAlias: true } register => $"register a kernel of `{register.Operator}` at {register.At} (for all the keys it stands for){How(register.Next)}",
        Register register => $"register a kernel of `{register.Operator}` at {register.At}{How(register.Next)}",
        RegisterFallback fallback => $"register a backend fallback for {fallback.At}, for every operator{How(fallback.Next)}",
        Drop { Rules: [var only] } => $"drop the {(only.Kernel.IsFallthrough ? "fallthrough" : "kernel")} at {only.Key} {Origin(only)}",
        Drop drop => $"drop the {drop.Rules.Count} kernels",
        FallThrough fall => $"register a fallthrough at {fall.Rule.Key} instead of the kernel {Origin(fall.Rule)}",
        Replace { Rule.Kernel.IsFallthrough: true } replace => $"register a kernel at {replace.Rule.Key} instead of the fallthrough {Origin(replace.Rule)}",
        Replace { Next: KernelNext.CallAgain } replace => $"make the kernel at {replace.Rule.Key} {Origin(replace.Rule)} call the operator again under a guard that excludes {replace.Rule.Key}",
        Replace { Next: KernelNext.Redispatch { Keys: RedispatchKeys.Masked } } replace => $"make the kernel at {replace.Rule.Key} {Origin(replace.Rule)} redispatch below autograd",
        Replace replace => $"make the kernel at {replace.Rule.Key} {Origin(replace.Rule)} redispatch below itself",
        Move move => $"register the kernel {Origin(move.Rule)} at {move.To} instead of {move.Rule.Key}",
        _ => "change the registrations",
    };

    private const string Thought = "a kernel that is only thought of";

    private static string Origin(KernelRule rule) => $"({Quoted.Line(rule.Kernel.Debug)})";

    private static string How(KernelNext next) => next switch
    {
        KernelNext.Redispatch { Keys: RedispatchKeys.Masked { Mask: var mask } } when mask == KeySets.AfterAutograd => " that records the derivative and redispatches below autograd",
        KernelNext.Redispatch => " that redispatches below itself",
        KernelNext.Composite => ": the composite kernel, which differentiates through the operators it calls",
        _ => "",
    };

    private static Either<DispatchError, RuleSet> Added(RuleSet rules, OperatorName name, RegistrationKey key, Kernel kernel) =>
        rules.Implement(name, key, kernel).Map(r => r.Rules);
}
