using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>What a single kernel adds to a chain, and what is said about the chain: two calls in a row, BackendSelect, explanations, remedies.</summary>
internal static class KernelStepLaws
{
    private const int Limit = 20_000;

    private static readonly OperatorName Twice = new("test::twice", "");

    private static readonly Sample<RouteCase> Case = RouteSamples.WellBehaved;

    private static readonly Sample<Guard?> MaybeGuard = (ref SplitMix64 random) => random.OneIn(2) ? null : KeySamples.Guard(ref random);

    public static IEnumerable<Law> All =>
    [
        new SampledLaw<(RouteCase Case, (Guard? First, Guard? Second) Guards)>(
            Text("Two_calls_in_a_row_are_no_cycle_and_share_no_guard",
                "A kernel that makes two calls, each under a guard of its own or none, passes the hops of the first call and then those of the second, also when both are the same call.",
                "A cycle is coming back before the first call is done; a guard ends with the call it was made for (#75166, #145108).", "G12", "G15"),
            Case.And(MaybeGuard.And(MaybeGuard)), c => TwoCalls(c.Case, c.Guards.First, c.Guards.Second) is { } found ? $"{found} — {c.Case}" : null,
            c => c.Case.Smaller().Select(smaller => (smaller, c.Guards))),
        new FiniteLaw(
            Text("BackendSelect_goes_on_with_the_keys_of_arguments_and_device",
                "A BackendSelect kernel continues below BackendSelect with the keys of the tensor arguments and of the device given, the CPU when none is; a device without a key is an error.",
                "A factory function has no tensor to go by: its device is all that says where to make one (#26207).", "G10", "G14"),
            Selecting),
        Law("An_explanation_is_the_choice_taken_apart",
            "The arguments' keys, merged with thread state, without the keys passed over, are the keys of the choice; its slot is the first hop's and holds what the last precedence rule tried put there.",
            "An explanation that differs from the run is worse than none (#81703).", ["G10", "G21"], Explained),
        Law("A_suggested_registration_mends_the_call_that_failed", "Where a call fails for want of a kernel and a registration is suggested, the call does not fail in that way once the suggestion is followed.",
            "Error messages suggested fixes that were impossible (#103382, #119588, #141545).", ["G17", "G21"], Mended),
    ];

    private static SampledLaw<RouteCase> Law(string name, string statement, string why, string[] references, Func<RouteCase, string?> violation) =>
        new(Text(name, statement, why, references), Case, c => violation(c) is { } found ? $"{found} — {c}" : null, c => c.Smaller());

    private static LawText Text(string name, string statement, string why, params string[] references) => new(name, LawFamily.Redispatch, statement, why, [.. references]);

    // The calling kernel stands at the highest key its own call has, which a direct kernel always serves.
    private static string? TwoCalls(RouteCase c, Guard? first, Guard? second)
    {
        var rules = c.Rules();
        var schema = RuleSamples.Operators[0] with { Name = Twice };
        var call = new Call(Twice, c.Call.Arguments);
        var key = KeyLayout.KeyAt(TableLaws.HighestBySearch(c.State.Keys.Apply(call.Keys(schema.DispatchArguments))));
        var kernel = new Kernel("calls twice") { Next = new KernelNext.CallOther(c.Call.Operator, first, new KernelNext.CallOther(c.Call.Operator, second, new KernelNext.Leaf())) };
        var after = Registered(rules.Define(schema, "d")) is { } defined ? Registered(defined.Implement(Twice, key, kernel)) : null;
        if (after is null) return "the calling kernel cannot be registered";

        Route Of(Call of, ThreadState state) => Prediction.Of(of, state, RouteSettings.Over(after) with { KernelLimit = Limit });
        var (one, two) = (Of(c.Call, first?.Enter(c.State) ?? c.State), Of(c.Call, second?.Enter(c.State) ?? c.State));
        var whole = Of(call, c.State);
        var expected = one.Outcome is Outcome.Returned ? one.Hops.AddRange(two.Hops) : one.Hops;
        var outcome = one.Outcome is Outcome.Returned ? two.Outcome : one.Outcome;
        return whole.Hops.Length > 0 && whole.Hops[0].Key == key && whole.Outcome == outcome && whole.Hops[1..].SequenceEqual(expected.Select(h => h with { Depth = h.Depth + 1 }))
            ? null : $"after {first?.ToString() ?? "no guard"} and {second?.ToString() ?? "no guard"} {expected.Length} hops that end in {outcome} are {whole.Hops.Length - 1} that end in {whole.Outcome}";
    }

    private static IEnumerable<string?> Selecting()
    {
        DispatchKeySet[] tensors = [DispatchKeySet.Empty, DispatchKeySet.Of(DispatchKey.CPU), DispatchKeySet.Of(DispatchKey.SparseCUDA), DispatchKeySet.Of(DispatchKey.Meta)];
        foreach (var device in Enum.GetValues<DeviceType>().Cast<DeviceType?>().Prepend(null))
            foreach (var keys in tensors)
                yield return Select(device, keys);
    }

    // One factory function with a kernel for every backend, in a thread that only includes BackendSelect.
    private static string? Select(DeviceType? device, DispatchKeySet tensor)
    {
        var schema = RuleSamples.Operators[0];
        var rules = new RegistrationProgram(
        [
            new RegistrationStep.Define(schema, "d"),
            new RegistrationStep.Implement(schema.Name, DispatchKey.BackendSelect, new Kernel("select") { Next = new KernelNext.SelectBackend() }),
            new RegistrationStep.Implement(schema.Name, AliasKey.CompositeExplicitAutograd, new Kernel("make") { Next = new KernelNext.Leaf() }),
        ]).Run(RuleSet.Empty).End;
        var state = ThreadState.Default.WithKeys(new LocalKeys(DispatchKeySet.Of(DispatchKey.BackendSelect), DispatchKeySet.Empty));
        var call = new Call(schema.Name, [new CallArgument.Tensor(tensor), device is { } given ? new CallArgument.Device(given) : new CallArgument.None()]);
        var route = Prediction.Of(call, state, RouteSettings.Over(rules));
        DispatchKeySet? below = Devices.KeyOf(device ?? DeviceType.Cpu, TensorLayout.Strided, false).MatchUnsafe<DispatchKeySet?>(
            Right: key => (tensor | DispatchKeySet.Of(key)) & DispatchKeySet.FullAfter(DispatchKey.BackendSelect), Left: _ => null);
        var right = below is { } keys
            ? route is { Outcome: Outcome.Returned, Hops: [{ Key: DispatchKey.BackendSelect }, { Kind: HopKind.Redispatch } second] } && second.Keys == keys && second.State == state
            : route is { Outcome: Outcome.FallbackFailed { Key: DispatchKey.BackendSelect }, Hops.Length: 1 };
        return right ? null : $"device {device} with {tensor} passes {string.Join(", ", route.Hops.Select(h => $"{h.Key} with {h.Keys}"))} and ends in {route.Outcome}";
    }

    private static string? Explained(RouteCase c)
    {
        var rules = c.Rules();
        return Explanation.Of(rules, c.Call, c.State, RouteSettings.Over(rules)).Match(
            Right: e => Wrong(e, c.State) ?? "",
            Left: error => $"there is no explanation: {error}") is { Length: > 0 } found ? found : null;
    }

    private static string? Wrong(Explanation e, ThreadState state)
    {
        var arguments = e.Arguments.Aggregate(DispatchKeySet.Empty, (keys, a) => keys | a.Keys);
        if (e.ArgumentKeys != arguments || e.Merged != (arguments | state.Keys.Included) - state.Keys.Excluded) return $"arguments with {arguments} are said to merge to {e.Merged}";
        if (e.Choice.Keys != e.Merged - e.PassedOver || !e.Merged.HasAll(e.PassedOver)) return $"{e.Merged} without {e.PassedOver} is said to be {e.Choice.Keys}";
        if (e.Route.Hops is [var first, ..] && (first.Slot != e.Choice.Slot || first.Content != e.Content || first.Keys != e.Choice.Keys)) return $"the first hop is at {first.Key}, the choice at {e.Key}";
        return e.Steps.Select(s => s.Number).SequenceEqual(Enumerable.Range(1, e.Steps.Count)) && RulesOf(e.Content.Reason).Contains(e.Rule)
            ? null : $"precedence rule {e.Rule} is said to fill the slot with {TableLaws.Show(e.Content)}";
    }

    private static int[] RulesOf(SlotReason reason) => reason switch
    {
        SlotReason.Kernel => [1],
        SlotReason.DefaultBackendKernel => [2, 3],
        SlotReason.NestedKernel => [4],
        SlotReason.AmbiguousAutogradOther or SlotReason.MathKernel => [5],
        SlotReason.AutogradKernel => [6],
        SlotReason.BatchedKernel => [7],
        SlotReason.BackendFallback => [8],
        SlotReason.Missing => [9],
    };

    private static string? Mended(RouteCase c)
    {
        var rules = c.Rules();
        var outcome = c.Route(Limit).Outcome;
        if (((outcome as Outcome.NoKernel)?.Operator ?? (outcome as Outcome.NoTensorArguments)?.Operator) is not { } failing) return null;
        foreach (var remedy in Remedy.For(rules, c.Call, c.State, RouteSettings.Over(rules) with { KernelLimit = Limit }, outcome))
        {
            var kernel = new Kernel("the remedy") { Next = new KernelNext.Leaf() };
            var mended = remedy switch
            {
                Remedy.Register r => Registered(rules.Implement(failing, r.At, kernel)),
                Remedy.RegisterFallback f => Registered(rules.Fallback(f.At, kernel)),
                _ => rules,
            };
            if (mended is null) return $"{remedy} is refused";
            if (mended != rules && Prediction.Of(c.Call, c.State, RouteSettings.Over(mended) with { KernelLimit = Limit }).Outcome == outcome) return $"{remedy} leaves the call ending in {outcome}";
        }

        return null;
    }

    private static RuleSet? Registered(LanguageExt.Either<DispatchError, Registered> step) => step.MatchUnsafe<RuleSet?>(Right: r => r.Rules, Left: _ => null);
}
