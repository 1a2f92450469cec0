using System.Collections.Immutable;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>The built-in fallbacks, section 7 of the dispatch model.</summary>
internal static class FallbackLaws
{
    private static readonly DispatchKey[] PassingOn =
        [DispatchKey.PythonTLSSnapshot, DispatchKey.PreDispatch, DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor];

    private static readonly bool[] Both = [false, true];

    private static readonly Sample<FallbackSituation> Situation = (ref SplitMix64 random) => new("test::f", KeySamples.KeySet(ref random), KeySamples.State(ref random))
    {
        Engine = random.Pick<AutogradEngine>(Enum.GetValues<AutogradEngine>()),
        Mode = random.OneIn(2) ? AutogradFallbackMode.Warn : AutogradFallbackMode.Nothing,
        AnyInputRequiresGrad = random.OneIn(2),
        HasMode = random.OneIn(3),
        HasDispatcherObject = random.OneIn(2),
        Arguments = [.. Facts.Many(0, 4)(ref random)],
        FakeImplementation = random.OneIn(2) ? ("module", "context") : null,
        IsFakeImplementationLoaded = random.OneIn(2),
    };

    private static Sample<ArgumentFacts> Facts => (ref SplitMix64 random) => new(random.OneIn(3), random.OneIn(3));

    public static IEnumerable<Law> All =>
    [
        new FiniteLaw(
            Text("The_autograd_fallback_always_goes_below_autograd", "In every mode, engine and gradient state the autograd fallback redispatches with keys ∩ after_autograd, or is a fallthrough in small builds; the thread's state stays.",
                "Five years of tuning changed what it adds, never where it goes (#104481, #105505, #105591).", "G14", "G15"),
            () => Autograd().Select(c => c.Step switch
            {
                FallbackStep.PassOver => c.Engine == AutogradEngine.SmallBuild ? null : $"{c} passes over",
                FallbackStep.Redispatch r => c.Engine != AutogradEngine.SmallBuild && r.Keys == (c.Keys & KeySets.AfterAutograd) && r.State == c.State ? null : $"{c} redispatches with {r.Keys}",
                FallbackStep.RedispatchThenMarkOutputs r => r.Keys == (c.Keys & KeySets.AfterAutograd) && r.State == c.State ? null : $"{c} redispatches with {r.Keys}",
                var other => $"{c} takes the step {other}",
            })),
        new FiniteLaw(
            Text("Outputs_are_looked_at_iff_the_mode_warns_and_gradients_matter", "Outputs are marked if and only if an engine is attached, the mode is Warn, gradients are on and an input requires grad.",
                "Custom operators without an autograd kernel lost gradients silently (#62032, #65151, #43908)."),
            () => Autograd().Select(c => c.Step is FallbackStep.RedispatchThenMarkOutputs
                == (c.Engine == AutogradEngine.Attached && c.Mode == AutogradFallbackMode.Warn && c.State.GradientsEnabled && c.RequiresGrad) ? null : $"{c} takes the step {c.Step}")),
        new FiniteLaw(
            Text("An_output_is_marked_by_what_it_is", "An output that is not differentiable gets nothing; one that requires grad a hook, also on the base if it is a mutable view whose base requires grad; another a node, unless the schema says it is mutated.",
                "Undefined gradients and in-place outputs broke internal users (#105591)."),
            () => Both.SelectMany(differentiable => Both.SelectMany(requires => Both.SelectMany(mutable => Both.Select(view =>
            {
                var expected = !differentiable ? OutputMark.None
                    : requires && mutable && view ? OutputMark.WarningHookOnOutputAndBase
                    : requires ? OutputMark.WarningHook
                    : mutable ? OutputMark.None : OutputMark.WarningNode;
                var facts = new OutputFacts(differentiable, requires, mutable, view);
                return AutogradFallback.OnOutput(facts) == expected ? null : $"{facts} is marked {AutogradFallback.OnOutput(facts)}";
            }))))),
        new FiniteLaw(
            Text("Mode_error_is_refused_when_set", "Setting the autograd fallback mode gives that mode, except Error, which is refused.", "Declared and not implemented in PyTorch (#196859)."),
            () => Enum.GetValues<AutogradFallbackMode>().Select(mode => AutogradFallback.SetMode(mode).Match(Right: m => m == mode && m != AutogradFallbackMode.Error, Left: _ => mode == AutogradFallbackMode.Error)
                ? null : $"mode {mode}")),
        new SampledLaw<FallbackSituation>(
            Text("Every_fallback_that_redispatches_descends", "A built-in fallback that continues the operator does so with a strictly lower highest functionality.",
                "Modes that re-entered themselves ran until the stack ended (#75166, #111014).", "G15"),
            Situation, situation => KeyLayout.RuntimeKeys[1..].ToArray().Select(key => Descends(key, situation)).FirstOrDefault(v => v is not null)),
        new SampledLaw<FallbackSituation>(
            Text("A_fallback_that_passes_on_keeps_exactly_what_is_below_it",
                "PythonTLSSnapshot, PreDispatch, Conjugate, Negative and ZeroTensor continue with keys ∩ FULL_AFTER(own key), whatever set they are handed; only the snapshot on entry may be new in the state.",
                "A fallback can be handed any set by a kernel that redispatches to it; keys above it must not come back (#75166).", "G5", "G14", "G15"),
            Situation, situation => PassingOn.Select(key => PassesOn(key, situation)).FirstOrDefault(v => v is not null)),
        new SampledLaw<ThreadState>(
            Text("The_snapshot_on_entry_is_set_at_most_once", "The snapshot kernel records the thread's keys if none are recorded and never overwrites a record; nothing else of the state changes.",
                "A nested call that overwrote it made handlers start from the wrong state.", "G16"),
            (Sample<ThreadState>)KeySamples.State,
            state => PythonFallback.SetIfEmpty(state) == state with { SnapshotOnEntry = state.SnapshotOnEntry ?? state.Keys }
                && PythonFallback.SetIfEmpty(PythonFallback.SetIfEmpty(state)) == PythonFallback.SetIfEmpty(state) ? null : $"{state}"),
        new SampledLaw<ThreadState>(
            Text("Restoring_gives_back_the_keys_of_the_entry_and_empties_the_record", "Restore gives the recorded keys and no record, and is an error without one; after Stash it is an error.",
                "While a handler has restored the entry state, the record must be empty so that a nested entry records anew.", "G16"),
            (Sample<ThreadState>)KeySamples.State, Restores),
        new SampledLaw<FallbackSituation>(
            Text("The_Python_fallback_needs_the_record", "Without a snapshot on entry the Python fallback is an error, whatever modes and arguments there are.", "An internal error of PyTorch, too.", "G16"),
            Situation,
            s => PythonFallback.OnCall(s.Keys, s.State with { SnapshotOnEntry = null }, s.HasMode, s.Arguments) is FallbackStep.Raise { Failure: FallbackFailure.NoSnapshot } ? null : $"{s}"),
        new SampledLaw<FallbackSituation>(
            Text("A_mode_goes_before_subclasses_and_the_first_interpreter_wins",
                "With a mode its interpreter handles the call; else, if an argument carries the Python key, that of the first argument that has one; if none carries it, Python is dropped from keys and included set and the rest goes on under a handler's exclusions; without any interpreter it is an error.",
                "Ordering was documented only in threads; a wrapper subclass with a re-entrant mode ended in a SystemError (#117900, #136565, #173091).", "G16"),
            Situation, Python),
        new SampledLaw<FallbackSituation>(
            Text("A_handler_sees_nothing_above_Python_except_the_dispatcher", "In a handler's state no call has a functionality above Python, except PythonDispatcher; Python and everything below it stay.",
                "A handler's own calls must start below autograd; PyTorch's source says the reverse of what it does.", "G16", "G10"),
            Situation, Handler),
        new FiniteLaw(
            Text("The_Meta_fallback_names_the_module_to_load_iff_it_is_declared_and_missing", "A missing Meta kernel is an error that says to load the declared module, if there is one and it is not loaded, and else that there is no kernel.",
                "The message suggested fixes that were impossible (#103382, #119588, #141545)."),
            () => Both.SelectMany(declared => Both.Select(loaded =>
            {
                var situation = new FallbackSituation("test::f", default, default) { FakeImplementation = declared ? ("module", "context") : null, IsFakeImplementationLoaded = loaded };
                return BuiltInFallbacks.Decide(DispatchKey.Meta, situation) is FallbackStep.Raise { Failure: var failure }
                    && (failure is FallbackFailure.FakeImplementationNotLoaded) == (declared && !loaded) ? null : $"declared {declared}, loaded {loaded}";
            }))),
        new SampledLaw<FallbackSituation>(
            Text("The_dispatcher_object_gets_the_call_without_its_own_key", "PythonDispatcher hands over all keys but its own; without a dispatcher object it is an error.",
                "It is the one key that FULL_AFTER keeps, so it must be removed by name (#88109).", "G5", "G15"),
            Situation,
            s => BuiltInFallbacks.Decide(DispatchKey.PythonDispatcher, s) switch
            {
                FallbackStep.HandToDispatcher h => s.HasDispatcherObject && h.Keys == s.Keys.Remove(DispatchKey.PythonDispatcher) ? null : $"{s} hands over {h.Keys}",
                FallbackStep.Raise => s.HasDispatcherObject ? $"{s} is refused" : null,
                var other => $"{s} takes the step {other}",
            }),
    ];

    private static LawText Text(string name, string statement, string why, params string[] references) => new(name, LawFamily.Fallbacks, statement, why, [.. references]);

    private sealed record AutogradCase(AutogradEngine Engine, AutogradFallbackMode Mode, DispatchKeySet Keys, ThreadState State, bool RequiresGrad, FallbackStep Step);

    private static IEnumerable<AutogradCase> Autograd() =>
        from engine in Enum.GetValues<AutogradEngine>()
        from mode in (AutogradFallbackMode[])[AutogradFallbackMode.Nothing, AutogradFallbackMode.Warn]
        from key in AutogradFallback.Keys.ToArray()
        from gradients in Both
        from requires in Both
        let keys = DispatchKeySet.Of(key, DispatchKey.ADInplaceOrView, DispatchKey.PythonDispatcher) | DispatchKeySet.Of(BackendComponent.CUDA) | DispatchKeySet.Of(DispatchKey.Dense)
        let state = ThreadState.Default with { GradientsEnabled = gradients }
        select new AutogradCase(engine, mode, keys, state, requires, BuiltInFallbacks.Decide(
            key, new FallbackSituation("test::f", keys, state) { Engine = engine, Mode = mode, AnyInputRequiresGrad = requires }));

    // A fallback is only ever reached with its key on top.
    private static string? Descends(DispatchKey key, FallbackSituation situation)
    {
        var upTo = DispatchKeySet.FullAfter(key) - DispatchKeySet.Of(DispatchKey.PythonDispatcher);
        var reached = situation with { Keys = (situation.Keys & upTo).Add(key) };
        DispatchKeySet? next = BuiltInFallbacks.Decide(key, reached) switch
        {
            FallbackStep.Redispatch r => r.Keys,
            FallbackStep.RedispatchThenMarkOutputs r => r.Keys,
            FallbackStep.MaterialiseThenRedispatch r => r.Keys,
            FallbackStep.HandToDispatcher r => r.Keys,
            _ => null,
        };
        return next is { } keys && keys.HighestFunctionality >= reached.Keys.HighestFunctionality ? $"{key} with {reached.Keys} continues with {keys}" : null;
    }

    private static string? PassesOn(DispatchKey key, FallbackSituation s)
    {
        (DispatchKeySet Keys, ThreadState State)? next = BuiltInFallbacks.Decide(key, s) switch
        {
            FallbackStep.Redispatch r => (r.Keys, r.State),
            FallbackStep.MaterialiseThenRedispatch m when m.Property == key => (m.Keys, m.State),
            _ => null,
        };
        var state = key == DispatchKey.PythonTLSSnapshot ? PythonFallback.SetIfEmpty(s.State) : s.State;
        return next == (s.Keys & DispatchKeySet.FullAfter(key), state) ? null : $"{key} with 0x{s.Keys.Raw:x} continues with {next}";
    }

    private static string? Restores(ThreadState state)
    {
        var restored = PythonFallback.Restore(state).MatchUnsafe<ThreadState?>(Right: s => s, Left: _ => null);
        var right = state.SnapshotOnEntry is { } keys ? restored == state with { Keys = keys, SnapshotOnEntry = null } : restored is null;
        return right && PythonFallback.Restore(PythonFallback.Stash(state)).IsLeft && PythonFallback.Stash(state).Keys == state.Keys ? null : $"{state}";
    }

    private static string? Python(FallbackSituation s)
    {
        var state = PythonFallback.SetIfEmpty(s.State);
        var step = PythonFallback.OnCall(s.Keys, state, s.HasMode, s.Arguments);
        var first = s.Arguments.Select((a, i) => (a, i)).Where(p => p.a.HasInterpreter).Select(p => p.i).FirstOrDefault(-1);
        var right = step switch
        {
            FallbackStep.RunInterpreter { From: InterpreterSource.Mode } r => s.HasMode && r.Argument == -1,
            FallbackStep.RunInterpreter { From: InterpreterSource.Subclass } r => !s.HasMode && first >= 0 && r.Argument == first && s.Arguments.Any(a => a.HasPythonKey),
            FallbackStep.Raise { Failure: FallbackFailure.NoInterpreter } => !s.HasMode && first < 0,
            FallbackStep.Redispatch r => !s.HasMode && first >= 0 && !s.Arguments.Any(a => a.HasPythonKey)
                && r.Keys == s.Keys.Remove(DispatchKey.Python)
                && r.State == state.WithKeys(new LocalKeys(state.Keys.Included.Remove(DispatchKey.Python), state.Keys.Excluded | PythonFallback.ExcludedInHandler)),
            _ => false,
        };
        return right ? null : $"mode {s.HasMode}, arguments {string.Join(", ", s.Arguments)}: {step}";
    }

    private static string? Handler(FallbackSituation s)
    {
        var state = PythonFallback.SetIfEmpty(s.State);
        if (PythonFallback.OnCall(s.Keys, state, true, ImmutableArray<ArgumentFacts>.Empty) is not FallbackStep.RunInterpreter { State: var inside }) return "no interpreter runs";
        var (before, seen) = (state.Keys.Apply(s.Keys), inside.Keys.Apply(s.Keys));
        var kept = DispatchKeySet.FullAfter(DispatchKey.Python).Add(DispatchKey.Python);
        return seen == (before & (kept | KeySets.BackendBits)) ? null : $"{s.Keys} is seen as {seen} instead of {before & kept}";
    }
}
