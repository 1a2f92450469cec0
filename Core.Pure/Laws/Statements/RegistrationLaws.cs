using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Registering and releasing, on whole programs.</summary>
internal static class RegistrationLaws
{
    private static readonly Sample<RegistrationProgram> Program = RuleSamples.Program;

    public static IEnumerable<Law> All =>
    [
        Law("A_refused_step_changes_nothing", "A step that is refused leaves every registration as it was; in PyTorch a refused kernel's native signature is remembered.",
            "A plug-in that fails to load must not leave half of itself behind.", ["G18"], Refused),
        Law("A_rule_set_never_changes", "What a rule set holds is the same after any number of later steps.", "Readers keep a rule set while others register; a value does not move under them.", ["G18"], NeverChanges),
        Law("Steps_about_different_operators_or_keys_commute", "Two neighbouring steps that register at different (operator, key) places can be exchanged: same refusals, same registrations, same tables.",
            "Libraries load in any order; the order-dependence of PyTorch's live tables is told in docs/order-dependence.md.", ["G18", "G17"], Commute),
        Law("Releasing_everything_in_any_order_leaves_nothing", "After all registrations are released, oldest first or newest first, the rule set is empty.", "Loading a library twice and unloading it once aborted programs (tch-rs#837, #69047).", ["G18"], ReleaseAll),
        Law("A_registration_can_be_released_once", "Releasing what is released already is refused and changes nothing.", "A handle dropped twice must not take another registration with it.", ["G18"], Once),
        Law("An_operator_exists_while_it_has_a_definition_or_a_kernel", "An operator is in the rule set exactly while a definition or a kernel of it is registered.", "def and impl come in any order (#101322).", ["G18"], Existence),
        Law("A_second_definition_or_fallback_is_refused_and_names_both", "A second definition of an operator and a second fallback of a key are refused with an error naming both; only AutogradPrivateUse1's built-in fallback may be replaced.",
            "The same library loaded twice aborted with a multiple-fallback error (tch-rs#837, torch-mlir#1493, #58864); every PrivateUse1 backend had to register by hand (#163979, #165315).", ["G18"], Duplicates),
        Law("A_replaced_fallback_comes_back_on_release", "Releasing a replacement of AutogradPrivateUse1's built-in fallback brings the built-in one back; PyTorch leaves the slot empty.", "A test that overrides the fallback must not break the next one.", ["G18"], Replacement),
        Law("Signatures_are_not_remembered", "Whether a kernel's native signature is refused depends on the kernels that are registered now, not on those that were.",
            "PyTorch keeps the first signature it ever saw, even of a refused kernel.", ["G18"], Signatures),
        new FiniteLaw(
            new("Any_two_registrations_commute_in_the_table", LawFamily.Tables, "For any two of the 143 registration keys, a kernel at each, in either order, gives one and the same table.",
                "PyTorch's live table does not (docs/order-dependence.md).", ["G17", "G18"]),
            AnyTwo),
        new FiniteLaw(
            new("PyTorchs_stepwise_update_is_stale_exactly_where_it_recomputes_too_little", LawFamily.Tables,
                "After two registrations on a fresh operator PyTorch's stepwise table is wrong exactly if the first is CompositeImplicitAutograd and the second is CompositeExplicitAutograd, a NestedTensor key, or a Quantized, Sparse or SparseCsr key of a backend other than HIP and VE: 59 of the 20,449 ordered pairs of keys.",
                "The order-dependence defect of 2.14.1, told in docs/order-dependence.md; a dump recomputes the table and hides it.", ["G17"]),
            Stepwise),
    ];

    private static SampledLaw<RegistrationProgram> Law(string name, string statement, string why, string[] references, Func<RegistrationProgram, string?> violation) =>
        new(new(name, LawFamily.Registration, statement, why, [.. references]), Program, p => violation(p) is { } found ? $"{found} — {p}" : null, p => p.Smaller());

    private static string? Refused(RegistrationProgram program)
    {
        // The refused steps left out, the rest comes to the same.
        var run = program.Run(RuleSet.Empty);
        for (var i = 0; i < program.Steps.Length; i++)
            if (run.Errors[i] is not null && RegistrationRun.Content(run.States[i]) != RegistrationRun.Content(i == 0 ? run.Start : run.States[i - 1]))
                return $"step {i} was refused and changed something";
        var position = Enumerable.Range(0, program.Steps.Length).FirstOrDefault(i => run.Errors[i] is not null, -1);
        return position < 0 || RegistrationRun.Content(program.Smaller().ElementAt(program.Steps.Length - 1 - position).Run(RuleSet.Empty).End) == RegistrationRun.Content(run.End)
            ? null : $"step {position} was refused and left something behind";
    }

    private static string? NeverChanges(RegistrationProgram program)
    {
        var (rules, seen) = (RuleSet.Empty, new List<(RuleSet Rules, string Content)>());
        for (var i = 0; i < program.Steps.Length; i++)
        {
            rules = new RegistrationProgram([.. program.Steps.Take(i + 1)]).Run(RuleSet.Empty).End;
            seen.Add((rules, RegistrationRun.Content(rules)));
        }

        var run = program.Run(RuleSet.Empty);
        for (var i = 0; i < seen.Count; i++)
            if (RegistrationRun.Content(seen[i].Rules) != seen[i].Content || RegistrationRun.Content(run.States[i]) != seen[i].Content) return $"the rule set after step {i} changed later";
        return null;
    }

    private static string? Commute(RegistrationProgram program)
    {
        var run = program.Run(RuleSet.Empty);
        for (var i = 0; i + 1 < program.Steps.Length; i++)
        {
            if (!Independent(program, i)) continue;
            var other = program.Exchanged(i).Run(RuleSet.Empty);
            if ((run.Errors[i] is null) != (other.Errors[i + 1] is null) || (run.Errors[i + 1] is null) != (other.Errors[i] is null)) return $"steps {i} and {i + 1} exchanged are refused otherwise";
            if (RegistrationRun.Content(run.States[i + 1]) != RegistrationRun.Content(other.States[i + 1])) return $"steps {i} and {i + 1} exchanged give other registrations";
            foreach (var op in run.States[i + 1].Operators)
                if (TableChangeLaws.ContentDifference(
                    DispatchTable.Compute(run.States[i + 1], op), DispatchTable.Compute(other.States[i + 1], other.States[i + 1].Find(op.Name).IfNone(op))) is { } found)
                    return $"steps {i} and {i + 1} exchanged give other tables: {found}";
        }

        return null;
    }

    // Different places, and no signature or schema that one could be checked against the other for.
    private static bool Independent(RegistrationProgram program, int at) => (program.Steps[at], program.Steps[at + 1]) switch
    {
        (RegistrationStep.Implement a, RegistrationStep.Implement b) =>
            a.Operator != b.Operator || (Key(a) != Key(b) && (a.Kernel.Signature is null || b.Kernel.Signature is null)),
        (RegistrationStep.Implement, RegistrationStep.Define or RegistrationStep.Fallback) or (RegistrationStep.Define or RegistrationStep.Fallback, RegistrationStep.Implement) => true,
        (RegistrationStep.Define a, RegistrationStep.Define b) => a.Schema.Name != b.Schema.Name,
        (RegistrationStep.Fallback a, RegistrationStep.Fallback b) => a.Key != b.Key,
        (RegistrationStep.Define, RegistrationStep.Fallback) or (RegistrationStep.Fallback, RegistrationStep.Define) => true,
        _ => false,
    };

    private static RegistrationKey Key(RegistrationStep.Implement step) => step.Key ?? AliasKey.CompositeImplicitAutograd;

    private static string? ReleaseAll(RegistrationProgram program)
    {
        var run = program.Run(RuleSet.Empty);
        foreach (var order in (RegistrationId?[][])[[.. run.Ids], [.. run.Ids.Reverse()]])
        {
            var rules = run.End;
            foreach (var id in order)
                if (id is { } there) rules = rules.Release(there).IfLeft(rules);
            if (rules.OperatorCount != 0 || rules.Fallbacks.Any()) return "something is left after everything was released";
        }

        return null;
    }

    private static string? Once(RegistrationProgram program)
    {
        var run = program.Run(RuleSet.Empty);
        for (var i = 0; i < program.Steps.Length; i++)
            if (program.Steps[i] is RegistrationStep.Release { Step: var at } && run.Errors[i] is null && run.States[i].Release(run.Ids[at]!.Value).IsRight)
                return $"step {at} can be released twice";
        return null;
    }

    private static string? Existence(RegistrationProgram program)
    {
        var run = program.Run(RuleSet.Empty);
        var alive = new Dictionary<int, string>();
        for (var i = 0; i < program.Steps.Length; i++)
        {
            if (run.Errors[i] is null)
            {
                if (program.Steps[i] is RegistrationStep.Define d) alive[i] = d.Schema.Name.ToString();
                if (program.Steps[i] is RegistrationStep.Implement m) alive[i] = m.Operator.ToString();
                if (program.Steps[i] is RegistrationStep.Release r) alive.Remove(r.Step);
            }

            var there = run.States[i].Operators.Select(o => o.Name.ToString()).Order(StringComparer.Ordinal);
            if (!there.SequenceEqual(alive.Values.Distinct().Order(StringComparer.Ordinal))) return $"after step {i} there are {string.Join(", ", there)}";
        }

        return null;
    }

    private static string? Duplicates(RegistrationProgram program)
    {
        var run = program.Run(RuleSet.Empty);
        for (var i = 0; i < program.Steps.Length; i++)
        {
            var before = i == 0 ? run.Start : run.States[i - 1];
            if (program.Steps[i] is RegistrationStep.Define d)
            {
                var first = before.Find(d.Schema.Name).Match(Some: o => o.Definition?.Debug ?? "", None: () => "");
                if ((run.Errors[i] is DuplicateDefinitionError e && e.Existing == first && e.Refused == d.Debug) != (first.Length > 0)) return $"step {i}: {run.Errors[i]}";
            }

            if (program.Steps[i] is RegistrationStep.Fallback f)
            {
                var taken = before.FallbackAt(f.Key);
                var replaceable = f.Key == DispatchKey.AutogradPrivateUse1 && taken is { IsBuiltInFallback: true };
                if ((run.Errors[i] is DuplicateFallbackError e && e.Existing == taken?.Kernel.Debug && e.Refused == f.Kernel.Debug) != (taken is not null && !replaceable)) return $"step {i}: {run.Errors[i]}";
            }
        }

        return null;
    }

    private static string? Replacement(RegistrationProgram program)
    {
        var run = program.Run(RuleSet.Empty);
        for (var i = 0; i < program.Steps.Length; i++)
        {
            var before = i == 0 ? run.Start : run.States[i - 1];
            if (program.Steps[i] is not RegistrationStep.Fallback f || run.Ids[i] is not { } id) continue;
            var after = run.States[i].Release(id).MatchUnsafe<RuleSet?>(Right: r => r, Left: _ => null);
            if (after is null || after.FallbackAt(f.Key)?.Id != before.FallbackAt(f.Key)?.Id) return $"releasing step {i} does not bring back what was there";
        }

        return null;
    }

    private static string? Signatures(RegistrationProgram program)
    {
        var run = program.Run(RuleSet.Empty);
        for (var i = 0; i < program.Steps.Length; i++)
        {
            if (program.Steps[i] is not RegistrationStep.Implement { Kernel: { Signature: { } signature } kernel } step) continue;
            var others = (i == 0 ? run.Start : run.States[i - 1]).Find(step.Operator).Match(Some: o => o.Kernels.AsEnumerable(), None: () => []);
            var clash = others.Any(k => k.Kernel.Signature is { } known && known.IsSymbolic == signature.IsSymbolic && known.Text != signature.Text);
            if (run.Errors[i] is SignatureMismatchError != clash) return $"step {i} ({kernel.Debug}): {run.Errors[i]?.ToString() ?? "accepted"}";
        }

        return null;
    }

    private static readonly Kernel First = new("the first kernel"), Second = new("the second kernel");

    private static RuleSet Two(RegistrationKey key, Kernel kernel, RegistrationKey then, Kernel kernelThen) => new RegistrationProgram(
    [
        new RegistrationStep.Implement(RuleSamples.Operators[0].Name, key, kernel), new RegistrationStep.Implement(RuleSamples.Operators[0].Name, then, kernelThen),
    ]).Run(RuleSet.Empty).End;

    private static IEnumerable<string?> AnyTwo()
    {
        var keys = TableChangeLaws.Keys;
        for (var i = 0; i < keys.Length; i++)
            for (var j = i + 1; j < keys.Length; j++)
            {
                var (one, other) = (Two(keys[i], First, keys[j], Second), Two(keys[j], Second, keys[i], First));
                yield return TableChangeLaws.ContentDifference(DispatchTable.Compute(one, one.Operators.First()), DispatchTable.Compute(other, other.Operators.First())) is { } found
                    ? $"{keys[i]} and {keys[j]}: {found}" : null;
            }
    }

    private static IEnumerable<string?> Stepwise()
    {
        foreach (var first in TableChangeLaws.Keys)
            foreach (var second in TableChangeLaws.Keys)
            {
                var name = RuleSamples.Operators[0].Name;
                var one = new RegistrationProgram([new RegistrationStep.Implement(name, first, First)]).Run(RuleSet.Empty).End;
                var two = Two(first, First, second, Second);
                var live = SteppedTable.Create(RuleSet.Empty, name).After(one, one.Operators.First(), first).After(two, two.Operators.First(), second);
                var stale = live.Stale(DispatchTable.Compute(two, two.Operators.First())).Any();
                var expected = first == (RegistrationKey)AliasKey.CompositeImplicitAutograd
                    && (second == (RegistrationKey)AliasKey.CompositeExplicitAutograd || (!second.IsAlias && IsMissed(second.Runtime)));
                yield return stale == expected ? null : $"{first} then {second} is {(stale ? "" : "not ")}stale";
            }
    }

    // The plain autograd slot of HIP and VE is AutogradOther itself, so that there the right slot is recomputed by luck.
    private static bool IsMissed(DispatchKey key) => KeyLayout.FunctionalityOf(key) switch
    {
        DispatchKey.NestedTensor => true,
        DispatchKey.Quantized or DispatchKey.Sparse or DispatchKey.SparseCsr => KeyLayout.BackendOf(key) is not (BackendComponent.HIP or BackendComponent.VE),
        _ => false,
    };
}
