using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Testing;

/// <summary>
/// A call with everything its decision depends on: rules, arguments, the thread's sets and the guards around the call. As text it is a command that
/// can be pasted into a shell, so a counterexample explains itself.
/// </summary>
/// <param name="Rules">The rule set; the operator called is defined in it.</param>
/// <param name="Call">The call.</param>
/// <param name="Start">The thread's sets outside the guards.</param>
/// <param name="Guards">The guards around the call, the outermost first; none of them <see cref="Guard.Restore"/>, which no command line can say.</param>
public sealed record Scenario(RuleSet Rules, Call Call, LocalKeys Start, EquatableArray<Guard> Guards)
{
    /// <summary>The thread's state inside the guards.</summary>
    public ThreadState State => Guards.Aggregate(ThreadState.Default.WithKeys(Start), (state, guard) => guard.Enter(state));

    /// <summary>The decision, with all that leads to it and the chain predicted from there.</summary>
    /// <returns>The explanation.</returns>
    /// <exception cref="InvalidOperationException">The rule set does not define the operator.</exception>
    public Explanation Explain() =>
        Explanation.Of(Rules, Call, State, RouteSettings.Over(Rules)).IfLeft(e => throw new InvalidOperationException(e.ToString()));

    /// <summary>The scenario as a command for a POSIX shell: the rules that matter (the operator, those it may call, all fallbacks) as a here-document.</summary>
    /// <returns>Several lines of text, without a newline at the end.</returns>
    public string ToExplain()
    {
        var rules = Encoding.UTF8.GetString(RuleFile.Write(RulesThatMatter(), RuleFileHeader.Default)).TrimEnd('\n');
        return $"fdispatch explain {string.Join(' ', Words().Select(ExplainLine.Shell))} --rules /dev/stdin <<'RULES'\n{rules}\nRULES";
    }

    /// <summary>The words of the command after <c>explain</c>, without <c>--rules</c>.</summary>
    /// <returns>The operator, the arguments, and options for what differs from a thread's default state.</returns>
    public IEnumerable<string> Words()
    {
        yield return Call.Operator.ToString();
        var schema = Rules.Find(Call.Operator).MatchUnsafe(op => op.Definition?.Schema, () => null);
        for (var i = 0; i < Call.Arguments.Count; i++)
            if (Word(Call.Arguments[i]) is { } word)
                yield return Call.Arguments[i] is CallArgument.Device ? $"{schema?.Arguments[i].Name}={word}" : word;
        if (Start.Included != KeySets.DefaultIncluded) yield return $"--included={Raw(Start.Included)}";
        if (Start.Excluded != KeySets.DefaultExcluded) yield return $"--excluded={Raw(Start.Excluded)}";
        foreach (var word in Guards.Select(g => ExplainLine.Word(g, Raw)).OfType<string>()) yield return $"--guard={word}";
    }

    /// <summary>The command.</summary>
    /// <returns>What <see cref="ToExplain"/> gives, after a line break so that the first line can be copied as a whole.</returns>
    public override string ToString() => "\n" + ToExplain() + "\n";

    private RuleSet RulesThatMatter()
    {
        var found = new Dictionary<string, OperatorRules>(StringComparer.Ordinal);
        void Add(OperatorName name) => Rules.Find(name).IfSome(op =>
        {
            if (!found.TryAdd(name.ToString(), op)) return;
            foreach (var rule in op.Kernels) AddCalled(rule.Kernel.Next);
        });

        void AddCalled(KernelNext next)
        {
            if (next is not KernelNext.CallOther other) return;
            Add(other.Other);
            AddCalled(other.Then);
        }

        Add(Call.Operator);
        foreach (var fallback in Rules.AllFallbacks) AddCalled(fallback.Kernel.Next);
        return Rules.Operators.Where(op => !found.ContainsKey(op.Name.ToString()))
            .SelectMany(op => op.Kernels.Select(k => k.Id).Concat(op.Definition is { Id: var id } ? [id] : []))
            .Aggregate(Rules, (rules, id) => rules.Release(id).IfLeft(rules));
    }

    private static string? Word(CallArgument argument) => argument switch
    {
        CallArgument.Tensor tensor => Raw(tensor.Keys) + (tensor.RequiresGrad ? "+grad" : ""),
        CallArgument.List list => $"[{string.Join(',', list.Items.Select(Word))}]",
        CallArgument.None => "none",
        CallArgument.Device device => Devices.Name(device.Type),
        _ => null,
    };

    private static string Raw(DispatchKeySet set) => string.Create(CultureInfo.InvariantCulture, $"0x{set.Raw:x}");
}

/// <summary>Scenarios: calls with everything their decision depends on.</summary>
public static class ScenarioGen
{
    /// <summary>Calls of any operator of a rule set that has a schema, with every thread state and guards around them.</summary>
    /// <param name="rules">The rule set: an embedder's own, for one.</param>
    /// <returns>The scenarios, shrinking to fewer guards, default thread state, fewer and smaller arguments, and then fewer registrations.</returns>
    /// <exception cref="ArgumentException">No operator of the rule set has a schema.</exception>
    public static Arbitrary<Scenario> Over(RuleSet rules)
    {
        var schemas = rules.Operators.Select(op => op.Definition?.Schema).OfType<FunctionSchema>().OrderBy(s => s.Name.ToString(), StringComparer.Ordinal).ToArray();
        if (schemas.Length == 0) throw new ArgumentException("no operator of the rule set has a schema", nameof(rules));
        return Arb.From(Gen.Elements(schemas).SelectMany(schema => Of(rules, schema)), Smaller);
    }

    /// <summary>Scenarios over generated rule sets, for claims about any rules.</summary>
    public static Arbitrary<Scenario> Any { get; } = Arb.From(
        from rules in RuleGen.RuleSets.Generator
        from schema in SchemaGen.Of(new OperatorName("t::called", ""))
        from registrations in ProgramGen.Registrations.Generator
        from kernels in RuleGen.Next(1).ArrayOf(registrations.Length)
        from scenario in Of(With(rules, schema, registrations, kernels), schema)
        select scenario,
        Smaller);

    /// <summary>Smaller scenarios.</summary>
    /// <param name="scenario">A scenario.</param>
    /// <returns>With a guard less, default sets, smaller arguments, a registration less.</returns>
    public static IEnumerable<Scenario> Smaller(Scenario scenario)
    {
        if (Straight(scenario) is { } straight) yield return straight;
        foreach (var guards in StateGen.Smaller(scenario.Guards)) yield return scenario with { Guards = guards };
        foreach (var start in StateGen.Smaller(scenario.Start)) yield return scenario with { Start = start };
        if (Schema(scenario.Rules, scenario.Call.Operator) is not { } schema) yield break;
        foreach (var call in CallGen.Of(schema).Shrinker(scenario.Call)) yield return scenario with { Call = call };
        foreach (var rules in RuleGen.Smaller(scenario.Rules))
            if (Schema(rules, scenario.Call.Operator) is not null) yield return scenario with { Rules = rules };
    }

    // The same keys brought by an argument alone, on a thread in its default state: guards whose keys matter could not go one by one.
    private static Scenario? Straight(Scenario scenario)
    {
        if (scenario.Guards.Count == 0 && scenario.Start == LocalKeys.Default) return null;
        for (var i = 0; i < scenario.Call.Arguments.Count; i++)
        {
            if (scenario.Call.Arguments[i] is not CallArgument.Tensor tensor) continue;
            var all = scenario.Call.Arguments.ToArray();
            all[i] = tensor with { Keys = tensor.Keys | scenario.State.Keys.Included };
            return scenario with { Guards = [], Start = LocalKeys.Default, Call = scenario.Call with { Arguments = [.. all] } };
        }

        return null;
    }

    private static FunctionSchema? Schema(RuleSet rules, OperatorName name) => rules.Find(name).MatchUnsafe(op => op.Definition?.Schema, () => null);

    private static Gen<Scenario> Of(RuleSet rules, FunctionSchema schema) =>
        from call in CallGen.Of(schema).Generator
        from start in StateGen.Locals.Generator
        from count in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Choose(1, 3)))
        from guards in StateGen.WritableGuards.Generator.ArrayOf(count)
        select new Scenario(rules, call, start, [.. guards]);

    private static RuleSet With(RuleSet rules, FunctionSchema schema, Step[] registrations, KernelNext[] kernels)
    {
        var all = rules.Define(schema, "generated").Match(r => r.Rules, _ => rules);
        for (var i = 0; i < registrations.Length; i++)
            if (registrations[i] is Step.Implement step)
                all = all.Implement(schema.Name, step.Key, new Kernel($"kernel {i}") { IsFallthrough = step.IsFallthrough, Next = kernels[i] }).Match(r => r.Rules, _ => all);
        return all;
    }
}
