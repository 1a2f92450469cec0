using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Whole chains of kernels: that they end, and that those which do not are reported.</summary>
internal static class RouteLaws
{
    private const int Limit = 20_000;

    private static readonly Sample<RouteCase> WellBehaved = RouteSamples.WellBehaved;

    private static readonly Sample<RouteCase> Guarded = RouteSamples.Guarded;

    public static IEnumerable<Law> All =>
    [
        Law("A_call_of_well_behaved_kernels_ends",
            "If every kernel is a leaf, redispatches below its own key (not at PythonDispatcher or Undefined) under a guard that un-excludes nothing, or calls again under a guard that excludes its key, every call ends.",
            "Modes re-entered themselves until the stack ended (#75166, #111014); autograd kernels looped for ever (#42609).", ["G15"], WellBehaved,
            c => c.Route(Limit).Outcome is Outcome.Cycle or Outcome.DepthLimit ? $"the call ends in {c.Route(Limit).Outcome}" : null),
        Law("A_kernel_is_entered_again_only_after_a_key_was_excluded",
            "Under the same conditions, when the same operator comes to a kernel at a key again before it is finished, a functionality is excluded that was not the first time.",
            "A kernel that redispatches without a guard is entered again when one below it calls again: the measure that falls is the set of keys not excluded.", ["G15"], WellBehaved,
            c => Again(c, (before, now) => before.State.Keys.Excluded.Functionalities != now.State.Keys.Excluded.Functionalities
                && now.State.Keys.Excluded.HasAll(before.State.Keys.Excluded))),
        Law("A_guarded_kernel_is_not_entered_again_before_its_operator_is_done",
            "If kernels that redispatch hold a guard that excludes their key, too, the same operator does not come to a kernel at one key twice before it is finished.",
            "Why autograd kernels hold a guard; without it a kernel below that calls again starts over at the top.", ["G15"], Guarded,
            c => Again(c, (_, _) => false)),
        Law("Every_hop_is_the_choice_and_the_table",
            "Each hop's slot is the one its keys select, holds what the operator's table holds there, and is reached by the choice (a call) or by a subset of what the kernel above received (a redispatch below itself).",
            "A prediction must be the same list as the run.", ["G14"], WellBehaved, EveryHop),
        new FiniteLaw(
            Text("A_kernel_that_comes_back_to_itself_is_reported",
                "At every runtime key, a kernel that redispatches with just what it received, and one that calls again under no guard, end the prediction as a cycle at that key as soon as they are entered again in the same way with the same keys and thread state, and not before.",
                "Cycles ended in a stack overflow with no word of which kernel (#75166, #111014).", "G15"), Cycles),
        new FiniteLaw(
            Text("Below_itself_at_PythonDispatcher_or_Undefined_is_a_cycle", "A kernel at PythonDispatcher or Undefined that redispatches below its own key comes back to itself; at every other runtime key it does not.",
                "FULL_AFTER keeps PythonDispatcher, and nothing is below Undefined.", "G5", "G15"), BelowItself),
    ];

    private static SampledLaw<RouteCase> Law(string name, string statement, string why, string[] references, Sample<RouteCase> cases, Func<RouteCase, string?> violation) =>
        new(Text(name, statement, why, references), cases, c => violation(c) is { } found ? $"{found} — {c}" : null, c => c.Smaller());

    private static LawText Text(string name, string statement, string why, params string[] references) => new(name, LawFamily.Redispatch, statement, why, [.. references]);

    // Inside are the hops whose kernels have not returned: one for each depth above this one.
    private static string? Again(RouteCase c, Func<Hop, Hop, bool> isAllowed)
    {
        var inside = new List<Hop>();
        foreach (var hop in c.Route(Limit).Hops)
        {
            inside.RemoveRange(hop.Depth, inside.Count - hop.Depth);
            if (inside.Any(h => h.Operator == hop.Operator && h.Slot == hop.Slot && !isAllowed(h, hop))) return $"{hop.Operator} comes back to its kernel at {hop.Key}";
            inside.Add(hop);
        }

        return null;
    }

    private static string? EveryHop(RouteCase c)
    {
        var rules = c.Rules();
        var inside = new List<Hop>();
        foreach (var hop in c.Route(Limit).Hops)
        {
            inside.RemoveRange(hop.Depth, inside.Count - hop.Depth);
            var table = rules.Find(hop.Operator).Match(Some: o => DispatchTable.Compute(rules, o), None: () => DispatchTable.Compute(rules, OperatorRules.None(hop.Operator)));
            if (hop.Slot != TableLaws.HighestBySearch(hop.Keys)) return $"{hop.Keys} is said to select {hop.Key}";
            if (table[hop.Slot] != hop.Content) return $"the hop at {hop.Key} holds {TableLaws.Show(hop.Content)}, the table {TableLaws.Show(table[hop.Slot])}";
            if (hop.Kind == HopKind.Call && Router.Choose(table, hop.Keys, hop.State.Keys) is var choice
                && (hop.State.Keys.Excluded.Functionalities.HasAny(hop.Keys) || (choice.Slot != hop.Slot && hop.State.Keys.Apply(hop.Keys) == hop.Keys)))
                return $"a call with {hop.Keys} is said to choose {hop.Key}";
            if (hop.Kind == HopKind.Redispatch && inside.Count > 0 && !inside[^1].Keys.HasAll(hop.Keys)) return $"a redispatch below {inside[^1].Key} gained keys: {hop.Keys}";
            inside.Add(hop);
        }

        return null;
    }

    private static IEnumerable<string?> Cycles()
    {
        // The first entry is a call, without the guard: another way of entering, another state.
        (KernelNext Next, int Entered)[] again =
        [
            (new KernelNext.CallAgain(new Guard.Preserve()), 2), (new KernelNext.Redispatch(new RedispatchKeys.Masked(DispatchKeySet.Full)), 3),
            (new KernelNext.CallAgain(new Guard.Gradients(false)), 3),
        ];
        foreach (var key in KeyLayout.RuntimeKeys[1..].ToArray())
            foreach (var (next, entered) in again)
            {
                var route = Alone(key, next);
                yield return route.Outcome is Outcome.Cycle cycle && cycle.Key == key && route.Hops.Length == entered
                    ? null : $"{next} at {key} is entered {route.Hops.Length} times and ends in {route.Outcome}";
            }
    }

    private static IEnumerable<string?> BelowItself() => KeyLayout.RuntimeKeys.ToArray().Select(key =>
        Alone(key, new KernelNext.Redispatch(new RedispatchKeys.BelowOwn())).Outcome is var end && end is Outcome.Cycle == key is DispatchKey.PythonDispatcher or DispatchKey.Undefined
            ? null : $"below itself at {key} ends in {end}");

    // One operator with one kernel, called with one tensor of just that key and no thread state.
    private static Route Alone(DispatchKey key, KernelNext next)
    {
        var schema = RuleSamples.Operators[0];
        var program = new RegistrationProgram(
        [
            new RegistrationStep.Define(schema, "d"), new RegistrationStep.Implement(schema.Name, key, new Kernel("k") { Next = next }),
        ]);
        var nothing = ThreadState.Default.WithKeys(new LocalKeys(DispatchKeySet.Empty, DispatchKeySet.Empty));
        return new RouteCase(program, new Call(schema.Name, [new CallArgument.Tensor(DispatchKeySet.Of(key)), new CallArgument.None()]), nothing).Route(Limit);
    }
}
