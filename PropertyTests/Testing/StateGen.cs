using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Testing;

/// <summary>Thread states, guards of every kind, and guards within guards.</summary>
public static class StateGen
{
    private static Gen<bool> Bool { get; } = Gen.Elements(true, false);

    private static Gen<LocalKeys> Local { get; } = Gen.Frequency(
        (2, Gen.Constant(LocalKeys.Default)),
        (1, KeyGen.RuntimeKey.Two().Select(k => LocalKeys.Default.SetIncluded(k.Item1, true).SetExcluded(k.Item2, true))),
        (3, KeyGen.Sets.Generator.Two().Select(t => new LocalKeys(t.Item1, t.Item2))));

    private static Gen<ThreadState> State { get; } =
        from keys in Local
        from gradients in Bool
        from inference in Bool
        from snapshot in Gen.OneOf(Gen.Constant<LocalKeys?>(null), Local.Select(LocalKeys? (k) => k))
        select new ThreadState { Keys = keys, GradientsEnabled = gradients, InferenceMode = inference, SnapshotOnEntry = snapshot };

    private static Gen<Guard> Scope { get; } = Gen.OneOf(
        KeyGen.Sets.Generator.Select(Guard (s) => new Guard.Include(s)),
        KeyGen.Sets.Generator.Select(Guard (s) => new Guard.Exclude(s)),
        Local.Select(Guard (k) => new Guard.Force(k)),
        Gen.Elements<Guard>(
            new Guard.Preserve(), new Guard.BelowAutograd(), new Guard.BelowADInplaceOrView(), new Guard.SkipFunctionalize(),
            new Guard.Inference(true), new Guard.Inference(false), new Guard.Gradients(true), new Guard.Gradients(false),
            Guard.NonVariableType().IfLeft(e => throw new InvalidOperationException(e.ToString()))));

    /// <summary>The two sets of a thread: the default, the default with a key or two changed, or any. They shrink towards the default and then bit by bit.</summary>
    public static Arbitrary<LocalKeys> Locals { get; } = Arb.From(Local, Smaller);

    /// <summary>Thread states, the default among them, shrinking part by part towards it.</summary>
    public static Arbitrary<ThreadState> States { get; } = Arb.From(Gen.Frequency((1, Gen.Constant(ThreadState.Default)), (5, State)), Smaller);

    /// <summary>Guards of every kind, shrinking by shrinking the sets they hold.</summary>
    public static Arbitrary<Guard> Guards { get; } = Arb.From(Gen.Frequency((11, Scope), (1, State.Select(Guard (s) => new Guard.Restore(s)))), Smaller);

    /// <summary>Guards that a person can write down, which is all but <see cref="Guard.Restore"/>.</summary>
    public static Arbitrary<Guard> WritableGuards { get; } = Arb.From(Scope, Smaller);

    /// <summary>Guard programs: up to five guards, each entered within the one before, shrinking by leaving one out.</summary>
    public static Arbitrary<EquatableArray<Guard>> GuardPrograms { get; } = Arb.From(
        from count in Gen.Choose(0, 5)
        from guards in Guards.Generator.ArrayOf(count)
        select EquatableArray.Create<Guard>(guards),
        Smaller);

    /// <summary>Sets a little smaller: the default, then one bit less.</summary>
    /// <param name="keys">Included and excluded sets.</param>
    /// <returns>The smaller ones.</returns>
    public static IEnumerable<LocalKeys> Smaller(LocalKeys keys)
    {
        if (keys == LocalKeys.Default) yield break;
        yield return LocalKeys.Default;
        // A part that is the default's stays: shrinking it would lead away from the default.
        if (keys.Included != KeySets.DefaultIncluded)
            foreach (var set in KeyGen.Smaller(keys.Included).Prepend(KeySets.DefaultIncluded)) yield return keys.WithIncluded(set);
        if (keys.Excluded != KeySets.DefaultExcluded)
            foreach (var set in KeyGen.Smaller(keys.Excluded).Prepend(KeySets.DefaultExcluded)) yield return keys.WithExcluded(set);
    }

    /// <summary>States with one part less that is not the default's.</summary>
    /// <param name="state">A state.</param>
    /// <returns>The smaller ones.</returns>
    public static IEnumerable<ThreadState> Smaller(ThreadState state)
    {
        if (!state.GradientsEnabled) yield return state with { GradientsEnabled = true };
        if (state.InferenceMode) yield return state with { InferenceMode = false };
        if (state.SnapshotOnEntry is { } snapshot)
            foreach (var keys in Smaller(snapshot).Select(LocalKeys? (k) => k).Prepend(null)) yield return state with { SnapshotOnEntry = keys };
        foreach (var keys in Smaller(state.Keys)) yield return state.WithKeys(keys);
    }

    /// <summary>Guards of the same kind that hold less.</summary>
    /// <param name="guard">A guard.</param>
    /// <returns>The smaller ones.</returns>
    public static IEnumerable<Guard> Smaller(Guard guard) => guard switch
    {
        Guard.Include include => KeyGen.Smaller(include.Keys).Select(Guard (s) => new Guard.Include(s)),
        Guard.Exclude exclude => KeyGen.Smaller(exclude.Keys).Select(Guard (s) => new Guard.Exclude(s)),
        Guard.Force force => Smaller(force.Keys).Select(Guard (k) => new Guard.Force(k)),
        Guard.Restore restore => Smaller(restore.Captured).Select(Guard (s) => new Guard.Restore(s)),
        _ => [],
    };

    /// <summary>Guard programs with a guard less, or with one that holds less.</summary>
    /// <param name="guards">A guard program, the outermost guard first.</param>
    /// <returns>The smaller ones.</returns>
    public static IEnumerable<EquatableArray<Guard>> Smaller(EquatableArray<Guard> guards) =>
        Enumerable.Range(0, guards.Count).Select(EquatableArray<Guard> (i) => [.. guards.Where((_, at) => at != i)])
            .Concat(Enumerable.Range(0, guards.Count).SelectMany(i =>
                Smaller(guards[i]).Select(EquatableArray<Guard> (smaller) => [.. guards.Select((g, at) => at == i ? smaller : g)])));
}
