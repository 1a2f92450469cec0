using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using LanguageExt;

namespace Functional.Dispatch.PropertyTests.Rules;

/// <summary>A registration program run on a real rule set; every kernel's debug text is the position of its step.</summary>
internal sealed class ProgramRun
{
    private static readonly KernelNext Nothing = new KernelNext.Unknown("nothing was said");

    private readonly Dictionary<int, RegistrationId> _ids = [];

    public RuleSet Rules { get; private set; } = RuleSet.Empty;

    /// <summary>Carries out a step.</summary>
    /// <returns>The error that refused it, or null.</returns>
    public DispatchError? Apply(int at, Step step)
    {
        if (step is Step.Release release) return Keep(Rules.Release(Id(release.Target)), rules => rules);
        return Keep(Register(Rules, at, step), registered =>
        {
            _ids[at] = registered.Id;
            return registered.Rules;
        });
    }

    public static ProgramRun Of(IEnumerable<Step> program)
    {
        var run = new ProgramRun();
        var at = 0;
        foreach (var step in program) run.Apply(at++, step);
        return run;
    }

    public static Either<DispatchError, Registered> Register(RuleSet rules, int at, Step step) => step switch
    {
        Step.Define d => rules.Define(ProgramGen.Schema(d.Operator, d.Schema), $"{at}"),
        Step.Implement i => rules.Implement(ProgramGen.Name(i.Operator), i.Key, new Kernel($"{at}")
        {
            IsFallthrough = i.IsFallthrough,
            Signature = i.Signature,
            Inferred = i.Inferred is { } schema ? ProgramGen.Schema(i.Operator, schema) : null,
            Next = i.Next ?? Nothing,
        }),
        Step.Fallback f => rules.Fallback(f.Key, new Kernel($"{at}") { IsFallthrough = f.IsFallthrough, Next = f.Next ?? Nothing }, f.IsBuiltIn),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    // What was never registered gets an identity that no rule set gives.
    public RegistrationId Id(int at) => _ids.TryGetValue(at, out var id) ? id : new RegistrationId(-1);

    public OperatorRules Operator(int op) => OperatorOf(Rules, op);

    public DispatchTable Table(int op) => DispatchTable.Compute(Rules, Operator(op));

    /// <summary>What a table holds, by the positions of steps: equal texts are equal tables.</summary>
    public static IReadOnlyList<(string? At, SlotReason Reason)> Content(RuleSet rules, int op) =>
        [.. DispatchTable.Compute(rules, OperatorOf(rules, op)).ToImmutableArray().Select(s => (s.Rule?.Kernel.Debug, s.Reason))];

    /// <summary>The tables of all operators.</summary>
    public static IReadOnlyList<(string? At, SlotReason Reason)> Content(RuleSet rules) =>
        [.. Enumerable.Range(0, ProgramGen.Operators).SelectMany(op => Content(rules, op))];

    private static OperatorRules OperatorOf(RuleSet rules, int op) => rules.Find(ProgramGen.Name(op)).IfNone(() => OperatorRules.None(ProgramGen.Name(op)));

    private DispatchError? Keep<T>(Either<DispatchError, T> result, Func<T, RuleSet> rules)
    {
        Rules = result.Match(r => rules(r), _ => Rules);
        return result.MatchUnsafe(_ => null!, e => e);
    }
}
